"""Go, no-go or the experiment that would settle it: the user's rule against what was measured."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from core.brief.facts import Facts
from core.brief.finding import finding_of_run
from core.brief.plan import MEASURES, Rule
from core.brief.standing import against_nothing, standing
from core.bundles import BUNDLES, bundle
from core.evaluation.baselines.worth import verdict as beside_simple
from core.evaluation.money.words import amount, verdict_sentence, verdict_title
from core.evaluation.money.worth import worth
from core.evaluation.versus import MOST_TIMES, rounded_up
from core.messages import N_, Message, UserError

Kind = Literal["unset", "drawn", "unmeasured", "go", "no", "open"]


@dataclass(frozen=True)
class Measured:
    """Hold what a rule asks about: a value with its 95 % interval over `rows` graded rows."""

    value: float
    low: float
    high: float
    rows: int


@dataclass(frozen=True)
class Verdict:
    """Hold what is decided.

    Parameters
    ----------
    kind : str
        "unset" without a rule; "drawn" on points of a formula; "unmeasured" where the rule's measure can't be computed;
        "go", "no", or "open" where the interval reaches both sides.
    sentence : Message
        The verdict with its numbers.
    experiment : tuple of Message
        What would settle it, or would be a test of a rule that came after its result.
    blind : bool
        Whether the rule was set before the result was known, as far as can be told.
    """

    kind: Kind
    sentence: Message
    experiment: tuple[Message, ...] = ()
    blind: bool = True


def verdict_of(facts: Facts) -> Verdict:
    """Hold the user's rule against what was measured."""
    rule = facts.brief.rule
    if facts.run is not None and facts.run.data.drawn:
        return Verdict("drawn", Message(N_("Nothing to decide: the points are drawn by a formula.")))
    if rule is None:
        return Verdict("unset", Message(N_("Not decided: nobody has set a rule, from which value on it is a go.")))
    found = _MEASURED[rule.measure](facts)
    if found is None or not math.isfinite(found.low) or not math.isfinite(found.high):
        text = N_("Not decided: “{measure}” can't be computed for what is in hand.")
        return Verdict("unmeasured", Message.of(text, measure=Message(MEASURES[rule.measure])))
    kind = kind_of(found, rule.at_least)
    blind = set_before(facts, rule)
    settling = () if kind != "open" else (_needed(found, rule.at_least),)
    sentence = _sentence(facts, rule, kind, found) if kind == "open" or blind else _late(facts, rule, kind, found)
    return Verdict(kind, sentence, (*settling, *(() if blind else (_fresh(facts),))), blind)


def evidence(facts: Facts) -> tuple[Message, ...]:
    """Say in few sentences what is known so far, whatever the rule: is it better than nothing, and does it earn money?"""
    it = standing(facts)
    if not math.isfinite(it.low) or (facts.run is not None and facts.run.data.drawn):
        return ()
    known = against_nothing(it), *_simple(facts)
    if not facts.predictions.classes:
        return known
    return *known, *_earned(facts)


def _earned(facts: Facts) -> tuple[Message, ...]:
    """Return whether it is worth its money, where that can be said."""
    try:
        found = worth(facts.it, facts.decision)
    except UserError:
        return ()
    told = verdict_title(found), verdict_sentence(found, facts.decision)
    return (Message.of(N_("{verdict}. {sentence}"), verdict=told[0], sentence=told[1]),)


def _simple(facts: Facts) -> tuple[Message, ...]:
    """Return whether the run beats the simple models, where these are fitted."""
    if facts.run is None or not facts.worked.besides:
        return ()
    found = beside_simple(facts.run, facts.worked.besides)
    return (Message.of(N_("{verdict}. {sentence}"), verdict=found.title, sentence=found.sentence),)


def kind_of(found: Measured, at_least: float) -> Kind:
    """Tell whether all of the interval is at or above what the rule asks for, all below, or neither."""
    if found.low >= at_least:
        return "go"
    return "no" if found.high < at_least else "open"


def _score(facts: Facts) -> Measured | None:
    it = standing(facts)
    return Measured(it.value, it.low, it.high, it.rows)


def _money(facts: Facts) -> Measured | None:
    """Return what the best threshold brings, the luck of having been chosen taken off."""
    if not facts.predictions.classes:
        return None
    try:
        it = worth(facts.it, facts.decision)
    except UserError:
        return None
    return Measured(it.expected, it.money.low - it.luck, it.money.high - it.luck, it.rows)


_MEASURED: Mapping[str, Callable[[Facts], Measured | None]] = {"score": _score, "money": _money}


def _sentence(facts: Facts, rule: Rule, kind: Kind, found: Measured) -> Message:
    text = N_("{decided}: by the rule of {day}, {asked}; measured: {measured}.")
    decided, day = Message(_DECIDED[kind]), rule.set_at.date().isoformat()
    asked, measured = _asked(facts, rule), _told(facts, rule, found)
    said = Message.of(text, decided=decided, day=day, asked=asked, measured=measured)
    return _with_money(facts, said) if kind == "go" and rule.measure == "score" else said


