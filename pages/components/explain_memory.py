"""What a session remembers of the explain page: which row is in hand, what was changed of it, and how it is explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from core.explanation.case import Case
from core.explanation.how import How
from core.explanation.whatif.own_rows import OwnRows
from core.explanation.whole import MOST
from core.training.run import Run

PARAM = "row"  # the number of the row in hand in its table, from 1, so that a reload or a link finds it


@dataclass
class ExplainMemory:
    """Hold what is looked at, for each run by its key.

    Parameters
    ----------
    how : How
        How rows are explained.
    most : int
        How many test rows the overall picture is made of.
    places : dict
        Which test row is in hand.
    outputs : dict
        Which class's chance is explained, where the user chose one.
    edits : dict
        Column -> value that the user changed of a test row, by the run's key and the row; see `changes`.
    changing : dict
        Columns that were chosen to be changed, where there are too many to draw all.
    own : dict
        Rows that the user brought along.
    wish : str
        The row that the session's link asks for, until a run has it.
    """

    how: How = field(default_factory=How)
    most: int = MOST
    places: dict[str, int] = field(default_factory=dict)
    outputs: dict[str, int] = field(default_factory=dict)
    edits: dict[tuple[str, int | None], dict[int, float]] = field(default_factory=dict)
    changing: dict[str, list[int]] = field(default_factory=dict)
    own: dict[str, OwnRows] = field(default_factory=dict)
    wish: str = ""

    def place(self, run: Run) -> int | None:
        """Return which test row of a run is in hand, if one was chosen."""
        if self.wish.isdecimal():
            found = np.flatnonzero(run.split.test == int(self.wish) - 1)
            if len(found):
                self.places.setdefault(run.key, int(found[0]))
        self.wish = ""
        return self.places.get(run.key)

    def take(self, run: Run, place: int) -> None:
        """Take a test row in hand, as it was left."""
        self.places[run.key] = place

    def changes(self, case: Case) -> Mapping[int, float]:
        """Return column -> value that the user changed of a row, in the numbers of `Dataset.X`."""
        return self.edits.get((case.run.key, case.place), {})

    def change(self, case: Case, changes: Mapping[int, float]) -> None:
        """Keep these changes of a row instead of those before."""
        self.edits[case.run.key, case.place] = dict(changes)

    def link(self, run: Run) -> Mapping[str, str]:
        """Return the parameter that finds the row in hand again, if one was chosen."""
        place = self.places.get(run.key)
        if place is None or place >= len(run.split.test):
            return {PARAM: self.wish} if self.wish else {}
        return {PARAM: str(int(run.split.test[place]) + 1)}
