"""What workers have found of the run in hand already, looked up without making them work."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.brief.facts import Facts, Worked
from core.brief.sections.reasons import case_of
from core.evaluation.predictions import predictions_of
from core.explanation.case import Case
from core.explanation.first import first_place, usual_output
from core.explanation.how import How
from core.jobs.explaining import known_row, known_whole
from core.jobs.luck import NUMBERS
from core.jobs.luck import key_of as seeds_key
from core.jobs.trusting import known_badge

if TYPE_CHECKING:
    from core.decision import Decision
    from core.jobs.engine import Engine
    from core.store import Store
    from core.training.run import Run


def worked(engine: "Engine", store: "Store | None", run: "Run", decision: "Decision", place: int | None = None) -> Worked:  # fmt: skip
    """Return what is there of a run.

    Parameters
    ----------
    place : int, optional
        Of the test row that the user has in hand on the page of explanations; by default a typical one.
    """
    found = Worked(
        besides=_result(engine, f"baselines-{run.key}") or (),
        spread=_spread(engine, run),
        costs=_result(engine, f"costs-{run.key}-{len(run.history['loss'])}"),
        whole=known_whole(store, run, How()),
    )
    case = _case(Facts(predictions_of(run), decision, run=run, worked=found), place)
    return found if case is None else replace(found, case=case, badge=known_badge(store, case, decision))


def _spread(engine: "Engine", run: "Run") -> Any:
    """Return what the most seeds gave, of those that are done."""
    known = (_result(engine, seeds_key(run.experiment, number)) for number in reversed(NUMBERS))
    return next((spread for spread in known if spread is not None), None)


def _result(engine: "Engine", key: str) -> Any:
    """Return what an errand has found; None while it is under way, and where nobody asked."""
    errand = engine.errand(key)
    return None if errand is None else errand.view().result


def _case(facts: Facts, place: int | None) -> Case | None:
    """Return the row in hand, by default the one that the page of explanations shows first; None where it isn't explained."""
    run, whole = facts.run, facts.worked.whole
    assert run is not None
    if place is None or place >= len(run.split.test):
        place = first_place(facts.predictions, facts.decision)
    told = None if whole is None else whole.of(place)
    told = told or known_row(run, run.X_test[place], How())
    if told is None:
        return None if whole is None else case_of(facts, whole)
    return Case(run, run.X_test[place], told, usual_output(facts.predictions, told.outputs[0]), How(), place)
