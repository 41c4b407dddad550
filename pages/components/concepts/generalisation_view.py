"""Generalisation: why does it fail on cases it has not seen?"""

from collections.abc import Callable, Mapping
from functools import partial

from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components import state
from pages.components.concepts.generalisation_bias import bias_view
from pages.components.concepts.generalisation_cures import cures_view
from pages.components.concepts.generalisation_folds import folds_view
from pages.components.concepts.generalisation_rows import rows_view
from pages.components.concepts.generalisation_watch import watch_view
from pages.components.concepts.guess_first import guess_first
from pages.components.tabs import views

NAME = "generalisation"


def generalisation_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments: overfitting by hand first, after the guess every cure of it."""
    if NAME not in state.memory().learning.progress.steps:
        watch_view()
    if guess_first(NAME, lesson):
        views("generalisation_views", contents(lesson))


def contents(lesson: Lesson) -> Mapping[str, Callable[[], None]]:
    """Return the title of each view -> what draws it."""
    return {
        N_("Every cure"): partial(cures_view, lesson),
        N_("Overfit it"): watch_view,
        N_("Learning curves"): rows_view,
        N_("Bias and variance"): bias_view,
        N_("Cross-validation"): folds_view,
    }
