"""Several classes: scores to chances by softmax, the loss of the true one, and the push on each score."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

Values = NDArray[np.float64]

SCORE = (-5.0, 5.0, 0.1)  # lowest, highest, step of a slider
NAMES = ("A", "B", "C")


@dataclass(frozen=True)
class Scores:
    """Hold a score for each class, and which class is true."""

    scores: tuple[float, ...]
    true: int

    @property
    def chances(self) -> Values:
        """Return the softmax (k,) of the scores."""
        powers = np.exp(np.array(self.scores) - max(self.scores))
        return np.asarray(powers / powers.sum())

    @property
    def loss(self) -> float:
        """Return the categorical cross-entropy: minus the logarithm of the true class's chance."""
        shifted = np.array(self.scores) - max(self.scores)
        return float(np.log(np.exp(shifted).sum()) - shifted[self.true])

    @property
    def pushes(self) -> Values:
        """Return where a step of training moves each score (k,): label minus chance, the negative gradient."""
        return np.asarray(np.eye(len(self.scores))[self.true] - self.chances)


def classes_finding(it: Scores) -> Message:
    """Say what the loss makes of the scores."""
    true, chance = NAMES[it.true], float(it.chances[it.true])
    best = int(it.chances.argmax())
    facts = {"true": true, "chance": 100 * chance, "loss": it.loss, "best": NAMES[best]}
    if best == it.true:
        return Message.of(
            N_("{true} is true and got {chance:.0f} %, more than the others: the loss is {loss:.2f}"), **facts
        )
    return Message.of(N_("{true} is true but got only {chance:.0f} %, {best} more: the loss is {loss:.2f}"), **facts)


def push_sentence(it: Scores) -> Message:
    """Say which scores go where in the next step."""
    up = float(it.pushes[it.true])
    text = N_(
        "The next step of training pulls the score of {true} up with {up:.2f} and pushes the others down with {up:.2f} together, "
        "each by its own chance: what is wrong and sure is pushed hardest."
    )
    return Message.of(text, true=NAMES[it.true], up=up)


def shift_sentence() -> Message:
    """Say what scores mean: only their differences count."""
    return Message(N_("Move all three scores by the same amount, and nothing changes: only their differences count."))