def _late(facts: Facts, rule: Rule, kind: Kind, found: Measured) -> Message:
    """Say what the rule would say, and first that it came too late to decide."""
    text = _LATE[kind == "go", facts.run is None]
    return Message.of(text, asked=_asked(facts, rule), measured=_told(facts, rule, found))


def _asked(facts: Facts, rule: Rule) -> Message:
    asked = _WRITE[rule.measure](facts, rule.at_least)
    return Message.of(_ASKED[rule.measure], score=standing(facts).label, asked=asked)


def _told(facts: Facts, rule: Rule, found: Measured) -> Message:
    ends = {"value": found.value, "low": found.low, "high": found.high}
    told = {name: _WRITE[rule.measure](facts, value) for name, value in ends.items()}
    text = N_("{value}; with other rows like these {rows:,}, between {low} and {high} with 95 % confidence")
    return Message.of(text, rows=found.rows, **told)


def _with_money(facts: Facts, said: Message) -> Message:
    """Say beside a go by the score what is known of the money, so that nobody takes one for the other."""
    if _money(facts) is None:
        return Message.of(N_("{verdict} By the score only: whether it earns money can't be told here."), verdict=said)
    title = verdict_title(worth(facts.it, facts.decision))
    return Message.of(N_("{verdict} In money: {title}."), verdict=said, title=title)


_WRITE: Mapping[str, Callable[[Facts, float], Message | str]] = {
    "score": lambda facts, value: f"{value:.2f}".replace("-", "−"),
    "money": lambda facts, value: amount(value, facts.decision),
}
_ASKED: Mapping[str, str] = {"score": N_("{score} at least {asked}"), "money": N_("at least {asked} a month")}
_DECIDED: Mapping[Kind, str] = {"go": N_("Go"), "no": N_("No-go"), "open": N_("Not settled")}
_LATE: Mapping[tuple[bool, bool], str] = {
    (True, False): N_("Meets the rule, but the rule came after the result: not yet a decision. Asked: {asked}; measured: {measured}."),
    (False, False): N_("Misses the rule, but the rule came after the result: not yet a decision. Asked: {asked}; measured: {measured}."),
    (True, True): N_("Meets the rule, but nobody here knows whether the rule came before the result: not yet a decision. Asked: {asked}; measured: {measured}."),
    (False, True): N_("Misses the rule, but nobody here knows whether the rule came before the result: not yet a decision. Asked: {asked}; measured: {measured}."),
}  # fmt: skip
"""Whether the rule is met, and whether the predictions were brought along."""


def rows_needed(found: Measured, at_least: float) -> int | None:
    """Return how many graded rows would make the interval leave out what the rule asks for, if the value stays; None beyond 50 times.

    An interval shrinks with the root of the rows, so the half that reaches past `at_least` has to shrink to the distance.
    """
    gap = abs(found.value - at_least)
    half = found.value - found.low if found.value > at_least else found.high - found.value
    return rounded_up(found.rows * half**2, gap**2, MOST_TIMES * found.rows)


def _needed(found: Measured, at_least: float) -> Message:
    needed = rows_needed(found, at_least)
    if needed is None:
        text = N_("The experiment: the value is so near to what the rule asks for that {times} times as many labelled rows would not settle it. Ask for less, or for a better model.")  # fmt: skip
        return Message.of(text, times=MOST_TIMES)
    text = N_(
        "The experiment: grade it on about {needed:,} labelled rows, {more:,} more than the {rows:,} there are. An estimate: "
        "ranges narrow with the root of the rows, and the value may move."
    )
    return Message.of(text, needed=needed, more=max(0, needed - found.rows), rows=found.rows)


def set_before(facts: Facts, rule: Rule) -> bool:
    """Tell whether a rule was set before the result of what is in hand was known, as far as can be told."""
    run = facts.run
    if run is None or run.key in {bundle(name).key for name in BUNDLES}:
        return False
    kept = [finding.kept_at for finding in facts.brief.findings if finding.same(finding_of_run(run))]
    entry = facts.entry
    # An entry's time is when it was trained or opened last, so that a rule after it came after the result for sure.
    known = [*kept, *([] if entry is None else [entry.created])]
    return bool(known) and rule.set_at < min(known)


def _fresh(facts: Facts) -> Message:
    if facts.run is None:
        return Message(N_("When the result was first seen, nobody here knows: the predictions were brought along. A test would be rows that nobody has graded yet."))  # fmt: skip
    text = N_(
        "The rule came after the result, so meeting it is no test. A fresh one: train with the seed of the split at {seed} "
        "instead of {old}, or better, grade it on rows of your own that nobody has looked at."
    )
    seed = facts.run.experiment.split_seed
    return Message.of(text, seed=seed + 1, old=seed)
