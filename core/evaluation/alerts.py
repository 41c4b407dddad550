"""What a threshold does: how many rows are flagged, how many of them rightly, and what is missed."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message


@dataclass(frozen=True)
class Outcome:
    """Count the rows flagged rightly and wrongly, those missed, and those rightly left alone."""

    hits: int
    false_alarms: int
    misses: int
    left_alone: int

    @property
    def flagged(self) -> int:
        return self.hits + self.false_alarms

    @property
    def rows(self) -> int:
        return self.flagged + self.misses + self.left_alone

    @property
    def precision(self) -> float:
        """Share of the flagged rows that deserved it; nan when none is flagged."""
        return self.hits / self.flagged if self.flagged else math.nan

    @property
    def recall(self) -> float:
        """Share of the rows that should be flagged that are; nan when there is none."""
        deserving = self.hits + self.misses
        return self.hits / deserving if deserving else math.nan

    @property
    def confusion(self) -> NDArray[np.int64]:
        """Rows (2, 2) by their class, downwards, and by what was said of them, across."""
        return np.array([[self.left_alone, self.false_alarms], [self.misses, self.hits]])


def alerts_sentence(outcome: Outcome, name: Message | str) -> Message:
    """Say in counts what a threshold does; `name` is what a user reads for class 1."""
    if not outcome.flagged:
        text = N_("Of {rows:,} rows it flags none as “{name}”; it misses all {misses:,}.")
    elif not outcome.misses:
        text = N_("Of {rows:,} rows it flags {flagged:,} as “{name}”, {hits:,} of them rightly; it misses none.")
    else:
        text = N_("Of {rows:,} rows it flags {flagged:,} as “{name}”, {hits:,} of them rightly; it misses {misses:,}.")
    return Message.of(
        text, rows=outcome.rows, flagged=outcome.flagged, hits=outcome.hits, misses=outcome.misses, name=name
    )
