"""How many rows to explain, and about how long that takes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from core.explanation.how import How
from core.explanation.players import PLAYERS
from core.explanation.shapley import EXACT_MOST
from core.explanation.whole import MOST, Whole

if TYPE_CHECKING:
    from core.training.run import Run

CHOICES = (50, 200, 500, 1000)
ALL = 5000  # rows, beyond which nobody waits for all, and no picture shows them
MILLION: Mapping[str, float] = {"linear": 1.0, "mlp": 2.0, "cnn": 16.0, "rnn": 27.0, "transformer": 72.0}
"""Model -> seconds of a million rows through a small one, measured on two cores."""
SLOW = 30.0


def row_seconds(run: "Run", how: How) -> float:
    """Return about how long a row takes to be explained."""
    groups = PLAYERS[how.players].groups(len(run.data.feature_names), run.data.image_shape)
    parts = int(groups.max()) + 1
    sets = 2**parts if parts <= EXACT_MOST else how.rounds * (2 * parts + 1)
    rows = sets * min(how.background, len(run.split.train))
    return rows / 1e6 * MILLION.get(run.experiment.model, SLOW)


def row_choices(run: "Run") -> list[int]:
    """Return how many test rows can be explained, from few to all that there are."""
    n = len(run.split.test)
    return [*(few for few in CHOICES if few < n), *([n] if n <= ALL else [ALL])]


def chosen_rows(run: "Run", most: int) -> int:
    """Return which of the choices a number of rows is."""
    fitting = [rows for rows in row_choices(run) if rows <= most]
    return fitting[-1] if fitting else row_choices(run)[0]


def most_of(run: "Run", rows: int) -> int:
    """Return the number of rows that a choice asks for; one of all rows of a small table is the usual one."""
    return MOST if rows == min(MOST, len(run.split.test)) else rows


def few_rows(run: "Run", how: How, draws: int, most: int, seconds: float = 20.0) -> int:
    """Return how many rows can be explained against each of several draws of background rows in some seconds."""
    return int(np.clip(seconds / draws / row_seconds(run, how), min(4, most), most))


def is_all(run: "Run", whole: Whole, most: int) -> bool:
    """Tell whether all rows are explained that were asked for."""
    return len(whole.places) >= min(most, len(run.split.test))
