"""The rows behind each cell of a table of mistakes: the surest ones first, and what they have in common."""

from core.evaluation.cells.cell import Cell, surest_rows, surest_sentence
from core.evaluation.cells.common import Common, common_sentence, in_common
from core.evaluation.cells.registry import cells_of
from core.evaluation.cells.table import cell_csv, cell_file_name, cell_pictures, cell_table

__all__ = [
    "Cell",
    "Common",
    "cell_csv",
    "cell_file_name",
    "cell_pictures",
    "cell_table",
    "cells_of",
    "common_sentence",
    "in_common",
    "surest_rows",
    "surest_sentence",
]
