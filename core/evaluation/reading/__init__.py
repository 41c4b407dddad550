"""Predictions that a user brings along: a CSV of labels and scores, made by any model anywhere."""

from core.evaluation.reading.errors import PredictionsError
from core.evaluation.reading.example import example_csv
from core.evaluation.reading.headline import counts_sentence, headline_of
from core.evaluation.reading.read import inspect_predictions, read_predictions
from core.evaluation.reading.shelf import Shelf, beyond

__all__ = [
    "PredictionsError",
    "Shelf",
    "beyond",
    "counts_sentence",
    "example_csv",
    "headline_of",
    "inspect_predictions",
    "read_predictions",
]
