"""How a network of the lesson is trained: the overfitting run, and every way to change it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Say everything about a training but its draw, by which its pictures and its first weights are chosen.

    Parameters
    ----------
    rows : int
        Training pictures.
    wrong : float
        Share of them whose label is wrong.
    width : int
        Units of each of the two hidden layers.
    reach : int
        Pixels by which each picture may be moved at each look.
    patience : int
        Epochs without a better validation loss before it stops; 0 is never. A share `HELD` of the training pictures is
        held back for it: looking at others would be more data.
    members : int
        Networks that vote.
    pace : float, optional
        Carry the hidden layers over from a network that learned 0 to 4, and let them learn with this share of the rate.
    """

    rows: int = 100
    wrong: float = 0.2
    width: int = 64
    epochs: int = 80
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    reach: int = 0
    patience: int = 0
    members: int = 1
    pace: float | None = None


OVERFITTING = Recipe()
HELD = 0.25
