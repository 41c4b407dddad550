"""What the race shows: seconds with their spread, how many times as fast, and whether all compute the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.speed.ways import BATCHES, EXPERIMENT, FIT, OURS, PRECISE, WAYS
from core.messages import N_, Message

EPOCHS = 100  # of the training that the guess is about
HARDLY, MUCH = 1.5, 5.0  # times as fast: the bounds of the options
SAME = 1e-4  # of the loss, relative: what rounding alone may do
LEAST = 1e-6  # of the loss, relative: no difference is said to be smaller
WAITED = 0.2  # share of the time in which others' work was done, from which it is said
BUSY = 0.5  # share of the cores at work before anything was measured

Found = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Time:
    """Hold a way's seconds: of its first epoch with compiling, and of a later one: median, lowest and highest."""

    name: str
    cold: float
    warm: float
    low: float
    high: float


def times(found: Found) -> list[Time]:
    """Return the times of the ways that were begun, as they stand in `WAYS`; those without a later epoch have nan."""
    return [_time(found, name, EXPERIMENT.batch_size) for name in WAYS if _begun(found, name)]


def batch_times(found: Found, name: str) -> list[Time]:
    """Return a way's times for each size of a batch."""
    return [_time(found, name, batch) for batch in BATCHES]


def faster(found: Found, name: str) -> tuple[float, float, float]:
    """Return how many times as fast as plain fit a later epoch of a way is: median over the rounds, lowest, highest."""
    ratio = _warm(found, FIT, EXPERIMENT.batch_size) / _warm(found, name, EXPERIMENT.batch_size)
    return float(np.median(ratio)), float(ratio.min()), float(ratio.max())


def whole(found: Found, name: str) -> float:
    """Return the seconds of a training of `EPOCHS` epochs, compiling included."""
    it = _time(found, name, EXPERIMENT.batch_size)
    return it.cold + (EPOCHS - 1) * it.warm


def difference(found: Found, name: str) -> float:
    """Return by which share a way's loss after the last epoch that is compared differs from plain fit's."""
    ours, theirs = (found["losses"][_place(found, way, EXPERIMENT.batch_size), -1] for way in (name, FIT))
    return float(abs(ours / theirs - 1))


def is_answered(found: Found) -> bool:
    """Whether plain fit and the compiled epoch were both measured once at least."""
    return all(
        _begun(found, name) and np.isfinite(_time(found, name, EXPERIMENT.batch_size).warm) for name in (FIT, OURS)
    )


def answer(found: Found) -> int:
    """Return which option is right."""
    return int(np.searchsorted([HARDLY, MUCH], whole(found, FIT) / whole(found, OURS), side="right"))


def said(found: Found) -> Message:
    """Say how long the whole training takes both ways."""
    text = N_(
        "{epochs} epochs take {fit} s by plain fit and {ours} s as a compiled program, its compiling included: {times} "
        "times as fast on this machine, and the loss is the same."
    )
    other = N_(
        "{epochs} epochs take {fit} s by plain fit and {ours} s as a compiled program, its compiling included: {times} "
        "times as fast on this machine; the losses differ by {share:.1%}."
    )
    fit, ours, share = whole(found, FIT), whole(found, OURS), difference(found, OURS)
    values = {"epochs": EPOCHS, "fit": short(fit), "ours": short(ours), "times": short(fit / ours), "share": share}
    return Message.of(text if share < SAME else other, **values)


def said_so_far(found: Found) -> Message:
    """Say the same of a race that isn't over."""
    return Message.of(N_("So far: {said}"), said=said(found))


def headline(found: Found) -> Message:
    """Say which way is the fastest once everything is compiled."""
    best = min(times(found), key=lambda it: it.warm)
    if best.name == FIT:
        return Message.of(N_("On this machine nothing beats plain fit"))
    middle, low, high = faster(found, best.name)
    text = N_("“{way}” is the fastest: {times} times as fast as plain fit ({low} to {high} in three rounds)")
    return Message.of(text, way=Message(WAYS[best.name].label), times=short(middle), low=short(low), high=short(high))


