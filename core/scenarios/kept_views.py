"""The numbers of what is kept in a view of a case, each with its interval where it has one."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from core.brief.numbers import Graded, alone, graded, interval
from core.card.pieces import Number
from core.evaluation.intervals import Interval
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.scenarios.cancer_detection.costs import Costs
    from core.scenarios.clinic.screening import Screened
    from core.scenarios.customer_service.desk import Desk
    from core.scenarios.text_classification.deciding import Counts

Arrays = Mapping[str, Any]
Kept = tuple[Number, ...]


class Changed(Protocol):
    """Hold a share before and after."""

    @property
    def before(self) -> Interval:
        """The share before."""

    @property
    def after(self) -> Interval:
        """The share after."""


def changed(it: Changed, was: str, became: str) -> Kept:
    """Return a share after and before; both labels are marked with `N_`."""
    return interval(Message(became), it.after, "%"), interval(Message(was), it.before, "%")


def compared(shares: Iterable[Graded]) -> Kept:
    """Return shares as a chart of `shares_chart` has them."""
    return graded(shares, "%")


def handed_over(desk: "Desk", choices: Any, threshold: float) -> Kept:
    """Return what a day costs at a threshold and by people alone."""
    cost = float(desk.cost(choices, np.array([threshold]))[0])
    return alone({N_("A day at this threshold"): cost, N_("A day by people alone"): desk.by_hand})


def asked(choices: Any, threshold: float) -> Kept:
    """Return which share is answered and wrong at a threshold, and wrong when everything is answered."""
    at, all_of_them = np.array([threshold]), np.zeros(1)
    values = {
        N_("Answered"): choices.answered(at)[0],
        N_("Answered wrongly"): choices.wrong(at)[0],
        N_("Wrong, if everything were answered"): choices.wrong(all_of_them)[0],
    }
    return alone(values, "%")


def biopsied(it: "Costs") -> Kept:
    """Return what the model costs less than the cheaper of biopsying all or none, on 1,000 masses."""
    label = Message(N_("Needless biopsies' worth saved on 1,000 masses"))
    return graded([(label, min(it.everybody, it.nobody) - it.at, *it.saved)])


def screened(it: "Screened") -> Kept:
    """Return which share of the ill is found, and which share of the examined is ill."""
    found, worth = it.sensitivity, it.worth
    return graded(
        (
            (Message(N_("Found, of those who die")), found.value, found.low, found.high),
            (Message(N_("Who die, of those examined")), worth.value, worth.low, worth.high),
        ),
        "%",
    )


def sent(it: "Counts") -> Kept:
    """Return recall and precision of what is sent to a person."""
    return graded(((Message(N_("Recall")), *it.recall), (Message(N_("Precision")), *it.precision)), "%")


def lent(arrays: Arrays, model: str, threshold: float) -> Kept:
    """Return what a threshold costs an applicant beside refusing everybody and nobody."""
    from core.scenarios.credit_risk.deciding import at, for_all

    one = at(arrays, model, threshold)
    made = graded([(Message(N_("Cost an applicant at this threshold")), one.cost, one.low, one.high)])
    rest = {N_("Refuse everybody"): for_all(arrays, True).cost, N_("Refuse nobody"): for_all(arrays, False).cost}
    return (*made, *alone(rest))


def rough(arrays: Arrays) -> Kept:
    """Return R² of each forecast of how rough a week gets."""
    from core.scenarios.market_forecast.measure import ROUGH
    from core.scenarios.market_forecast.skill import rough_r2

    return graded((Message(ROUGH[name]), *rough_r2(arrays, name)) for name in ("net", "har", "ewma"))
