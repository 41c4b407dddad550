"""How many pictures go through at a threshold, at how many wrong ones; and every mistake as a picture."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.charts.lessons.architectures import squares
from core.charts.scenarios.image_classification import coverage_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.image_classification.coverage import coverage, shares, thresholds
from core.scenarios.image_classification.net import EXPERIMENT, SIDE
from core.scenarios.image_classification.words import coverage_said, mistakes_said, people_said
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.image_classification_source import HERE
from pages.components.scenarios.image_classification_try import threshold_slider
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]
COLUMNS = 4
LIMITS = N_("What this does not tell you: how people who are in neither part write, and how often your own people misread a digit. A handful of mistakes decides each number here.")  # fmt: skip


def good_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the curve that this case is decided by."""
    found, threshold = coverage(arrays), threshold_slider()
    alt = headline(coverage_said(found, threshold))
    chart(coverage_chart(thresholds(), *shares(found), threshold, _), f"{HERE}_coverage", alt)
    told(people_said(found, threshold))
    _mistakes(arrays)
    run_buttons(case, EXPERIMENT, threshold=threshold)
    limits(LIMITS)


def _mistakes(arrays: Arrays) -> None:
    wrong = np.flatnonzero(arrays["said_cnn"] != arrays["test_y"])
    alt = beside(mistakes_said(len(wrong), len(arrays["test_y"])))
    if len(wrong):
        label = _("{shows}, read as {said}")
        names = [label.format(shows=arrays["test_y"][row], said=arrays["said_cnn"][row]) for row in wrong]
        hover = _("{name}: row {row}, column {column}, ink {value}")
        panels = arrays["test_X"][wrong].reshape(-1, SIDE, SIDE)
        chart(squares(panels, names, COLUMNS, hover), f"{HERE}_mistakes", alt)
