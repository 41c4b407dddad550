"""Ways to compute a gradient: the right one, the source article's, and one that leaves out a single factor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.lessons.backprop.losses import Loss
from core.lessons.backprop.network import Array, Forward, forward, parts, sigmoid
from core.messages import N_


@dataclass(frozen=True)
class Rule:
    """Describe a way to go backward.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    at_output : callable
        Of the loss, z (..., n) of the output and labels (n,): the derivative after z.
    factor : callable
        Of the answers (..., n, 3) of the hidden layer: by what the blame is multiplied on its way through a neuron.
    """

    label: str
    at_output: Callable[[Loss, Array, Array], Array]
    factor: Callable[[Array], Array]


@dataclass(frozen=True)
class Backward:
    """Hold derivatives of the mean loss: after z of the output (..., n), z of the hidden (..., n, 3), weights (..., 13)."""

    out: Array
    hidden: Array
    weights: Array


def _right(loss: Loss, z: Array, y: Array) -> Array:
    return loss.slope(z, y)


def _article(loss: Loss, z: Array, y: Array) -> Array:
    return np.asarray(sigmoid(-z) * y)


def _sigmoid_slope(a: Array) -> Array:
    return a * (1 - a)


RULES: Mapping[str, Rule] = {
    "right": Rule(N_("Right"), _right, _sigmoid_slope),
    "unfactored": Rule(N_("Only σ′ left out"), _right, np.ones_like),
    "article": Rule(N_("The article's"), _article, np.ones_like),
}


def backward(w: Array, X: Array, y: Array, loss: Loss, rule: str = "right", seen: Forward | None = None) -> Backward:
    """Return the derivatives of the mean loss over rows (n, 2) with labels (n,), by the chain rule, from the output back.

    References
    ----------
    Rumelhart, Hinton, Williams (1986), "Learning representations by back-propagating errors", Nature 323, (6) and (7).
    """
    seen, how = seen or forward(w, X), RULES[rule]
    out = how.at_output(loss, seen.z_out, y) / len(X)
    hidden = out[..., np.newaxis] * parts(w)[2][..., np.newaxis, :] * how.factor(seen.a)
    weights = (
        np.einsum("...nh,nj->...hj", hidden, X).reshape(*w.shape[:-1], -1),
        hidden.sum(axis=-2),
        np.einsum("...n,...nh->...h", out, seen.a),
        out.sum(axis=-1)[..., np.newaxis],
    )
    return Backward(out, hidden, np.concatenate(weights, axis=-1))


def mean_loss(w: Array, X: Array, y: Array, loss: Loss) -> Array:
    """Return the mean loss (...) of networks (..., 13) over rows."""
    return np.asarray(loss.value(forward(w, X).z_out, y).mean(axis=-1))


def numeric(w: Array, X: Array, y: Array, loss: Loss, step: float = 1e-5) -> Array:
    """Return the gradient (13,) by moving each weight a little up and down and looking at the loss."""
    moves = step * np.eye(w.shape[-1])
    return (mean_loss(w + moves, X, y, loss) - mean_loss(w - moves, X, y, loss)) / (2 * step)


def descend(
    w: Array, X: Array, y: Array, loss: Loss, rate: float, steps: int, rule: str = "right"
) -> tuple[Array, Array]:
    """Return the weights (..., 13) after so many steps, and the loss (steps + 1, ...) before each and after the last."""
    losses = [mean_loss(w, X, y, loss)]
    for _step in range(steps):
        w = w - rate * backward(w, X, y, loss, rule).weights
        losses.append(mean_loss(w, X, y, loss))
    return w, np.array(losses)
