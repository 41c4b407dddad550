"""What the lesson's pictures show, in sentences read from their numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.kernels import strongest
from core.lessons.architectures.recall import CHANCE, DISTANCES
from core.messages import N_, Message

Values = NDArray[np.float64]
Arrays = Mapping[str, NDArray[Any]]
SURE = 0.6  # of a chance from which on the network is called sure
NEARLY = 0.01  # left to a chance that is called certain, nearly
FAITHFUL = 0.9  # share right from which on a memory is called one

CHANGES_A_LOT, CHANGES_A_LITTLE, STAYS = range(3)  # options of the guess
NOTHING, LITTLE = 1e-4, 0.05  # changes of a chance: at most, to be mere rounding; on average, to be little

CELLS: Mapping[str, str] = {"simple": N_("Plain RNN"), "gru": N_("GRU"), "lstm": N_("LSTM")}


def kernel_said(said: Values) -> Message:
    """Say where a kernel answers most strongly (h, w)."""
    if np.abs(said).max() < 1e-9:
        return Message(N_("This kernel says nothing: it answers 0 everywhere on this picture."))
    row, column = strongest(said)
    return Message.of(
        N_("The kernel answers most strongly at row {row}, column {column}, with {value:+.0f}."),
        row=row, column=column, value=said[row - 1, column - 1],
    )  # fmt: skip


def digit_said(chances: Values) -> Message:
    """Say which digit a network sees, and whether it is sure."""
    first, second = np.argsort(-chances)[:2]
    if chances[first] > 1 - NEARLY:
        return Message.of(N_("The CNN sees a {first}, with a chance above 99%."), first=int(first))
    text = (
        N_("The CNN sees a {first}, with a chance of {chance:.0%}.")
        if chances[first] >= SURE
        else N_("The CNN isn't sure: a {first} ({chance:.0%}) or a {second} ({other:.0%}).")
    )
    return Message.of(text, first=int(first), chance=chances[first], second=int(second), other=chances[second])


def right_said(chances: Values, shows: int) -> Message:
    """Say whether the digit that a network sees is the one that is there."""
    text = N_("It shows a {shows}: right.") if int(chances.argmax()) == shows else N_("It shows a {shows}: wrong.")
    return Message.of(text, shows=shows)


def trained_said(accuracy: float, n: int) -> Message:
    """Say how often the CNN is right on digits that it has never seen."""
    return Message.of(
        N_("On {n} digits that it had never seen it is right for {right}."), right=round(accuracy * n), n=n
    )


def maps_said(maps: Values) -> Message:
    """Say which of the kernels' maps (h, w, k) are loudest and how many are silent."""
    loud = maps.sum(axis=(0, 1))
    silent = int((loud <= 0).sum())
    if silent == len(loud):
        return Message(N_("All kernels are silent: there is nothing on the picture that they look for."))
    text = (
        N_("Kernel {best} answers most to this picture, and {silent} of {n} stay silent.")
        if silent
        else N_("Kernel {best} answers most to this picture; all {n} find something.")
    )
    return Message.of(text, best=int(loud.argmax()) + 1, silent=silent, n=len(loud))


def unlike_said(far: float, usual: float) -> Message | None:
    """Warn of a picture that lies farther from all real digits than 99 % of them lie from each other."""
    if far <= usual:
        return None
    return Message.of(
        N_(
            "This picture is unlike every digit it learnt from: it lies {far:.0f} units of ink from the most similar one, "
            "while 99 % of real digits have one within {usual:.0f}. A network answers all the same, so don't believe its "
            "chance here."
        ),
        far=far, usual=usual,
    )  # fmt: skip


def settled(chances: Values) -> int:
    """Return the step, from 1, from which on the likeliest class (t, k) never changes again."""
    best = chances.argmax(axis=1)
    return int(np.flatnonzero(np.concatenate([[True], best[1:] != best[:-1]]))[-1]) + 1


def speaker_said(chances: Values, speaker: int) -> Message:
    """Say when the network (t, k) made up its mind about who speaks, and whether it is right."""
    said = int(chances[-1].argmax())
    text = (
        N_("From frame {step} of {steps} on it is for speaker {said}, and that is right.")
        if said == speaker
        else N_("From frame {step} of {steps} on it is for speaker {said}, but it was speaker {speaker}.")
    )
    return Message.of(text, step=settled(chances), steps=len(chances), said=said + 1, speaker=speaker + 1)


def held_said(held: Values) -> Message:
    """Say how much of the first and of the last moment the memory still holds (t,)."""
    text = (
        N_(
            "The last frame left {last:.0%} of the mark that the whole recording left, the first one only {first:.0%}: it forgets."
        )
        if held[-1] > 2 * held[0]
        else N_("The last frame left {last:.0%} of the mark that the whole recording left, the first one {first:.0%}.")
    )
    return Message.of(text, first=held[0], last=held[-1])


def recordings_said(right: NDArray[Any]) -> Message:
    """Say how many test recordings (n,) the GRU gets right."""
    return Message.of(N_("{right} of {n} recordings that it had never heard are given to the right speaker."), right=int(right.sum()), n=len(right))  # fmt: skip


def reach(shares: Values) -> int:
    """Return the farthest of `DISTANCES` up to which the mean share right (seeds, distances) stays faithful; 0 for none."""
    faithful = np.asarray(shares).mean(axis=0) >= FAITHFUL
    return 0 if not faithful[0] else DISTANCES[int(np.argmin([*faithful, False])) - 1]


def memory_said(found: Arrays) -> Message:
    """Say how far each recurrent layer remembers; layers without a training yet are left out."""
    far = {name: reach(found[name]) for name in CELLS if len(found[name])}
    if len(far) < len(CELLS):
        return Message(N_("How well each layer remembers what it saw first"))
    text = (
        N_(
            "Symbols ago that are still known in at least 90 % of cases: plain RNN {simple}, GRU {gru}, LSTM {lstm} (of {most} tried)."
        )
        if min(far["gru"], far["lstm"]) > far["simple"]
        else N_(
            "Here gates don't help. Symbols ago that are still known: plain RNN {simple}, GRU {gru}, LSTM {lstm} (of {most} tried)."
        )
    )
    return Message.of(text, **far, most=DISTANCES[-1])


def far_said(found: Arrays) -> Message:
    """Say the shares right at the greatest distance, with their spread over seeds."""
    parts = {
        f"{name}_{end}": pick(found[name][:, -1]) for name in CELLS for end, pick in (("low", np.min), ("high", np.max))
    }
    return Message.of(
        N_(
            "After {far} symbols: plain RNN {simple_low:.0%} to {simple_high:.0%} right, GRU {gru_low:.0%} to {gru_high:.0%}, "
            "LSTM {lstm_low:.0%} to {lstm_high:.0%} (lowest and highest of {seeds} trainings; guessing gets {chance:.0%})."
        ),
        far=DISTANCES[-1], seeds=len(found["gru"]), chance=CHANCE, **parts,
    )  # fmt: skip
