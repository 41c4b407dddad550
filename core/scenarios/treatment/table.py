"""The trial's rows: what was known before treatment, the arm that was drawn, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

FILE = Path(__file__).parents[1] / "files" / "actg175.csv.gz"
SPLITS, FOLDS = 5, 5  # cross-fitting, repeated: of one split luck decides what a rule seems to be worth
SHARE = 0.25  # the chance of each arm in the trial, by its protocol

Floats = NDArray[np.float64]

ARMS: tuple[str, ...] = (
    N_("Zidovudine alone"),
    N_("Zidovudine + didanosine"),
    N_("Zidovudine + zalcitabine"),
    N_("Didanosine alone"),
)
"""In the order of the column `arms`; the first was the standard of the time."""


@dataclass(frozen=True)
class Column:
    """Describe what is known of a patient before treatment.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    middle, spread : float
        Round numbers by which the networks scale it; nothing here is fitted.
    """

    label: str
    middle: float = 0.5
    spread: float = 0.5

    @property
    def yes_or_no(self) -> bool:
        """Whether it is 0 or 1."""
        return self.spread < 1


COLUMNS: Mapping[str, Column] = {
    "age": Column(N_("Age (years)"), 35, 10),
    "cd40": Column(N_("CD4 cells before treatment (per mm³)"), 350, 120),
    "cd80": Column(N_("CD8 cells before treatment (per mm³)"), 1000, 500),
    "preanti": Column(N_("Days of HIV medicine before the trial"), 400, 500),
    "symptom": Column(N_("Symptoms of HIV infection")),
    "wtkg": Column(N_("Weight (kg)"), 75, 13),
    "karnof": Column(N_("Karnofsky score (100: no complaints)"), 95, 6),
    "str2": Column(N_("Has had HIV medicine before")),
    "z30": Column(N_("Zidovudine in the last 30 days")),
    "oprior": Column(N_("HIV medicine other than zidovudine before")),
    "homo": Column(N_("Homosexual activity")),
    "drugs": Column(N_("Has injected drugs")),
    "hemo": Column(N_("Haemophilia")),
    "gender": Column(N_("Male")),
    "race": Column(N_("Not white")),
}
"""Column known before treatment -> what it is."""

AFTERWARDS: Mapping[str, str] = {
    "cd420": N_("CD4 cells after 20 weeks"),
    "cd496": N_("CD4 cells after 96 weeks"),
    "r": N_("Whether CD4 was measured after 96 weeks"),
    "cd820": N_("CD8 cells after 20 weeks"),
    "offtrt": N_("Whether the treatment was stopped early"),
    "days": N_("Days until the event or the end"),
}
"""Column known only afterwards -> what a user reads; no model here sees one."""


@dataclass(frozen=True, eq=False)
class Trial:
    """Hold the trial.

    Parameters
    ----------
    X : array (n, d)
        In the order of `COLUMNS`.
    arm, event : array (n,)
        Number of the arm; 1 where the illness got worse or the patient died.
    folds : array (splits, n)
        Number of the part that each patient is in, for cross-fitting.
    """

    X: Floats
    arm: NDArray[np.int64]
    event: NDArray[np.int64]
    folds: NDArray[np.int64]

    @property
    def n(self) -> int:
        """Patients."""
        return len(self.arm)

    def column(self, name: str) -> Floats:
        """Return a column (n,)."""
        return self.X[:, list(COLUMNS).index(name)]


@lru_cache(maxsize=1)
def trial() -> Trial:
    """Read the trial."""
    import pandas as pd

    frame = pd.read_csv(FILE)
    arm, event = frame["arms"].to_numpy(np.int64), frame["cens"].to_numpy(np.int64)
    parts = np.stack([dealt(2 * arm + event, seed) for seed in range(SPLITS)])
    return Trial(frame[list(COLUMNS)].to_numpy(np.float64), arm, event, parts)


def dealt(strata: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Return a part number (n,) for each row, so that all parts have the same mix of strata."""
    order = np.random.default_rng(seed).permutation(len(strata))
    parts = np.empty(len(strata), np.int64)
    parts[order[np.argsort(strata[order], kind="stable")]] = np.arange(len(strata)) % FOLDS
    return parts


def scaled(X: Floats) -> NDArray[np.float32]:
    """Return patients (n, d) as the networks see them."""
    middle = np.array([column.middle for column in COLUMNS.values()])
    spread = np.array([column.spread for column in COLUMNS.values()])
    return np.asarray((X - middle) / spread, np.float32)


def rows_of(column: str, value: float) -> NDArray[np.bool_]:
    """Return which patients (n,) have a value in a column."""
    return np.asarray(trial().column(column) == value)
