"""Worth in money: at which threshold, beside which ways to act without a model, and how sure."""

from collections.abc import Iterator
from dataclasses import replace

from core.brief.facts import Facts
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Link, Number, Numbers, Piece, Points, Table, Text
from core.decision import AMOUNT_LABELS, DECISION_SETTINGS, Decision
from core.evaluation.money import words
from core.evaluation.money.month import month_of
from core.evaluation.money.rivals import HEAD, ways_to_act
from core.evaluation.money.values import value_curve
from core.evaluation.money.worth import Money, Worth, worth
from core.evaluation.numbers import promise
from core.evaluation.numbers.words import kept_sentence, promise_finding
from core.messages import N_, Message
from core.report.about import about

COVERAGE = 0.9  # of new rows that a predicted number is promised for
MONEY = N_("A month, with the range that other rows could give")


def _find(facts: Facts) -> Found:
    if not facts.predictions.classes:
        yield from _numbers(facts)
        return
    found, curve, decision = (
        worth(facts.it, facts.decision),
        value_curve(facts.it.curve, facts.decision),
        facts.decision,
    )
    fair = without_luck(found)
    yield Text(words.verdict_title(found))
    yield Text(words.best_finding(fair, curve, decision))
    yield Text(_two_amounts(found, decision))
    yield Numbers(_ways(fair, decision), Message(MONEY))
    yield Points(tuple(_said(facts, found)))
    yield Table(tuple(map(Message, HEAD)), ways_to_act(fair, decision))
    yield from about(facts.predictions, decision).pieces[1:]
    yield Text(Message(words.LIMITS))
    yield Link(Message(N_("Change the amounts and the threshold")), facts.link("metrics"))
    yield from _assumed(facts)


def without_luck(it: Worth) -> Worth:
    """Return the same with the luck of having chosen the threshold taken off: the one amount that the brief speaks of."""
    return replace(it, money=Money(it.expected, it.money.low - it.luck, it.money.high - it.luck), luck=0.0)


def _two_amounts(it: Worth, decision: Decision) -> Message:
    text = N_(
        "On these test rows the best threshold brings {measured} a month; after taking off the luck of having chosen it on "
        "these very rows, {expected}. The brief reckons with the second."
    )
    return Message.of(
        text, measured=words.amount(it.money.value, decision), expected=words.amount(it.expected, decision)
    )


def _numbers(facts: Facts) -> Iterator[Piece | Missing]:
    found = promise(facts.predictions, COVERAGE)
    kept = kept_sentence(found)
    yield Text(promise_finding(found))
    yield Points((kept,))
    yield Link(Message(N_("How far off it is")), facts.link("metrics"))
    yield Missing(Message(N_("What being off by so much costs: amounts of money are for decisions of yes or no, so for a predicted number reckon it outside.")), facts.link("metrics"))  # fmt: skip


def _ways(found: Worth, decision: Decision) -> tuple[Number, ...]:
    rivals = sorted(found.rivals, key=lambda one: -one.money.value)
    ways = ((Message(N_("Model, best threshold")), found.money), *((one.label, one.money) for one in rivals))
    return tuple(_number(label, money, decision.currency) for label, money in ways)


def _number(label: Message, it: Money, unit: str) -> Number:
    """Return an amount as a number; what is certain, as of flagging nobody, has no interval."""
    known = Number(label, it.value, unit=unit)
    return known if it.low == it.high else replace(known, low=it.low, high=it.high)


def _said(facts: Facts, found: Worth) -> Iterator[Message]:
    month, decision = month_of(facts.it.curve, facts.decision), facts.decision
    needed, few = words.needed_sentence(found), words.capacity_sentence(month, decision)
    yield words.verdict_sentence(found, decision)
    if needed is not None:
        yield needed
    yield words.range_sentence(found, decision)
    yield words.yours_sentence(month, without_luck(found), decision)
    yield words.month_sentence(month, facts.it.flagged_name)
    yield words.flagged_sentence(month, facts.it.flagged_name)
    if few is not None:
        yield few


def _assumed(facts: Facts) -> Iterator[Missing]:
    """Name what nobody has set: the product's example is nobody's business."""
    decision, usual = facts.decision, Decision()
    if decision.values == usual.values:
        labels = Message.of(N_("{first}, {rest}"), first=Message(AMOUNT_LABELS["hit"]), rest=Message(AMOUNT_LABELS["false_alarm"]))  # fmt: skip
        yield Missing(Message.of(N_("Your own amounts ({names} and the others): those here are an example of the product."), names=labels), facts.link("metrics"))  # fmt: skip
    if decision.volume == usual.volume:
        yield Missing(Message.of(N_("Your own number of cases: “{label}” is still the product's {volume:,}."), label=Message(DECISION_SETTINGS["volume"].label), volume=decision.volume), facts.link("metrics"))  # fmt: skip
    if not decision.base_rate:
        rate = 100 * facts.it.curve.base_rate
        yield Missing(Message.of(N_("How common “{name}” is among your own cases: {rate:.0f} of 100 is the share among the test rows."), name=facts.it.flagged_name, rate=rate), facts.link("metrics"))  # fmt: skip


MONEY_SECTION = Section("money", N_("Worth in money"), N_("Is it worth money, at which threshold, and how sure is that?"), _find)  # fmt: skip
