"""The numbers that kept reasons speak of."""

import numpy as np

from core.card.pieces import Number
from core.explanation.case import Case
from core.explanation.overall.importance import Importance
from core.explanation.telling import telling
from core.explanation.words import SURE, value_of

MOST = 4


def case_numbers(case: Case) -> tuple[Number, ...]:
    """Return the strongest pulls on one row, each with how sure it is."""
    strongest = sorted(telling(case), key=lambda reason: -abs(reason.share))[:MOST]
    return tuple(
        Number(
            value_of(case, reason),
            reason.share,
            reason.share - SURE * reason.error,
            reason.share + SURE * reason.error,
            "+points" if unit_of(case) else "",
        )
        for reason in strongest
    )


def importance_numbers(it: Importance, case: Case) -> tuple[Number, ...]:
    """Return how far the columns that count most pull on average; nothing of a picture, whose pixels have no names."""
    from core.explanation.overall.words import name_of

    if case.run.data.image_shape is not None or not it.rows:
        return ()
    first = np.asarray(it.order)[:MOST].tolist()
    return tuple(
        Number(name_of(case, j), float(it.mean[j]), float(it.low[j]), float(it.high[j]), unit_of(case)) for j in first
    )


def unit_of(case: Case) -> str:
    """Return the unit of shares: chances are moved by points, log-odds and predicted numbers have none."""
    return "points" if case.it.classes and case.how.unit == "chance" else ""
