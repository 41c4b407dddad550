"""Predicted numbers: how far off, whether that beats the mean, and how wide a promise about the next row has to be."""

from core.evaluation.numbers.beside_mean import Beside, beside_mean
from core.evaluation.numbers.conformal import COVERAGES, Price, Promise, price, promise
from core.evaluation.numbers.percent import Percent, percent_errors
from core.evaluation.numbers.residuals import Residuals, residuals
from core.evaluation.numbers.rows import Rows, rows_of

__all__ = [
    "COVERAGES",
    "Beside",
    "Percent",
    "Price",
    "Promise",
    "Residuals",
    "Rows",
    "beside_mean",
    "percent_errors",
    "price",
    "promise",
    "residuals",
    "rows_of",
]
