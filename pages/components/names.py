"""What users read for runs, data and columns, in the language of the page."""

import math

from core.datasets import DATASETS, Dataset
from core.evaluation import headline
from core.models import MODELS
from core.training.run import Run
from pages.components.i18n import _, say

SHAPELESS = {"linear"}


def named(data: Dataset, name: str) -> str:
    """Return what a user reads for a column or class of the data."""
    return _(data.card.labels[name]) if name in data.card.labels else name


def run_name(run: Run) -> str:
    """Return a run's name in the language of the page: data · model · score (interval) · rows."""
    rows = _("{n:,} rows").format(n=len(run.data.y))
    return " · ".join([data_name(run.data), model_name(run), score_name(run), rows])


def unscored_name(run: Run) -> str:
    """Return a run's name without its score."""
    rows = _("{n:,} rows").format(n=len(run.data.y))
    return " · ".join([data_name(run.data), model_name(run), rows])


def data_name(data: Dataset) -> str:
    """Return what a user calls the data; the name of an uploaded file is nobody's to translate."""
    return _(data.card.title) if data.name in DATASETS else data.card.title


def model_name(run: Run) -> str:
    """Return the model and its layers, e.g. "Dense network (MLP) 64-64"."""
    chosen = run.experiment
    layers = "" if chosen.model in SHAPELESS else " " + "-".join(map(str, chosen.hidden))
    return _(MODELS[chosen.model].label) + layers


def score_name(run: Run) -> str:
    """Return a run's main score with its interval, e.g. "0.79 (0.71–0.86) AUC"."""
    main = headline(run)
    if math.isnan(main.value):
        return f"– {say(main.label)}"
    return f"{main.value:.2f} ({main.low:.2f}–{main.high:.2f}) {say(main.label)}"
