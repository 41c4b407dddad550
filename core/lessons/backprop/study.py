"""Does it matter which formula one trains with? Many networks on four rows that need the hidden layer (exclusive or)."""

from collections.abc import Awaitable, Callable
from typing import Any

import numpy as np

from core.jobs.errand import Hands
from core.lessons.backprop.losses import LOSSES
from core.lessons.backprop.network import SIZE, Array, forward
from core.lessons.backprop.rules import RULES, descend

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([0.0, 1.0, 1.0, 0.0])
SEEDS = 20
RATE = 2.0
CLOSE = 0.25
STEPS = 1000  # of all networks together, a tenth of a second


def begun() -> Array:
    """Return the weights (seeds, 13) to begin with: normal, of variance 1, one seed each."""
    return np.stack([np.random.default_rng(seed).normal(size=SIZE) for seed in range(SEEDS)])


def learnt(loss: str, rule: str) -> tuple[Array, Array]:
    """Return the weights (seeds, 13) after all steps, and the loss (steps + 1, seeds) on the way."""
    return descend(begun(), ROWS, LABELS, LOSSES[loss], RATE, STEPS, rule)


def solved(w: Array) -> Array:
    """Return which networks (seeds,) answer all four rows within `CLOSE` of their labels."""
    return np.asarray((np.abs(forward(w, ROWS).said - LABELS) < CLOSE).all(axis=-1))


def conducting(loss: str) -> Callable[[Hands], Awaitable[dict[str, Any]]]:
    """Return the study: by each rule the losses (steps + 1, seeds), and which networks solved it (seeds,)."""

    async def conduct(hands: Hands) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for done, rule in enumerate(RULES, 1):
            w, losses = await hands.ask(learnt, loss, rule)
            found |= {f"{rule}_loss": losses, f"{rule}_solved": solved(w)}
            hands.tell(done, len(RULES))
        return found

    return conduct
