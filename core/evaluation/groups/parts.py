"""What is known of the rows of each group: the curve of all thresholds, or how far off the numbers are."""

from dataclasses import dataclass

import numpy as np

from core.evaluation.curve import Curve, curve_of
from core.evaluation.drawn.tables import Floats
from core.evaluation.groups.cutting import Cut, cut
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.messages import Message

Words = Message | str


@dataclass(frozen=True)
class Off:
    """Hold how far predicted numbers are above the true ones: rows, and the mean of the 1st to the 4th power and sizes.

    Parameters
    ----------
    rows : int
    mean, square, fourth, size : float
        Mean of the difference, of its square, of its fourth power, and of its size.
    """

    rows: int
    mean: float
    square: float
    fourth: float
    size: float


def off_by(above: Floats) -> Off:
    """Sum up differences (n,)."""
    square = above**2
    means = (float(np.mean(part)) for part in (above, square, square**2, np.abs(above)))
    return Off(len(above), *means)


Piece = Curve | Off


@dataclass(frozen=True, eq=False)
class Parts:
    """Hold the groups of a column with what is known of each, and of all rows.

    Parameters
    ----------
    cut : Cut
    pieces : tuple
        A `Curve` of each group, or an `Off` where numbers are predicted.
    whole : Curve or Off
        Of all rows.
    flagged, others : Message or str
        What users read for the class that is flagged, and for the other; empty for numbers.
    """

    cut: Cut
    pieces: tuple[Piece, ...]
    whole: Piece
    flagged: Words = ""
    others: Words = ""


@remembered
def parts_of(it: Predictions, column: str) -> Parts:
    """Cut predictions of two classes (see `Predictions.against`), or of numbers, into groups by a column."""
    groups = cut(it.frame[column], it.card)
    rows = [groups.codes == group for group in range(len(groups.names))]
    if it.task == "regression":
        above = it.y_prob[:, 0] - np.asarray(it.y_true, np.float64)
        return Parts(groups, tuple(off_by(above[each]) for each in rows), off_by(above))
    curves = tuple(curve_of(it.y_true[each], it.y_prob[each]) for each in rows)
    return Parts(groups, curves, it.curve, it.flagged_name, it.class_names[0])
