"""What the views of luck share: the button that trains seeds, and a spread as dots."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import streamlit as st

from core.charts.spread import Dots
from core.evaluation import headline
from core.evaluation.spread import Spread
from core.experiment import Experiment
from core.jobs.luck import expected_seconds
from core.training.run import Run
from pages.components.i18n import _

STEM = "luck"  # of the keys of widgets


def train_button(
    run: Run,
    experiment: Experiment,
    number: int,
    ask: Callable[[Run, Experiment, int], None],
    kind: Literal["primary", "secondary"] = "secondary",
    key: str = "train",
) -> None:
    """Draw the button that trains seeds of an experiment; it says about how long that takes, going by the run in hand."""
    about = duration(expected_seconds(run, experiment, number))
    st.button(
        _("Train {n} seeds ({time})").format(n=number, time=about), icon=":material/casino:", type=kind,
        key=f"{STEM}_{key}_{number}", on_click=ask, args=(run, experiment, number),
    )  # fmt: skip


def duration(seconds: float) -> str:
    """Return about how long something takes, in words."""
    if seconds < 90:
        return _("about {seconds:.0f} s").format(seconds=np.ceil(max(1.0, seconds)))
    return _("about {minutes:.0f} min").format(minutes=np.ceil(seconds / 60))


def dots_of(run: Run, spread: Spread, name: str, label: str = "") -> Dots:
    """Return the seeds of a spread as dots; without a label they are those of the run in hand's settings, and it is marked."""
    return Dots(
        label or _("These settings"), spread.scores[name], spread.seeds, None if label else run.scores.get(name)
    )


def baseline(run: Run, name: str) -> float | None:
    """Return a score without a model, where there is such a thing."""
    main = headline(run)
    return main.baseline if main.name == name else None
