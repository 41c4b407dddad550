"""Amounts, and what they say in a sentence."""

import math
from collections.abc import Mapping

from core.decision import Decision
from core.evaluation.money.month import Month
from core.evaluation.money.values import ValueCurve
from core.evaluation.money.worth import Kind, Money, Worth
from core.messages import N_, Message

Words = Message | str

AUTO = N_("{sign}${amount}")  # its translation has the sign of the country's own money
CHOSEN = "{sign}{symbol}{amount}"
SYMBOLS: Mapping[str, str] = {"CNY": "¥", "USD": "$", "EUR": "€"}
LIMITS = N_(
    "What this does not tell you: whether next year's cases are like these, whether people act on a flag as you think, and "
    "what running the model costs. The amounts are your assumptions; change one and see whether the verdict holds."
)
DIGITS = 3  # that an amount reckoned from a few hundred rows bears, and rather fewer


def amount(value: float, decision: Decision) -> Message:
    """Return an amount of the decision's money, to three digits."""
    if not math.isfinite(value):
        return Message(N_("unknown"))
    size = abs(value)
    decimals = max(0, min(2, DIGITS - 1 - math.floor(math.log10(size)))) if 0 < size < 10 and size % 1 else 0
    rounded = round(size, DIGITS - 1 - math.floor(math.log10(size))) if size else 0.0
    facts = {"sign": "−" if value < 0 < rounded else "", "amount": f"{rounded:,.{decimals}f}"}
    if decision.currency in SYMBOLS:
        return Message.of(CHOSEN, symbol=SYMBOLS[decision.currency], **facts)
    return Message.of(AUTO, **facts)


def currency_sign(decision: Decision) -> Message | str:
    """Return the sign of the decision's money, e.g. "$"; by the language where none was chosen."""
    return SYMBOLS.get(decision.currency) or Message.of(AUTO, sign="", amount="")


def written_threshold(value: float) -> str:
    """Write a threshold with two decimals, more where they are needed to tell it from 0 or 1."""
    decimals = next((d for d in (2, 3, 4) if round(value, d) not in (0, 1) or value in (0, 1)), 5)
    return f"{value:.{decimals}f}"


def best_finding(it: Worth, worths: ValueCurve, decision: Decision) -> Message:
    """Say in few words which threshold is worth most, for the title of the picture."""
    money = amount(it.money.value, decision)
    if math.isinf(it.threshold):
        return Message.of(
            N_("Flagging nobody is best: every threshold brings less than {amount} a month"), amount=money
        )
    if worths.best == 0:
        return Message.of(N_("Flagging everybody is best: {amount} a month"), amount=money)
    if it.kind == "not":
        text = N_("No threshold earns more than acting without a model: {amount} a month")
        return Message.of(text, amount=amount(it.best_rival.money.value, decision))
    text = N_("At {threshold} you earn most: {amount} a month") if it.money.value >= 0 else N_("At {threshold} you lose least: {amount} a month")  # fmt: skip
    return Message.of(text, threshold=written_threshold(it.threshold), amount=money)


def range_sentence(it: Worth, decision: Decision) -> Message:
    """Say how sure the best threshold and its value are."""
    text = N_(
        "With other rows like these {rows:,} the best threshold would lie between {from_} and {to}, and bring {low} to "
        "{high} a month. About {luck} of what it seems to bring is luck of having been chosen on these rows."
    )
    return Message.of(
        text,
        rows=it.rows,
        from_=written_threshold(it.low),
        to=written_threshold(it.high),
        low=amount(it.money.low - it.luck, decision),
        high=amount(it.money.high - it.luck, decision),
        luck=amount(it.luck, decision),
    )


def yours_sentence(month: Month, it: Worth, decision: Decision) -> Message:
    """Say what the decision's own threshold brings, and how much that is short of the best."""
    short = it.money.value - month.money.value
    facts = {
        "threshold": written_threshold(decision.threshold),
        "amount": amount(month.money.value, decision),
        "low": amount(month.money.low, decision),
        "high": amount(month.money.high, decision),
        "short": amount(short, decision),
        "best": "–" if math.isinf(it.threshold) else written_threshold(it.threshold),
    }
    if short <= 0.005 * max(1.0, abs(it.money.value)):
        return Message.of(N_("Your threshold, {threshold}, brings {amount} a month ({low} to {high}): there is no better one."), **facts)  # fmt: skip
    if facts["best"] == facts["threshold"]:
        return Message.of(N_("Your threshold, {threshold}, brings {amount} a month ({low} to {high}): as good as the best."), **facts)  # fmt: skip
    if math.isinf(it.threshold):
        return Message.of(
            N_(
                "Your threshold, {threshold}, brings {amount} a month ({low} to {high}), {short} less than flagging nobody."
            ),
            **facts,
        )
    return Message.of(
        N_("Your threshold, {threshold}, brings {amount} a month ({low} to {high}), {short} less than at {best}."),
        **facts,
    )


