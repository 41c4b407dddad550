"""The cells of any predictions."""

from collections.abc import Callable, Mapping

from core.evaluation.cells.cell import Cell
from core.evaluation.cells.off import off_cells
from core.evaluation.cells.several import several_cells
from core.evaluation.cells.two import two_cells
from core.evaluation.predictions import Predictions

Make = Callable[[Predictions, float], list[Cell]]


def kind_of(it: Predictions) -> str:
    """Return "numbers", "two" or "several": what is predicted."""
    return "numbers" if it.task == "regression" else "two" if it.classes == 2 else "several"


CELLS: Mapping[str, Make] = {"numbers": off_cells, "two": two_cells, "several": several_cells}


def cells_of(it: Predictions, threshold: float = 0.5) -> Mapping[str, Cell]:
    """Return name -> cell, in the order in which they are offered.

    Parameters
    ----------
    threshold : float
        From which chance on rows are flagged, of two classes.
    """
    return {cell.name: cell for cell in CELLS[kind_of(it)](it, threshold)}
