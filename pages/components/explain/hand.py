"""The row in hand with its explanation, and the explanation of many rows, by a worker where it isn't known yet."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.evaluation.predictions import predictions_of
from core.explanation.case import Case
from core.explanation.explained import Explanation
from core.explanation.first import first_place, usual_output
from core.explanation.how import How
from core.explanation.whole import Whole
from core.jobs.explaining import explained_row, known_whole, whole_errand
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.waiting import errand_view

Row = NDArray[np.float32]


def case_in_hand() -> Case:
    """Return the row in hand, as it is in the data; a worker explains it where nobody did."""
    run, place = state.memory().run, place_in_hand()
    return _case(run, run.X_test[place], place)


def case_of(x: Row, like: Case) -> Case:
    """Return any row (d,) explained like a case, about the same class."""
    told = explained_row(engine(), like.run, x, like.how)
    return replace(like, x=x, told=told, place=None)


def place_in_hand() -> int:
    """Return which of the test rows is in hand."""
    mind = state.memory()
    place = mind.explaining.place(mind.run)
    if place is None or place >= len(mind.run.split.test):
        return first_place(predictions_of(mind.run), mind.decision)
    return place


def take_row(place: int) -> None:
    """Take a test row in hand."""
    state.memory().explaining.take(state.memory().run, place)


def whole_view(draw: Callable[[Whole], None]) -> None:
    """Draw with the explanation of many test rows, or how far that is."""
    mind = state.memory()
    run, how, most = mind.run, mind.explaining.how, mind.explaining.most
    known = known_whole(engine().store, run, how, most)
    if known is not None:
        draw(known)
        return
    errand = whole_errand(engine(), engine().store, run, how, mind.owner, most)
    errand_view(errand, draw, _("Explaining test rows"), draw)


def _case(run: Run, x: Row, place: int) -> Case:
    mind = state.memory()
    how = mind.explaining.how
    told = _told(run, x, place, how)
    output = mind.explaining.outputs.get(run.key, usual_output(predictions_of(run), told.outputs[0]))
    return Case(run, x, told, output, how, place)


def _told(run: Run, x: Row, place: int, how: How) -> Explanation:
    known = known_whole(engine().store, run, how, state.memory().explaining.most)
    found = None if known is None else known.of(place)
    return found if found is not None else explained_row(engine(), run, x, how)
