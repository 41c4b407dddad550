"""What a spread over seeds, and a comparison of two settings, say in words with numbers."""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.evaluation.scores import SCORES
from core.evaluation.spread import Spread, Summary, defined
from core.evaluation.versus import Comparison, Kind
from core.experiment import SETTINGS, Experiment
from core.ledger.differences import joined, written
from core.messages import N_, Message

MOST_TOLD = 3  # changes between two settings
ALIKE = 1e-5  # scores of one training made twice: alone, and among others
LEAST, MOST = 2, 4  # decimals of numbers below ten


def spread_title(it: Summary) -> Message:
    """Say in few words how far the seed alone moves a score."""
    if math.isnan(it.mean):
        return Message.of(N_("{score} can't be computed on these test rows"), score=_label(it.name))
    if it.seed_luck == 0:
        return Message.of(N_("The seed makes no difference: {score} is {mean} with every one"), **_facts(it))
    return Message.of(N_("By luck of the seed alone, {score} lies between {low} and {high}"), **_facts(it))


def spread_sentence(it: Summary) -> Message:
    """Say how often a score lies where."""
    text = N_(
        "Trained {seeds} times with nothing changed but the seed: in 9 of 10 trainings {score} is between {low} and "
        "{high}, on average {mean}."
    )
    return Message.of(text, **_facts(it))


def own_sentence(it: Summary, spread: Spread, own: float) -> Message | None:
    """Say how many of the other seeds the run in hand is ahead of, with its score; None where it has none."""
    if math.isnan(own):
        return None
    sign = 1 if SCORES[it.name].greater_is_better else -1
    ahead = int((sign * (own - defined(spread.scores[it.name])) > ALIKE).sum())
    # Dropout draws other numbers alone than among others, so that the run in hand needs not be one of them.
    among = bool(abs(own - spread.scores[it.name][0]) <= ALIKE)
    text = N_("Your run, at {own}, is better than {ahead} of {others} others.")
    return Message.of(text, own=digits_for(it.high - it.low, it.mean)(own), ahead=ahead, others=it.seeds - among)


def in_a_row(parts: Sequence[Message]) -> Message:
    """Return sentences as one, with what the language puts between them."""
    first, *rest = parts
    return Message.of(N_("{first} {rest}"), first=first, rest=in_a_row(rest)) if rest else first


def kept_spread(it: Summary, data: Message | str) -> Message:
    """Return what there is to keep of a spread: it stands alone in a brief."""
    text = N_(
        "{data}: with nothing changed but the seed, {score} lies between {low} and {high} in 9 of 10 trainings "
        "({seeds} seeds, {rows:,} test rows)."
    )
    return Message.of(text, data=data, rows=it.rows, **_facts(it))


def blame_sentence(it: Summary) -> Message | None:
    """Say how much of the luck is the seed's, how much the test rows', and what follows; None where there is none."""
    if math.isnan(it.share):
        return None
    text = next(text for least, text in _BLAME if it.share >= least)
    written_out = digits_for(max(it.seed_luck, it.row_luck), it.mean)
    return Message.of(
        text,
        seed=written_out(it.seed_luck),
        row=written_out(it.row_luck),
        parts=round(100 * it.share),
        other_parts=100 - round(100 * it.share),
        rows=it.rows,
    )


_BLAME: Sequence[tuple[float, str]] = (
    (
        2 / 3,
        N_(
            "Another seed moves it by about ±{seed}, other test rows by about ±{row}: of 100 parts of the luck {parts} are "
            "the seed's. Judge a setting by several seeds, never by one."
        ),
    ),
    (
        1 / 3,
        N_(
            "Another seed moves it by about ±{seed}, other test rows by about ±{row}: of 100 parts of the luck {parts} are "
            "the seed's and {other_parts} that of the {rows:,} test rows. Both count."
        ),
    ),
    (
        0.0,
        N_(
            "Another seed moves it by about ±{seed}, other test rows by about ±{row}: of 100 parts of the luck "
            "{other_parts} are that of the {rows:,} test rows. More test rows would tell more than more seeds."
        ),
    ),
)


def blown_up(spread: Spread) -> Message | None:
    """Say how many of the trainings gave nothing, if any."""
    lost = int(np.count_nonzero(~spread.sound))
    if not lost:
        return None
    text = N_("{lost} of {seeds} trainings blew up and gave no predictions: they are left out.")
    return Message.of(text, lost=lost, seeds=len(spread.seeds))


def change_of(base: Experiment, other: Experiment) -> Message | str:
    """Name a setting by what differs from another, the seed apart, e.g. "Dropout 0.3"."""
    names = [n for n in SETTINGS if n != "seed" and getattr(base, n) != getattr(other, n)]
    parts = [
        Message.of(N_("{setting} {value}"), setting=Message(SETTINGS[n].label), value=written(other, n))
        for n in names[:MOST_TOLD]
    ]
    if len(names) <= MOST_TOLD:
        return joined(parts)
    return Message.of(N_("{changes} and {n} more changes"), changes=joined(parts), n=len(names) - MOST_TOLD)


