"""Attributions over a picture, or step by step of a sequence."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from core.training.run import Run
from pages.components.explain.picture_parts import picture_parts
from pages.components.explain.step_parts import step_parts
from pages.components.tabs import views

WAYS: Mapping[str, tuple[Callable[[Run], bool], Callable[[Case], None]]] = {
    N_("Over the picture"): (lambda run: run.data.image_shape is not None, picture_parts),
    N_("Step by step"): (lambda run: run.experiment.model in ("rnn", "transformer"), step_parts),
}


def spatial_view(case: Case) -> None:
    """Draw what each part of a picture or step of a sequence says."""
    fitting = {title: partial(draw, case) for title, (fits, draw) in WAYS.items() if fits(case.run)}
    if len(fitting) > 1:
        views("explain_parts", fitting)
        return
    for draw in fitting.values():
        draw()


def has_parts(run: Run) -> bool:
    """Tell whether rows of a run are pictures, or are read step by step."""
    return any(fits(run) for fits, _ in WAYS.values())
