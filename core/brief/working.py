"""What workers have found of the run in hand already, looked up without making them work."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.brief.facts import Facts, Worked
from core.brief.sections.reasons import case_of
from core.evaluation.predictions import predictions_of
from core.explanation.case import Case
from core.explanation.first import usual_output
from core.explanation.how import How
from core.jobs.explaining import known_whole
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
    if found.whole is None:
        return found
    case = _case(Facts(predictions_of(run), decision, run=run, worked=found), place)
    return replace(found, case=case, badge=known_badge(store, case, decision))


def _spread(engine: "Engine", run: "Run") -> Any:
    """Return what the most seeds gave, of those that are done."""
    known = (_result(engine, seeds_key(run.experiment, number)) for number in reversed(NUMBERS))
    return next((spread for spread in known if spread is not None), None)


def _result(engine: "Engine", key: str) -> Any:
    """Return what an errand has found; None while it is under way, and where nobody asked."""
    errand = engine.errand(key)
    return None if errand is None else errand.view().result


def _case(facts: Facts, place: int | None) -> Case:
    assert facts.run is not None and facts.worked.whole is not None
    told = None if place is None else facts.worked.whole.of(place)
    if told is None or place is None:
        return case_of(facts, facts.worked.whole)
    output = usual_output(facts.predictions, told.outputs[0])
    return Case(facts.run, facts.run.X_test[place], told, output, How(), place)
