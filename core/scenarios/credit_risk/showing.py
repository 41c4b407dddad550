"""The loans as a person reads them, and how they ended by one of their columns."""

from typing import Any

import numpy as np

from core.evaluation.groups.estimates import Share
from core.messages import N_, Message, Translate, worded
from core.scenarios.credit_risk.folds import loans
from core.scenarios.credit_risk.meaning import field_name, shown_value
from core.scenarios.credit_risk.rejects import column

ROWS = 12  # loans that are shown
COLUMNS = (
    "status of existing checking account",
    "credit amount",
    "duration in month",
    "purpose",
    "credit history",
    "savings account and bonds",
    "present employment since",
    "age in years",
    "housing",
)
Values = tuple[float, float, float]


def counts() -> Message:
    """Say how many loans there are and how many went bad."""
    y = loans().y
    return Message.of(N_("{bad} of {n:,} loans went bad"), bad=int(y.sum()), n=len(y))


def loans_shown(translate: Translate) -> list[dict[str, Any]]:
    """Return some loans in the user's words, good and bad ones in turn."""
    data = loans()
    bad, good = np.flatnonzero(data.y == 1)[: ROWS // 2], np.flatnonzero(data.y == 0)[: ROWS // 2]
    rows = np.stack([good, bad], axis=1).ravel()
    places = [data.feature_names.index(name) for name in COLUMNS]
    return [
        {translate(data.card.target): worded(data.card.shown(data.class_names[int(data.y[row])]), translate)}
        | {worded(field_name(data, data.feature_names[j]), translate): worded(shown_value(data, data.feature_names[j], float(data.X[row, j])), translate) for j in places}
        for row in rows
    ]  # fmt: skip


def outcome_marks(name: str) -> tuple[Message, list[tuple[Message | str, Values]]]:
    """Return a finding, and for each category of a column the share of its loans that went bad, with the interval."""
    data, values = loans(), column(name)
    found: list[tuple[Message | str, Values]] = []
    for category in data.categories[name]:
        here = values == category
        share = Share(int(data.y[here].sum()), int(here.sum()))
        found.append(
            (
                Message.of(N_("{name}, {n} loans"), name=data.card.shown(category), n=share.of),
                (share.value, *share.interval()),
            )
        )
    shares = [values[0] for _, values in found]
    high, low = int(np.argmax(shares)), int(np.argmin(shares))
    shown = [data.card.shown(category) for category in data.categories[name]]
    finding = Message.of(
        N_("{high:.0%} of the loans with “{most}” went bad, {low:.0%} of those with “{least}”"),
        high=shares[high], most=shown[high], low=shares[low], least=shown[low],
    )  # fmt: skip
    return finding, found
