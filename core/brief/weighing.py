"""Build, buy or call an API: three ways, weighed by what is measured or answered, by a rule that is stated."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from core.brief.answers import chosen, number
from core.brief.facts import Facts
from core.brief.sections.section import Missing
from core.brief.standing import standing
from core.evaluation.money.words import amount
from core.lessons.planner.money import api_request
from core.lessons.planner.spans import short
from core.messages import N_, Message

RULE = N_(
    "The rule: what can't be is ruled out first (no shown skill, nobody to build, cases that may not leave the house, a price "
    "above the budget). While an answer is missing for a way that is left, nothing is recommended. Of several that are "
    "left, building goes first, since its score alone is measured on these rows; then the product, then the API."
)


@dataclass(frozen=True)
class Way:
    """Describe a way to get there.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    against : callable
        Yields what rules it out.
    lacks : callable
        Yields what nobody knows of it yet.
    """

    label: str
    against: Callable[[Facts], Iterator[Message]]
    lacks: Callable[[Facts], Iterator[Missing]]


@dataclass(frozen=True)
class Weighed:
    """Hold what is for and against a way: it is out with anything `against` it, and open while something `lacks`."""

    name: str
    against: tuple[Message, ...]
    lacks: tuple[Missing, ...]


def weigh(facts: Facts) -> tuple[Weighed, ...]:
    """Weigh all ways."""
    return tuple(Weighed(name, tuple(way.against(facts)), tuple(way.lacks(facts))) for name, way in WAYS.items())


def recommended(found: tuple[Weighed, ...]) -> str | None:
    """Return the name of the way that the rule recommends; None where it doesn't yet, or where none is left."""
    left = [way for way in found if not way.against]
    return left[0].name if left and not any(way.lacks for way in left) else None


def recommendation(found: tuple[Weighed, ...]) -> Message:
    """Say what the rule comes to."""
    left, best = [way for way in found if not way.against], recommended(found)
    if not left:
        return Message(N_("By the rule no way is left: change what rules them out, or don't do it."))
    if best is not None:
        return Message.of(N_("By the rule: {way}."), way=Message(WAYS[best].label))
    open_ = sum(len(way.lacks) for way in left)
    return Message.of(N_("Not settled: {left} of {of} ways are left, and {open} answers are missing."), left=len(left), of=len(found), open=open_)  # fmt: skip


def _against_building(facts: Facts) -> Iterator[Message]:
    it, builders = standing(facts), number(facts, "builders")
    if not math.isfinite(it.low):
        yield Message(N_("its score can't be computed on these rows"))
    elif not it.beats_baseline:
        text = N_(
            "its score is not shown to be better than no model: {low:.2f} at the lower end, {baseline:.2f} without"
        )
        yield Message.of(text, low=it.low, baseline=it.baseline)
    if builders == 0:
        yield Message(N_("nobody is there to build it"))


def _building_lacks(facts: Facts) -> Iterator[Missing]:
    for name, words in _BUILDING.items():
        if number(facts, name) is None:
            yield Missing(Message(words), facts.link("brief"), name)


_BUILDING: Mapping[str, str] = {
    "builders": N_("How many people can build and keep it."),
    "own_rows": N_("How many labelled cases of your own there are to learn from."),
}


def _against_leaving(facts: Facts) -> Iterator[Message]:
    if chosen(facts, "leave") == "no":
        yield Message(N_("the cases may not leave the house"))


def _against_buying(facts: Facts) -> Iterator[Message]:
    yield from _against_leaving(facts)
    offer, budget = number(facts, "offer"), number(facts, "budget")
    if offer is not None and budget is not None and offer > budget:
        text = N_("the offer of {offer} a month is above the budget of {budget}")
        yield Message.of(text, offer=amount(offer, facts.decision), budget=amount(budget, facts.decision))


def _buying_lacks(facts: Facts) -> Iterator[Missing]:
    yield from _leaving_lacks(facts)
    for name, words in _BUYING.items():
        if number(facts, name) is None:
            yield Missing(Message(words), facts.link("brief"), name)


_BUYING: Mapping[str, str] = {
    "offer": N_("The price of a ready product, by an offer."),
    "budget": N_("How much it may cost a month."),
}


def _leaving_lacks(facts: Facts) -> Iterator[Missing]:
    if not chosen(facts, "leave"):
        yield Missing(Message(N_("Whether the cases may leave the house.")), facts.link("brief"), "leave")


def _against_api(facts: Facts) -> Iterator[Message]:
    yield from _against_leaving(facts)
    budget = number(facts, "budget")
    if facts.planned and facts.decision.currency == "USD" and budget is not None and api_month(facts) > budget:
        text = N_("the API would ask ${api} a month by the plan, above the budget of {budget}")
        yield Message.of(text, api=short(api_month(facts)), budget=amount(budget, facts.decision))


def _api_lacks(facts: Facts) -> Iterator[Missing]:
    yield from _leaving_lacks(facts)
    if not facts.planned:
        yield Missing(Message(N_("What the API would cost: the plan still has the product's numbers.")), facts.link("concepts", topic="planner"))  # fmt: skip
    elif number(facts, "budget") is None:
        yield Missing(Message(_BUYING["budget"]), facts.link("brief"), "budget")


def api_month(facts: Facts) -> float:
    """Return what an API asks a month by the plan, in $."""
    return facts.plan.requests * api_request(facts.plan)


WAYS: Mapping[str, Way] = {
    "build": Way(N_("Build your own"), _against_building, _building_lacks),
    "buy": Way(N_("Buy a product"), _against_buying, _buying_lacks),
    "api": Way(N_("Call an API"), _against_api, _api_lacks),
}
"""Name -> way, in the order in which the rule prefers them."""
