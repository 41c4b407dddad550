"""What a study of fading gradients says, in numbers and in words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ingredients.initializers import INITIALIZERS
from core.lessons.networks.fading import QUANTITIES, SHAPES_TRIED, Case
from core.lessons.networks.shapes import SHAPES
from core.messages import N_, Message

Values = NDArray[np.float64]
Study = Mapping[str, Values]

ASKED, ASKED_DEPTH = Case("sigmoid", "glorot_uniform"), 10  # of the lesson's guess
OPTIONS = (1.0, 0.1, 0.001)  # what the options of the guess stand for
QUANTITY_LABELS: Mapping[str, str] = {
    "signal": N_("What arrives at a layer"),
    "weights": N_("What its weights get"),
}
START_LABELS: Mapping[str, str] = {name: INITIALIZERS[name].label for name in ("glorot_uniform", "he_normal")}


@dataclass(frozen=True)
class Fading:
    """Hold gradients layer by layer, over seeds, each beside that of the last hidden layer.

    Parameters
    ----------
    label : str
        Of the activation, marked with `N_`.
    sizes : array (seeds, depth)
        From the first layer to the last; 1 at the last.
    """

    name: str
    label: str
    sizes: Values

    @property
    def middle(self) -> Values:
        """Return the median over the seeds (depth,)."""
        return np.asarray(np.median(self.sizes, axis=0))

    @property
    def first(self) -> tuple[float, float, float]:
        """Return how much of the last layer's gradient is left at the first: median, lowest and highest over the seeds."""
        at = self.sizes[:, 0]
        return float(np.median(at)), float(at.min()), float(at.max())


def faded(study: Study, case: Case, quantity: str, depth: int) -> Fading:
    """Return the gradients of networks of `depth` hidden layers; the study may still be under way, but has this case."""
    sizes = study[case.key][:, QUANTITIES.index(quantity), depth - 1, :depth]
    return Fading(case.activation, SHAPES[case.activation].label, sizes / sizes[:, -1:])


def all_faded(study: Study, start: str, quantity: str, depth: int) -> list[Fading]:
    """Return every activation that there are numbers of already."""
    cases = [Case(activation, start) for activation in SHAPES_TRIED]
    return [faded(study, case, quantity, depth) for case in cases if case.key in study]


def answer_of(study: Study) -> int:
    """Return the option of the lesson's guess that is nearest to what was measured, in orders of magnitude."""
    found = faded(study, ASKED, QUANTITIES[0], ASKED_DEPTH).first[0]
    return int(np.argmin([abs(math.log10(max(found, 1e-30) / option)) for option in OPTIONS]))


def answer_sentence(study: Study) -> Message:
    """Say what is left after ten layers of sigmoid."""
    middle, low, high = faded(study, ASKED, QUANTITIES[0], ASKED_DEPTH).first
    text = N_(
        "Through {depth} layers of sigmoid, {share} of the last layer's gradient arrives at the first ({low} to {high} over {seeds} "
        "draws of the initial weights)."
    )
    seeds = len(study[ASKED.key])
    return Message.of(
        text, depth=ASKED_DEPTH, share=part(middle), low=part(low), high=part(high), seeds=seeds
    )  # fmt: skip


def part(share: float) -> Message:
    """Return a share as people say it: in percent, or as one part in so many."""
    if share >= 0.01:
        return Message.of(N_("{percent:.0f} %"), percent=100 * share)
    size = 10 ** math.floor(math.log10(1 / share))
    return Message.of(N_("1 part in {parts:,}"), parts=int(round(1 / share / size) * size))


def fading_finding(found: Sequence[Fading], depth: int) -> Message:
    """Say which activation lets least through, and which most."""
    if depth == 1:
        return Message(N_("With one hidden layer there is nothing to fade through: the first layer is the last"))
    ordered = sorted(found, key=lambda one: one.first[0])
    if len(ordered) == 1:
        text = N_("Through {depth} hidden layers, {worst} leaves {low} of the gradient")
    else:
        text = N_("Through {depth} hidden layers, {worst} leaves {low} of the gradient, {best} {high}")
    worst, best = ordered[0], ordered[-1]
    return Message.of(
        text,
        depth=depth,
        worst=Message(worst.label),
        low=part(worst.first[0]),
        best=Message(best.label),
        high=part(best.first[0]),
    )


def steps_sentence(it: Fading) -> Message:
    """Say what that means for one step of training: how long the first layer takes for what the last does in one."""
    left = it.first[0]
    if left >= 0.5:
        text = N_("With {shape}, the first layer hears about as much of a mistake as the last: it can learn.")
        return Message.of(text, shape=Message(it.label))
    text = N_("With {shape}, the first layer hears so little that it would need about {times:,} steps for what the last layer does in one.")  # fmt: skip
    return Message.of(text, shape=Message(it.label), times=_rounded(1 / left))


def _rounded(value: float) -> int:
    size = 10 ** max(0, math.floor(math.log10(value)))
    return int(round(value / size) * size)


def kept_fading(found: Sequence[Fading], start: str, depth: int) -> Message:
    """Return what there is to keep: it stands alone in a brief."""
    text = N_("Digits, networks of {depth} hidden layers begun by {start}: the share of the gradient that reaches the first layer is {shares}.")  # fmt: skip
    return Message.of(
        text, depth=depth, start=Message(START_LABELS[start]), shares=_listed([_share(one) for one in found])
    )


def _share(it: Fading) -> Message:
    return Message.of(N_("{name} {share}"), name=Message(it.label), share=part(it.first[0]))


def _listed(parts: Sequence[Message]) -> Message:
    first, *rest = parts
    return Message.of(N_("{first} · {rest}"), first=first, rest=_listed(rest)) if rest else first
