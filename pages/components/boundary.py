"""The plane of drawn points under a network that is looked at, as the playground's own picture is set to show it."""

import numpy as np
from numpy.typing import NDArray

from core.charts.plane import Plane, Points, decision_surface, discretized, plane_of
from core.datasets.dataset import Dataset
from core.datasets.preparation import training_labels
from core.messages import N_
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _

LEARNED = N_("What has it learned?")  # the tab with these pictures


def is_plane(data: Dataset) -> bool:
    """Tell whether the rows of the data are points of the plane."""
    return data.drawn and len(data.feature_names) == 2


def points_of(run: Run) -> tuple[Plane, list[Points]]:
    """Return the plane of a run with the points that are to be shown."""
    plane, points = plane_of(run.data, run.split, _, training_labels(run.experiment, run.data, run.split))
    return plane, [some for some in points if some.seen or state.memory().view.show_test]


def boundary(run: Run, surface: NDArray[np.float32], key: str, height: int = 340) -> None:
    """Draw predictions (g, g, k) over the plane."""
    plane, points = points_of(run)
    shown = discretized(surface, plane) if state.memory().view.discretize else surface
    chart(decision_surface(plane, points, _, shown, height), key, _("The points, and what the model says between them"))
