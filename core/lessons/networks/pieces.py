"""What depth buys, counted: the straight pieces that a network of ReLUs makes of a line.

Montúfar, Pascanu, Cho & Bengio 2014 (section 3) and Telgarsky 2016 (section 3.1) fold a line with each layer; Hanin & Rolnick
2019 count what networks with random weights do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

Values = NDArray[np.float64]

DEEPEST = 7
FOLD = (0.2, 0.8, 0.05)  # lowest, highest, step of where the line is folded
POINTS = 1281  # ten in each of the finest pieces
WIDTH, DRAWS, SPAN = 8, 30, 3.0  # of networks with random weights: neurons a layer, networks, half the line
UNSEEN = 1e-6  # of the height: lines closer than that are one line
LEAST = 1e-9  # difference of two slopes that counts as a kink


@dataclass(frozen=True)
class Dense:
    """Hold a layer: kernel (inputs, outputs) and bias (outputs,)."""

    kernel: Values
    bias: Values


def folding(depth: int, fold: float) -> tuple[Dense, ...]:
    """Return a network of `depth` layers of two ReLUs each that folds 0 to 1 at `fold` as often, and its output.

    One fold is x / f for x up to f and falls to 0 at 1: relu(x) / f - relu(x - f) (1 / f + 1 / (1 - f)).
    """
    out = np.array([[1 / fold], [-(1 / fold + 1 / (1 - fold))]])
    bias = np.array([0.0, -fold])
    first = Dense(np.ones((1, 2)), bias)
    inner = Dense(out @ np.ones((1, 2)), bias)
    return (first, *[inner] * (depth - 1), Dense(out, np.zeros(1)))


def outputs(network: Sequence[Dense], x: Values) -> Values:
    """Return what a network of ReLUs with one output says (n,) of inputs (n,)."""
    heard = x[:, np.newaxis]
    for layer in network[:-1]:
        heard = np.maximum(heard @ layer.kernel + layer.bias, 0)
    return np.asarray((heard @ network[-1].kernel + network[-1].bias)[:, 0])


def kinks(network: Sequence[Dense], low: float, high: float) -> Values:
    """Return where a network's output bends between `low` and `high`, exactly: where some ReLU's sum crosses zero."""
    ends = np.array([low, high])
    heard = ends[:, np.newaxis]
    for layer in network[:-1]:
        sums = heard @ layer.kernel + layer.bias
        ends, sums = _with_crossings(ends, sums)
        heard = np.maximum(sums, 0)
    said = (heard @ network[-1].kernel + network[-1].bias)[:, 0]
    slopes = np.diff(said) / np.diff(ends)
    bent = np.abs(np.diff(slopes)) > LEAST * max(1.0, float(np.abs(slopes).max(initial=0)))
    return np.asarray(ends[1:-1][bent])


def _with_crossings(ends: Values, sums: Values) -> tuple[Values, Values]:
    """Add the places where a sum (ends, units), straight between two ends, crosses zero."""
    before, after = sums[:-1], sums[1:]
    piece, unit = np.nonzero(before * after < 0)
    share = before[piece, unit] / (before[piece, unit] - after[piece, unit])
    places = ends[piece] + share * (ends[piece + 1] - ends[piece])
    every = np.unique(np.concatenate([ends, places]))
    every = every[np.append(np.diff(every) > LEAST, True)]  # one place, computed twice
    return every, np.stack([np.interp(every, ends, column) for column in sums.T], axis=1)


def pieces(network: Sequence[Dense], low: float, high: float) -> int:
    """Count the straight pieces of a network's output between `low` and `high`."""
    return len(kinks(network, low, high)) + 1


def flat(x: Values, y: Values, units: int) -> Values:
    """Return the best that one layer of so many ReLUs, bending at even distances, can make of y (n,) at x (n,)."""
    bends = np.linspace(0, 1, units, endpoint=False)
    columns = np.column_stack([np.maximum(x[:, np.newaxis] - bends, 0), np.ones(len(x))])
    return np.asarray(columns @ np.linalg.lstsq(columns, y, rcond=None)[0])


@lru_cache(maxsize=16)
def random_pieces(depth: int) -> tuple[int, ...]:
    """Count the pieces of networks with random weights (He et al. 2015) and biases, eight ReLUs a layer; sorted."""
    return tuple(sorted(pieces(_random(depth, seed), -SPAN, SPAN) for seed in range(DRAWS)))


def _random(depth: int, seed: int) -> tuple[Dense, ...]:
    rng = np.random.default_rng(seed)
    sizes = [1, *[WIDTH] * depth, 1]
    return tuple(
        Dense(rng.normal(0, np.sqrt(2 / inputs), (inputs, units)), rng.normal(0, 0.5, units))
        for inputs, units in pairwise(sizes)
    )


def line() -> Values:
    """Return the inputs at which a folded line is drawn."""
    return np.linspace(0, 1, POINTS)


def depth_finding(depth: int, made: int) -> Message:
    """Say how many pieces so many layers make with how many neurons."""
    if depth == 1:
        return Message.of(N_("1 layer of 2 neurons folds the line once: {pieces} straight pieces"), pieces=made)
    text = N_(
        "{depth} layers of 2 neurons make {pieces} straight pieces: each layer folds what the one before it folded"
    )
    return Message.of(text, depth=depth, pieces=made)


def flat_sentence(depth: int, made: int, missed: float) -> Message:
    """Say what the same number of neurons does in a single layer."""
    if depth == 1:
        return Message(N_("This is a single layer. Add a second one and watch it fold the fold."))
    units = 2 * depth
    facts = {"units": units, "most": units + 1, "missed": missed, "made": made, "fewer": made - 1}
    if made <= units and missed < UNSEEN:
        return Message.of(N_("Here one layer of the same {units} neurons does as well: grey, and exactly under the blue line. Depth pays from three layers on."), **facts)  # fmt: skip
    if made <= units:
        return Message.of(N_("Here one layer of the same {units} neurons can do as well; the grey line is off by {missed:.2f} only because its bends are evenly spread. Depth pays from three layers on."), **facts)  # fmt: skip
    text = N_(
        "The same {units} neurons in one layer can make at most {most} pieces (grey: their best when one sets the tilt and the others bend at "
        "even distances, typically off by {missed:.2f}). With {made} neurons one layer could draw this; with fewer than {fewer} it never can."
    )
    return Message.of(text, **facts)


def random_sentence(depth: int, counts: Sequence[int]) -> Message:
    """Say how many pieces networks have before anybody sets or trains their weights."""
    text = N_(
        "That is what depth can do, not what it does by itself: of {n} networks with {depth} layers of {width} neurons and random weights, "
        "half have {middle} pieces or fewer (from {low} to {high}), with {units} neurons."
    )
    middle = sorted(counts)[(len(counts) - 1) // 2]
    return Message.of(
        text,
        n=len(counts),
        depth=depth,
        width=WIDTH,
        middle=middle,
        low=min(counts),
        high=max(counts),
        units=depth * WIDTH,
    )
