"""What an answer comes to: whether a case is flagged, which class is likeliest, or a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.cells.registry import kind_of
from core.evaluation.natural import written_to
from core.explanation.case import Case
from core.explanation.words import called, chance_of
from core.messages import N_, Message

Word = Message | str
ALIKE = 5e-4  # of a chance: nobody acts on less
MOST_DECIMALS = 3  # of percent


@dataclass(frozen=True)
class Verdict:
    """Hold what two answers come to.

    Parameters
    ----------
    flips : bool
        Whether another decision follows from the second one.
    now, still : Message
        The first by itself, and how the second compares with it.
    now_short, short : Message
        The same in a word or two.
    """

    flips: bool
    now: Message
    still: Message
    now_short: Message
    short: Message


def verdict(before: Case, after: Case, decision: Decision) -> Verdict | None:
    """Return what the answers of two cases come to; None for numbers, from which no decision is known."""
    found = _VERDICTS.get(kind_of(before.it))
    return None if found is None else found(before, after, decision)


def _of_two(before: Case, after: Case, decision: Decision) -> Verdict:
    was, is_ = (bool(chance_of(case) >= decision.threshold) for case in (before, after))
    fields = {"threshold": f"{100 * decision.threshold:.4g}%"}
    now = Message.of(_NOW[was], **fields)
    still, alone = Message.of(_STILL[was, is_], **fields), Message(_NOW_SHORT[was])
    return Verdict(was != is_, now, still, alone, Message(_SHORT[was, is_]))


_NOW: Mapping[bool, str] = {
    True: N_("flagged at the threshold of {threshold}"),
    False: N_("not flagged at the threshold of {threshold}"),
}
_NOW_SHORT: Mapping[bool, str] = {True: N_("flagged"), False: N_("not flagged")}
_STILL: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("still flagged at the threshold of {threshold}"),
    (True, False): N_("no longer flagged at the threshold of {threshold}"),
    (False, True): N_("now flagged at the threshold of {threshold}"),
    (False, False): N_("still not flagged at the threshold of {threshold}"),
}
_SHORT: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("still flagged"),
    (True, False): N_("no longer flagged"),
    (False, True): N_("now flagged"),
    (False, False): N_("still not flagged"),
}


def _of_many(before: Case, after: Case, decision: Decision) -> Verdict:
    was, is_ = (called(case) for case in (before, after))
    old, new = before.it.class_names[was], before.it.class_names[is_]
    alone = Message.of(N_("“{name}”"), name=old)
    if was == is_:
        still = Message.of(N_("the likeliest class is still “{name}”"), name=new)
        return Verdict(False, _likeliest(old), still, alone, Message.of(N_("still “{name}”"), name=new))
    still = Message.of(N_("the likeliest class is now “{name}” instead of “{other}”"), name=new, other=old)
    return Verdict(True, _likeliest(old), still, alone, Message.of(N_("now “{name}”"), name=new))


def _likeliest(name: Word) -> Message:
    return Message.of(N_("the likeliest class is “{name}”"), name=name)


_VERDICTS: Mapping[str, Callable[[Case, Case, Decision], Verdict]] = {"two": _of_two, "several": _of_many}


def percent(chance: float, decimals: int = 0) -> str:
    """Write a chance in percent, with more decimals where it would look certain and isn't."""
    while decimals < MOST_DECIMALS and 0 < chance < 1 and float(f"{100 * chance:.{decimals}f}") in (0.0, 100.0):
        decimals += 1
    text = f"{100 * chance:.{decimals}f}"
    if 0 < chance < 1 and float(text) in (0.0, 100.0):
        return f"< {10**-MOST_DECIMALS:.3f}%" if chance < 0.5 else f"> {100 - 10**-MOST_DECIMALS:.3f}%"
    return f"{text}%"


def answers(before: Case, after: Case, decision: Decision) -> tuple[str, str]:
    """Write both answers: as many digits as tell them apart, and each on its own side of the threshold."""
    was, is_ = chance_of(before), chance_of(after)
    if not before.it.classes:
        shown = written_to(max(abs(is_ - was), 1e-3 * abs(was)), most=6)
        return tuple(shown(value).replace("-", "−") for value in (was, is_))  # type: ignore[return-value]
    decimals = next((d for d in range(MOST_DECIMALS) if _clear(was, is_, decision.threshold, d)), MOST_DECIMALS)
    return percent(was, decimals), percent(is_, decimals)


def moves(before: Case, after: Case, decision: Decision) -> int:
    """Return 1 where the answer goes up, -1 where it goes down, and 0 where nobody would see a difference."""
    gap, found = chance_of(after) - chance_of(before), verdict(before, after, decision)
    least = ALIKE if before.it.classes else 1e-6 * max(abs(chance_of(before)), 1e-6)
    return 0 if abs(gap) < least and not (found and found.flips) else int(np.sign(gap))


def _clear(was: float, is_: float, threshold: float, decimals: int) -> bool:
    rounded = [round(100 * value, decimals) for value in (was, is_)]
    sides = all((r >= 100 * threshold) == (v >= threshold) for r, v in zip(rounded, (was, is_), strict=True))
    return sides and (rounded[0] != rounded[1] or abs(was - is_) < ALIKE)
