"""Attributions over a picture, or step by step of a sequence."""

from core.explanation.case import Case
from core.training.run import Run


def spatial_view(case: Case) -> None:
    """Draw what each part of a picture or step of a sequence says."""


def has_parts(run: Run) -> bool:
    """Tell whether rows of a run are pictures, or are read step by step."""
    return run.data.image_shape is not None or run.experiment.model in ("rnn", "transformer")
