"""What the views of this case show as tables: the form, and what a threshold does to groups."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.clinic.screening import Screened, screened, share
from core.scenarios.disease_risk.people import people, table

Arrays = Mapping[str, Any]
OLDER = 50  # years

FIRST = ("age", "sex", "cigarettes a day", "years of smoking", "cholesterol")
LIMITS: Mapping[str, tuple[float, float]] = {
    "age": (0, 125),
    "cigarettes a day": (0, 200),
    "years of smoking": (0, 110),
    "weight": (20, 400),
    "height": (80, 250),
    "cholesterol": (30, 1500),
    "income group": (11, 22),
}
NEEDED = FIRST
"""Without one of these there is no answer."""
WITHIN: Mapping[str, str] = {"years of smoking": "age"}
"""Column -> column that it can't be greater than."""
UNLIKE: Mapping[str, float] = {"age": 97, "cigarettes a day": 120}
"""What no person of the study has."""

GROUPS: Mapping[str, str] = {
    "sex": N_("Sex"),
    "age": N_("Age under or from 50"),
    "race": N_("Recorded race"),
    "school": N_("Schooling"),
}


def groups_of(column: str) -> tuple[Any, Mapping[str, str]]:
    """Return the group of each person (n,), and group -> what a user reads, marked with `N_`."""
    data = people()
    if column == "age":
        older = data.frame["age"].to_numpy() >= OLDER
        return np.where(older, "older", "younger"), {"younger": N_("Under 50"), "older": N_("50 and older")}
    if column == "race":
        black = table()["race"].to_numpy() == 1
        return np.where(black, "black", "white"), {"white": N_("White"), "black": N_("Black or other")}
    if column == "school":
        low = data.frame["school"].isin(["8 grades or fewer", "high school begun"]).to_numpy()
        return np.where(low, "low", "high"), {"high": N_("High school or more"), "low": N_("Less than high school")}
    return data.frame["sex"].astype(str).to_numpy(), {"male": N_("Man"), "female": N_("Woman")}


Group = tuple[str, Screened, float, float]


def by_group(arrays: Arrays, column: str, threshold: float) -> list[Group]:
    """Return (label, what a threshold does, share who died, mean risk said) for each group of test people."""
    groups, labels = groups_of(column)
    mine = groups[arrays["test_rows"]]
    found = []
    for name, label in labels.items():
        there = mine == name
        truth, chance = arrays["truth"][there], arrays["chance"][there]
        found.append((label, screened(truth, chance, threshold), float(truth.mean()), float(chance.mean())))
    return found


def group_finding(rows: list[Group]) -> Message:
    """Say who is missed more often, whether the intervals tell the groups apart, and whether the model errs there."""
    most = max(rows, key=lambda row: -row[1].sensitivity.value)
    least = max(rows, key=lambda row: row[1].sensitivity.value)
    apart = most[1].sensitivity.high < least[1].sensitivity.low
    text = (
        _apart(most, least)
        if apart
        else N_("Of those who die, {most_missed:.0%} of “{most}” are missed and {least_missed:.0%} of “{least}”: with so few people that may be luck")
    )  # fmt: skip
    return Message.of(
        text,
        most=Message(most[0]),
        most_missed=1 - most[1].sensitivity.value,
        least=Message(least[0]),
        least_missed=1 - least[1].sensitivity.value,
    )


def _apart(most: Group, least: Group) -> str:
    if _fits(most) and _fits(least) and most[3] < least[3]:
        return N_("Of those who die, {most_missed:.0%} of “{most}” are missed and {least_missed:.0%} of “{least}”: found less because their risk is lower, not because the model errs, for its mean risk fits both")  # fmt: skip
    return N_("Of those who die, {most_missed:.0%} of “{most}” are missed and {least_missed:.0%} of “{least}”: a group is treated worse")  # fmt: skip


def _fits(row: Group) -> bool:
    """Tell whether the mean risk that is said of a group lies in the interval of the share who died."""
    _, it, _, said = row
    died = share(it.ill, it.n)
    return died.low <= said <= died.high
