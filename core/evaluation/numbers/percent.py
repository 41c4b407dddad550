"""Errors as a share of the true number, and where that breaks: near 0, where any error is large."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats
from core.evaluation.numbers.rows import rows_of
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered

Kind = Literal["zeros", "breaks", "few", "holds", "right", "nothing"]
FEW = 0.15  # of all rows; of bell-shaped errors about a quarter make up half of the whole


@dataclass(frozen=True, eq=False)
class Percent:
    """Hold errors as shares of true numbers, for the rows (p,) whose true number is not 0.

    Parameters
    ----------
    rows : int
        All graded rows.
    size, share : array (p,)
        The true number without its sign, and the error as a share of it.
    heavy : array (p,)
        Which are the largest errors that together make up half of the whole.
    total : float
        All errors added up, as a share of all true numbers added up; nan where these are all 0.
    """

    rows: int
    size: Floats
    share: Floats
    heavy: NDArray[np.bool_]
    total: float

    @property
    def zeros(self) -> int:
        """Rows whose true number is 0: of those there is no share."""
        return self.rows - len(self.share)

    @property
    def mean(self) -> float:
        """The mean over the rows that have one; nan of none."""
        return float(self.share.mean()) if len(self.share) else float("nan")

    @property
    def half(self) -> int:
        """How many rows make up half of the whole."""
        return int(self.heavy.sum())

    @property
    def small(self) -> float:
        """The middle size of the true numbers of those rows; nan of none."""
        return float(np.median(self.size[self.heavy])) if self.half else float("nan")

    @property
    def usual(self) -> float:
        """The middle size of all true numbers but 0; nan of none."""
        return float(np.median(self.size)) if len(self.size) else float("nan")

    @property
    def kind(self) -> Kind:
        """Whether all true numbers are 0, some are, none is off, few rows near 0 or few others weigh most, or it holds."""
        if not len(self.share):
            return "nothing"
        if self.zeros:
            return "zeros"
        if not self.share.any():
            return "right"
        if self.half >= FEW * self.rows:
            return "holds"
        return "breaks" if self.small < self.usual / 2 else "few"


@remembered
def percent_errors(it: Predictions) -> Percent:
    """Return the errors of predicted numbers as shares of the true ones."""
    rows = rows_of(it)
    size, off = np.abs(rows.true), np.abs(rows.off)
    some = size > 0
    share = off[some] / size[some]
    whole = float(size.sum())
    return Percent(rows.n, size[some], share, _heavy(share), float(off.sum()) / whole if whole else float("nan"))


def _heavy(share: Floats) -> NDArray[np.bool_]:
    order = np.argsort(-share, kind="stable")
    upto = np.cumsum(share[order])
    heavy = np.zeros(len(share), np.bool_)
    if len(share) and upto[-1] > 0:
        heavy[order[: int(np.searchsorted(upto, upto[-1] / 2 * (1 - 1e-12))) + 1]] = True
    return heavy
