"""The measurement of a case on a worker, once for everybody."""

from collections.abc import Callable, Mapping
from typing import Any

from core.jobs import Errand
from core.jobs.recent import Recent
from core.jobs.studies import answered, key_of, study
from core.scenarios import Result, Scenario
from core.scenarios.known import WHAT, known
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.waiting import errand_view

Arrays = Mapping[str, Any]

_results = Recent[Result](32)  # reading one may draw a thousand resamples


def measurement(case: Scenario) -> Errand:
    """Return the errand that trains and tests a case; it begins when a page first asks."""
    case.check()
    return study(engine(), engine().store, case.name, WHAT, case.measure, state.memory().owner)


def measured(case: Scenario, draw: Callable[[Scenario, Arrays], None]) -> None:
    """Draw with what was measured, or how far that is."""
    errand_view(measurement(case), lambda arrays: draw(case, arrays), _("Training and testing on this server"))


def result_of(case: Scenario) -> Result | None:
    """Return the result of this server's measurement, which begins now, or the one that came with the product."""
    if not case.lacking:
        measurement(case)
    return result_at_hand(case)


def result_at_hand(case: Scenario) -> Result | None:
    """Return what is known of a case without measuring it: here, or when the product was made; None while there is neither."""
    errand = engine().errand(key_of(case.name, WHAT))
    view = errand.view() if errand is not None else None
    if errand is not None and view is not None and view.status == "done":
        return _results.get(errand.key) or _results.put(errand.key, case.result(view.result))
    shipped = known(case.name)
    return shipped.result if shipped is not None else None


def ask(case: Scenario, what: str, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a quick function of `core` says on a worker; the same question, by `what`, is asked once."""
    return answered(engine(), case.name, what, function, *args)
