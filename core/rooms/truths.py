"""What a question's truth can be: numbers of the bundled German credit run and of its data, computed when asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.bundles import bundle
from core.card.numbers import written
from core.card.pieces import Word
from core.decision import CURRENCIES, Decision
from core.evaluation.groups.gaps import gaps
from core.evaluation.groups.parts import parts_of
from core.evaluation.money.words import amount
from core.evaluation.money.worth import worth
from core.evaluation.predictions import Predictions, predictions_of
from core.messages import N_, Message
from core.rooms.exercise import Question

RUN, LEAKING = "german_credit", "german_credit_calls"
SCORED = {"pairs": RUN, "leak": LEAKING}  # truths that are a bundled run's score
MONEY = "auto"  # a unit: in the money of whoever reads it
AGE = "age in years"


@dataclass(frozen=True)
class Truth:
    """Describe a number that can be asked for.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    unit : str
        "" for a plain number, "%" for a share from 0 to 1, "auto" for an amount in the reader's money.
    low, high : float
        Between which it is guessed.
    says : str
        Where it comes from, marked with `N_`.
    compute : callable
    """

    label: str
    unit: str
    low: float
    high: float
    says: str
    compute: Callable[[], float]


def told_by_score(question: Question) -> str:
    """Return the bundled run whose score is the answer to a question, as its name in `BUNDLES`; "" where none is."""
    return SCORED.get(question.truth, "")


@lru_cache
def truth(name: str) -> float:
    """Return the number of a name in `TRUTHS`."""
    return TRUTHS[name].compute()


def truth_of(question: Question) -> float | None:
    """Return what is true: a number, or the number of the right option from 0; None when nobody knows."""
    if question.truth.startswith("="):
        return float(question.truth[1:])
    return truth(question.truth) if question.truth in TRUTHS else None


def written_in(value: float, unit: str) -> Word:
    """Return a number with its unit, as people read it."""
    if unit in CURRENCIES:
        return amount(value, Decision(currency=unit))
    if unit == "":
        return f"{value:,.2f}" if abs(value) <= 1 else f"{value:,.0f}"
    return written(value, unit)


def source_of(question: Question) -> Message | None:
    """Say where a truth comes from; None when it was given by the facilitator, or nobody knows it."""
    return Message(TRUTHS[question.truth].says) if question.truth in TRUTHS else None


def _credit() -> Predictions:
    return predictions_of(bundle(RUN))


def _bad_share() -> float:
    return 100 * float(np.mean(bundle(RUN).data.y == 1))


def _always_good() -> float:
    return 100 * float(np.mean(bundle(RUN).y_test == 0))


def _pairs() -> float:
    return 100 * bundle(RUN).scores["roc_auc"]


def _refused() -> float:
    at = _credit().curve.at(0.5)
    return 100 * at.false_alarms / at.flagged


def _found() -> float:
    at = _credit().curve.at(0.5)
    return 100 * at.hits / (at.hits + at.misses)


def _money() -> float:
    return worth(_credit(), Decision()).money.value


def _threshold() -> float:
    return worth(_credit(), Decision()).threshold


def _gap() -> float:
    return 100 * gaps(parts_of(_credit(), AGE), 0.5)["flagged"].value


def _leak() -> float:
    return 100 * bundle(LEAKING).scores["roc_auc"]


TRUTHS: Mapping[str, Truth] = {
    "bad_share": Truth(
        N_("Of 100 loans in the data, how many went bad"),
        "",
        0.0,
        100.0,
        N_("Counted in the 1,000 loans of German credit."),
        _bad_share,
    ),
    "always_good": Truth(
        N_("Of 100 times, how often “paid back” is right when it is always said"),
        "",
        0.0,
        100.0,
        N_("Counted in the 200 loans that the model had not seen."),
        _always_good,
    ),
    "pairs": Truth(
        N_("Of 100 pairs, how many the model ranks rightly"),
        "",
        0.0,
        100.0,
        N_("The AUC of the run that comes with the product, times 100, on 200 loans that it had not seen."),
        _pairs,
    ),
    "refused": Truth(
        N_("Of 100 applicants refused at a threshold of 0.5, how many would have paid back"),
        "",
        0.0,
        100.0,
        N_("Of the 200 loans that the model had not seen, those that it refuses at 0.5."),
        _refused,
    ),
    "found": Truth(
        N_("Of 100 loans that go bad, how many are refused at a threshold of 0.5"),
        "",
        0.0,
        100.0,
        N_("Of the 200 loans that the model had not seen, those that went bad."),
        _found,
    ),
    "money": Truth(
        N_("Money a month at the best threshold"),
        MONEY,
        0.0,
        300_000.0,
        N_("For 1,000 applications a month: 500 saved by each bad loan refused, 100 lost with each good one."),
        _money,
    ),
    "threshold": Truth(
        N_("The threshold that earns most"),
        "",
        0.0,
        1.0,
        N_("When a bad loan refused saves 500 and a good one refused costs 100."),
        _threshold,
    ),
    "gap": Truth(
        N_("How many more of 100 applicants are refused in one age group than in another"),
        "",
        0.0,
        100.0,
        N_("The age groups that differ most, among those with enough rows, at a threshold of 0.5."),
        _gap,
    ),
    "leak": Truth(
        N_("Of 100 pairs, how many a model ranks rightly that also sees how often customer service called"),
        "",
        0.0,
        100.0,
        N_("The AUC of the second run that comes with the product, times 100, on loans that it had not seen."),
        _leak,
    ),
}
"""Name -> truth."""
