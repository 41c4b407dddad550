"""What is explained: a model as a function of rows in the data's own units, and the rows that it is compared with.

It is all that a worker needs, and small: the table stays at home.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.datasets.preprocessing import Preprocessor
from core.evaluation.remembering import remembered
from core.experiment import Experiment
from core.explanation.how import How
from core.explanation.players import PLAYERS, Groups
from core.models.network import Network

if TYPE_CHECKING:
    from core.training.run import Run

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Subject:
    """Hold a model and its background.

    Parameters
    ----------
    key : str
        Of the run.
    task : str
    background : array (m, d)
        Training rows in the data's own units.
    image_shape : tuple of int, optional
    """

    key: str
    experiment: Experiment
    preprocessor: Preprocessor
    network: Network
    task: Task
    background: Array
    image_shape: tuple[int, int] | None

    @cached_property
    def columns(self) -> int:
        """How many columns a row has."""
        return int(self.background.shape[1])

    def groups(self, how: How) -> Groups:
        """Return which part (d,) each column is in."""
        return PLAYERS[how.players].groups(self.columns, self.image_shape)


@remembered
def subject_of(run: "Run", how: How | None = None) -> Subject:
    """Return what is to be explained of a run, with background rows drawn by lot from its training rows."""
    how = how or How()
    rows = run.split.train
    drawn = np.random.default_rng(how.seed).choice(rows, min(how.background, len(rows)), replace=False)
    data = run.data
    return Subject(
        run.key, run.experiment, run.preprocessor, run.network, data.task, data.X[np.sort(drawn)], data.image_shape
    )