def compile_sentence(found: Found) -> Message:
    """Say what compiling costs, and after how many epochs it has paid."""
    fit, ours = (_time(found, name, EXPERIMENT.batch_size) for name in (FIT, OURS))
    gain, price = fit.warm - ours.warm, ours.cold - fit.cold
    if gain <= 0:
        return Message.of(
            N_("The first epoch as a compiled program took {ours} s, and nothing won it back."), ours=ours.cold
        )
    text = N_(
        "The first epoch takes {ours} s compiled and {fit} s by fit, since the program is made first; that has paid after "
        "{epochs:.0f} epochs."
    )
    return Message.of(text, ours=short(ours.cold), fit=short(fit.cold), epochs=max(1.0, 1 + np.ceil(price / gain)))


def same_sentence(found: Found) -> Message:
    """Say whether the ways computed the same, and how much mixed precision differs."""
    others = [it.name for it in times(found) if it.name not in (PRECISE, FIT)]
    most = max(difference(found, name) for name in others)
    text = (
        N_(
            "All ways compute the same: after three epochs their losses differ by {most:.4%} at most; mixed precision by {mixed:.2%}."
        )
        if most < SAME
        else N_("After three epochs the losses differ by {most:.4%} at most, and by {mixed:.2%} in mixed precision.")
    )
    return Message.of(text, most=max(most, LEAST), mixed=difference(found, PRECISE))


def mixed_sentence(found: Found) -> Message:
    """Say what mixed precision did here, where all rounds agree."""
    ratios = _warm(found, OURS, EXPERIMENT.batch_size) / _warm(found, PRECISE, EXPERIMENT.batch_size)
    ratio = float(np.median(ratios))
    if ratios.min() > 1:
        return Message.of(N_("Mixed precision made it {times} times as fast."), times=short(ratio))
    if ratios.max() >= 1:
        return Message.of(N_("Mixed precision changed nothing that shows: it needs hardware that computes in 16 bits."))
    text = N_("Mixed precision made it slower, {times} times as long: this processor converts to 32 bits and back.")
    return Message.of(text, times=short(1 / ratio))


def busy_sentence(found: Found) -> Message:
    """Say how busy the machine was with other things."""
    share, cores = float(np.mean(found["busy"])), int(found["cores"])
    text = (
        N_(
            "Mind: other programs kept {share:.0%} of the {cores} cores busy meanwhile, so the seconds are too long and the ratios rough."
        )
        if share > BUSY
        else N_("The machine was quiet: other programs kept {share:.0%} of its {cores} cores busy.")
    )
    return Message.of(text, share=share, cores=cores)


def waited_sentence(found: Found) -> Message | None:
    """Say that others' work has its turns in between, where it takes long enough to be noticed."""
    share = float(found.get("waited", np.array(0.0)))
    if share < WAITED:
        return None
    text = N_(
        "Other people's work runs on this machine too: {share:.0%} of the time so far went to it, so this takes longer. The "
        "wait between two measurements does not count in the seconds."
    )
    return Message.of(text, share=share)


def batch_headline(found: Found) -> Message:
    """Say what a larger batch does to an epoch of plain fit, and to what it learns."""
    small, large = (_time(found, FIT, batch).warm for batch in (BATCHES[0], BATCHES[-1]))
    first, last = (found["losses"][_place(found, FIT, batch), -1] for batch in (BATCHES[0], BATCHES[-1]))
    text = N_(
        "Batches of {large} instead of {small}: an epoch of plain fit is {times} times as fast, but three epochs leave a loss of "
        "{last} instead of {first}"
    )
    return Message.of(
        text, small=BATCHES[0], large=BATCHES[-1], times=short(small / large), first=short(first), last=short(last)
    )


def short(number: float) -> str:
    """Write a number with two digits, and no power of ten."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2g}"


def _begun(found: Found, name: str) -> bool:
    places = (found["way"] == name) & (found["batch"] == EXPERIMENT.batch_size)
    return bool(places.any()) and not np.isnan(found["cold"][places]).any()


def _place(found: Found, name: str, batch: int) -> int:
    return int(np.flatnonzero((found["way"] == name) & (found["batch"] == batch))[0])


def _warm(found: Found, name: str, batch: int) -> NDArray[np.float64]:
    return np.asarray(found["warm"][:, _place(found, name, batch)])


def _time(found: Found, name: str, batch: int) -> Time:
    warm = _warm(found, name, batch)
    known = warm[~np.isnan(warm)]
    cold = float(found["cold"][_place(found, name, batch)])
    if not len(known):
        return Time(name, cold, np.nan, np.nan, np.nan)
    return Time(name, cold, float(np.median(known)), float(known.min()), float(known.max()))