def verdict_title(it: Comparison, change: Message | str) -> Message:
    """Say in few words whether a change is better by more than luck."""
    return Message.of(_TITLES[it.kind], change=change, score=_label(it.name))


_TITLES: Mapping[Kind, str] = {
    "better": N_("{change}: better, by more than luck"),
    "worse": N_("{change}: worse, by more than luck"),
    "luck": N_("{change}: the difference could be luck"),
    "same": N_("{change}: no difference at all"),
    "undefined": N_("{change}: these trainings can't be compared by {score}"),
}


def verdict(it: Comparison, change: Message | str) -> Message:
    """Say with its numbers whether a change is better by more than luck."""
    opening = Message.of(N_("With the same {seeds} seeds"), seeds=it.seeds[0])
    if not it.same_seeds:
        opening = Message.of(N_("With {first} seeds before and {second} after"), first=it.seeds[0], second=it.seeds[1])
    ends = sorted((abs(it.low), abs(it.high))) if it.kind in ("better", "worse") else (-it.low, it.high)
    shown = digits_for(it.high - it.low, it.gain, always=(it.gain, *ends))
    numbers = {"gain": shown(abs(it.gain)), "low": shown(ends[0]), "high": shown(ends[1])}
    text = _VERDICTS[it.kind](it)
    return Message.of(text, opening=opening, change=change, score=_label(it.name), **numbers)


_VERDICTS: Mapping[Kind, Callable[[Comparison], str]] = {
    "better": lambda it: N_(
        "{opening}, {change} is better by {gain} in {score} on average ({low} to {high}): more than luck."
    ),
    "worse": lambda it: N_(
        "{opening}, {change} is worse by {gain} in {score} on average ({low} to {high}): more than luck."
    ),
    "luck": lambda it: (
        N_("{opening}, {change} is better by {gain} in {score} on average, but anything from {low} worse to {high} better fits: it could be luck.")
        if it.gain >= 0
        else N_("{opening}, {change} is worse by {gain} in {score} on average, but anything from {low} worse to {high} better fits: it could be luck.")
    ),
    "same": lambda it: N_("{opening}, {change} gives the same {score} every time."),
    "undefined": lambda it: N_("{score} is undefined for too many of these trainings, or on these test rows."),
}  # fmt: skip


def kept_verdict(it: Comparison, change: Message | str, data: Message | str) -> Message:
    """Return what there is to keep of a comparison: it stands alone in a brief."""
    return Message.of(N_("{data}: {sentence}"), data=data, sentence=verdict(it, change))


def verdict_advice(it: Comparison, change: Message | str) -> tuple[Message, ...]:
    """Say how often the change is ahead in a pair of trainings, and what would settle a difference that could be luck."""
    if it.kind in ("same", "undefined"):
        return ()
    pairs = N_("Train each once, whatever the seeds: {change} comes out ahead in {ahead:.0f} of 100 such pairs.")
    said = [Message.of(pairs, change=change, ahead=100 * it.ahead)]
    if it.kind == "luck":
        said.append(Message.of(_needed(it), seeds=it.seeds_needed, rows=it.rows_needed))
    if not it.same_rows:
        said.append(Message(N_("They were tested on different rows, whose luck comes on top and is counted.")))
    return tuple(said)


def _needed(it: Comparison) -> str:
    has = it.seeds_needed is not None, it.rows_needed is not None
    return _NEEDED[has]


_NEEDED: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("If there is a difference of this size, about {seeds:,} seeds of each or {rows:,} test rows would show it."),
    (True, False): N_("If there is a difference of this size, about {seeds:,} seeds of each would show it."),
    (False, True): N_("If there is a difference of this size, about {rows:,} test rows would show it; more seeds alone would not."),
    (False, False): N_("It is too small beside the luck to say what would settle it."),
}  # fmt: skip


def digits_for(width: float, size: float, always: Sequence[float] = ()) -> Callable[[float], str]:
    """Return how to write numbers of about `size` of which a difference of `width` counts.

    `always` are numbers that must not look like nothing when they aren't.
    """
    least = LEAST if abs(size) < 10 else 0
    wanted = math.ceil(-math.log10(width) + 0.3) if width > 0 else least
    decimals = min(max(wanted, least), MOST)
    while decimals < MOST and any(number and round(number, decimals) == 0 for number in always):
        decimals += 1
    return lambda number: f"{number:,.{decimals}f}"


def _label(name: str) -> Message:
    return Message(SCORES[name].label)


def _facts(it: Summary) -> dict[str, object]:
    shown = digits_for(it.high - it.low, it.mean)
    return {
        "score": _label(it.name),
        "seeds": it.seeds,
        "low": shown(it.low),
        "high": shown(it.high),
        "mean": shown(it.mean),
    }
