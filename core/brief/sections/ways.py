"""Build, buy or API: the three ways as a table, what the rule says, and what would change that."""

import math
from collections.abc import Iterator

from core.brief.answers import answered, number
from core.brief.facts import Facts
from core.brief.sections.section import Found, Section
from core.brief.standing import Standing, standing
from core.brief.weighing import RULE, WAYS, Weighed, api_month, recommendation, weigh
from core.card.pieces import Link, Points, Table, Text, Word
from core.costs.units import span
from core.evaluation.money.words import amount
from core.lessons.planner.spans import short
from core.lessons.planner.words import money_title
from core.luck import in_a_row
from core.messages import N_, Message

OPEN, NONE, UNTRIED = N_("open"), N_("none needed"), N_("not tried on these rows")


def _find(facts: Facts) -> Found:
    found = weigh(facts)
    yield Text(recommendation(found))
    yield Text(Message(RULE))
    head = Message(N_("Weighed by")), *(Message(way.label) for way in WAYS.values())
    yield Table(head, (*_measured(facts), _ruled_out(found)))
    yield Points(tuple(_changing(facts, found)))
    yield Link(Message(N_("Prices and break-even in the planner")), facts.link("concepts", topic="planner"))
    asked = {one.question: one for way in found if not way.against for one in way.lacks}
    yield from asked.values()


def _measured(facts: Facts) -> Iterator[tuple[Word, ...]]:
    open_, own = Message(OPEN), answered(facts, "own_rows")
    yield Message(N_("Score on these rows")), _score(standing(facts)), Message(UNTRIED), Message(UNTRIED)
    taught = Message(OPEN) if facts.run is None else f"{len(facts.run.split.train):,}"
    yield Message(N_("Labelled rows that it learned from")), taught, Message(NONE), Message(NONE)
    yield Message(N_("Labelled rows of your own")), own or open_, Message(NONE), Message(NONE)
    yield Message(N_("People")), answered(facts, "builders") or open_, "–", "–"
    yield Message(N_("A month")), _own_month(facts), _offer(facts), _api(facts)
    house = Message(N_("stay in the house")), Message(N_("leave the house")), Message(N_("leave the house"))
    yield Message(N_("Cases")), *house


def _score(it: Standing) -> Message:
    if not math.isfinite(it.value):
        return Message.of(N_("{score}: can't be computed"), score=it.label)
    return Message.of(N_("{score} {value:.2f} ({low:.2f} to {high:.2f})"), score=it.label, value=it.value, low=it.low, high=it.high)  # fmt: skip


def _own_month(facts: Facts) -> Word:
    costs = facts.worked.costs
    if costs is None:
        return Message(N_("people; computing not measured"))
    time = span(facts.decision.volume * costs.timing.alone)
    return Message.of(N_("people, and {time} of one core"), time=time)


def _offer(facts: Facts) -> Word:
    offer = number(facts, "offer")
    return Message(OPEN) if offer is None else amount(offer, facts.decision)


def _api(facts: Facts) -> Word:
    text = N_("${api} by your plan") if facts.planned else N_("${api} by the planner's defaults")
    return Message.of(text, api=short(api_month(facts)))


def _ruled_out(found: tuple[Weighed, ...]) -> tuple[Word, ...]:
    stands = Message(N_("nothing so far"))
    return Message(N_("Ruled out by")), *(in_a_row(way.against) if way.against else stands for way in found)


def _changing(facts: Facts, found: tuple[Weighed, ...]) -> Iterator[Message]:
    yield Message(N_("What would change it: a score of the product or the API on these very rows, above the one measured here."))  # fmt: skip
    budget = number(facts, "budget")
    if budget is not None:
        yield Message.of(N_("An offer of at most {budget} a month keeps the product in."), budget=amount(budget, facts.decision))  # fmt: skip
    yield Message.of(N_("For a large model: {title}."), title=money_title(facts.plan))


WAYS_SECTION = Section("ways", N_("Build, buy or API"), N_("Which way gets us there, and what would change that?"), _find)  # fmt: skip