def month_sentence(month: Month, name: Words) -> Message:
    """Say in counts what a month at the decision's threshold is like."""
    if not math.isfinite(month.cases):
        return Message(N_("A month can't be reckoned: of one class there is no row to go by."))
    facts = {
        "cases": round(month.cases),
        "flagged": round(month.flagged),
        "hits": round(month.hits),
        "misses": round(month.misses),
        "name": name,
    }
    if facts["flagged"] == 0:
        return Message.of(N_("Of {cases:,} cases a month it flags none; it misses all {misses:,} “{name}”."), **facts)
    return Message.of(
        N_(
            "Of {cases:,} cases a month it flags {flagged:,}, {hits:,} of them rightly as “{name}”; {misses:,} are missed."
        ),
        **facts,
    )


def flagged_sentence(month: Month, name: Words) -> Message:
    """Say how many of 100 flagged cases deserve it, and how many of 100 that deserve it are flagged."""
    if not month.flagged > 0 or not month.deserving > 0:
        return Message(N_("With nobody flagged, or nobody to be found, there is no share to speak of."))
    return Message.of(
        N_("Of 100 flagged, {precision:.0f} would really be “{name}”; of 100 “{name}”, {recall:.0f} are flagged."),
        precision=100 * month.hits / month.flagged,
        recall=100 * month.hits / month.deserving,
        name=name,
    )


def right_sentence(month: Month) -> Message:
    """Say of how many of 100 cases the right thing is said."""
    if not month.cases > 0:
        return Message(N_("A month can't be reckoned: of one class there is no row to go by."))
    return Message.of(
        N_("Right on {right:.0f} of 100 cases"), right=100 * (month.hits + month.left_alone) / month.cases
    )


def capacity_sentence(month: Month, decision: Decision) -> Message | None:
    """Say how many flagged cases people have no time for; None where they have time for all."""
    if month.share >= 1:
        return None
    return Message.of(
        N_("People have time for {handled:.0f} of 100 flagged cases ({capacity:,} a day); the others are left alone."),
        handled=100 * month.share,
        capacity=decision.capacity,
    )


VERDICTS: Mapping[Kind, str] = {
    "worth": N_("Worth it: the model earns more than acting without it"),
    "not": N_("Not worth it: acting without the model does as well"),
    "unshown": N_("Not shown: so few rows can't tell the model from acting without it"),
}


def verdict_title(it: Worth) -> Message:
    """Say in few words whether the model is worth its money."""
    return Message(VERDICTS[it.kind])


def kept_verdict(it: Worth, decision: Decision, data: Words) -> Message:
    """Return what there is to keep of a verdict: it stands alone in a brief."""
    text = N_("{data}: {verdict}. {sentence}")
    return Message.of(text, data=data, verdict=verdict_title(it), sentence=verdict_sentence(it, decision))


def verdict_sentence(it: Worth, decision: Decision) -> Message:
    """Say with its numbers whether the model is worth its money, beside the best way to act without it."""
    rival = it.best_rival
    facts = {
        "expected": amount(it.expected, decision),
        "rival": rival.label,
        "without": amount(rival.money.value, decision),
        "by": amount(abs(rival.by.value), decision),
        "low": amount(rival.by.low, decision),
        "high": amount(rival.by.high, decision),
    }
    return Message.of(_SENTENCES[rival.by.value >= 0], **facts)


_SENTENCES: Mapping[bool, str] = {
    True: N_(
        "At its best threshold the model should bring {expected} a month; the best without it, “{rival}”, brings "
        "{without}. That is {by} more with the model ({low} to {high})."
    ),
    False: N_(
        "At its best threshold the model should bring {expected} a month; the best without it, “{rival}”, brings "
        "{without}. That is {by} less with the model ({low} to {high})."
    ),
}


def needed_sentence(it: Worth) -> Message | None:
    """Say how many labelled rows would settle what is not shown; None where something is shown."""
    if it.kind != "unshown":
        return None
    if it.rows_needed is None:
        return Message.of(N_("The difference is too small beside its luck to say how many rows would settle it; {rows:,} don't."), rows=it.rows)  # fmt: skip
    return Message.of(
        N_(
            "If the difference is what it looks like, about {needed:,} labelled rows like these would settle it; there are {rows:,}."
        ),
        needed=it.rows_needed,
        rows=it.rows,
    )


def money_range(money: Money, decision: Decision) -> Message:
    """Write an amount with its interval, where it has one."""
    value, low, high = (amount(part, decision) for part in (money.value, money.low, money.high))
    if low == high == value:
        return value
    return Message.of(N_("{value} ({low} to {high})"), value=value, low=low, high=high)
