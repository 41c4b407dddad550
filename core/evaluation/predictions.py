"""What is judged: labels and predictions of rows that the model has not seen, with all that can be asked about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Card, Task
from core.evaluation.curve import Curve, curve_of
from core.evaluation.run_sentences import title
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from core.training.run import Run

Words = Message | str


@dataclass(frozen=True, eq=False)
class Known:
    """Hold labels (n,) of rows that were not graded, with their columns, or with what was predicted for them (n, k)."""

    y: NDArray[Any]
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    prob: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 0)))


@dataclass(frozen=True, eq=False)
class Predictions:
    """Hold predictions of n rows with the truth.

    Parameters
    ----------
    key : str
        Equal for equal predictions of the same rows.
    title : Message or str
        What a user calls them.
    task : str
    y_true : array (n,)
        Codes of the classes, or numbers.
    y_prob : array (n, k)
        Probabilities of k classes, or numbers (n, 1).
    class_names : tuple of Message or str
        What a user reads; empty for numbers. Of two classes the second is the one that is flagged.
    card : Card
        What users read for columns and categories, and what is predicted.
    frame : DataFrame
        The columns of each row, as the user has them; it may have none.
    rows : array (n,)
        Number of each row in the table it comes from, from 0.
    val : Known, optional
        Predictions of other rows, which may correct these.
    taught : Known, optional
        Rows that a simple rule may learn from.
    image_shape : tuple of int, optional
        Height and width when a row is a picture.
    has_model : bool
        Whether there is a run behind them.
    """

    key: str
    title: Words
    task: Task
    y_true: NDArray[Any]
    y_prob: NDArray[np.float64]
    class_names: tuple[Words, ...]
    card: Card
    frame: pd.DataFrame
    rows: NDArray[np.int64]
    val: Known | None = None
    taught: Known | None = None
    image_shape: tuple[int, int] | None = None
    has_model: bool = True

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.y_true)

    @property
    def classes(self) -> int:
        """How many there are; 0 for numbers."""
        return len(self.class_names)

    @property
    def flagged_name(self) -> Words:
        """What a user reads for the class that is flagged, of two."""
        return self.class_names[1]

    @cached_property
    def curve(self) -> Curve:
        """What every threshold would do, of two classes."""
        return curve_of(self.y_true, self.y_prob)

    @cached_property
    def _against(self) -> dict[int, "Predictions"]:
        return {}

    def against(self, positive: int) -> "Predictions":
        """Return the same predictions as one class against the rest; those of two classes as they are.

        Parameters
        ----------
        positive : int
            Code of the class that is flagged; -1 is the last.
        """
        if self.classes <= 2:
            return self
        number = positive % self.classes
        if number not in self._against:
            self._against[number] = _one_against_rest(self, number)
        return self._against[number]


def texts(names: Sequence[Words], translate: Translate) -> list[str]:
    """Return what a user reads for names, in the language of `translate`."""
    return [worded(name, translate) for name in names]


def _one_against_rest(it: Predictions, c: int) -> Predictions:
    name = it.class_names[c]

    def part(known: Known | None) -> Known | None:
        if known is None:
            return None
        prob = known.prob if known.prob.size == 0 else _pair(known.prob[:, c])
        return Known((known.y == c).astype(np.int64), known.frame, prob)

    return replace(
        it,
        key=f"{it.key}-{c}",
        y_true=(it.y_true == c).astype(np.int64),
        y_prob=_pair(it.y_prob[:, c]),
        class_names=(Message.of(N_("Not {name}"), name=name), name),
        val=part(it.val),
        taught=part(it.taught),
    )


def _pair(chance: NDArray[Any]) -> NDArray[np.float64]:
    chance = np.asarray(chance, np.float64)
    return np.column_stack([1 - chance, chance])


def predictions_of(run: "Run") -> Predictions:
    """Return a run's predictions on its test rows."""
    if run not in _KNOWN:
        _KNOWN[run] = _of_run(run)
    return _KNOWN[run]


# Pages ask at every rerun; a run that nobody holds any more must not be held here.
_KNOWN: WeakKeyDictionary["Run", Predictions] = WeakKeyDictionary()


def _of_run(run: "Run") -> Predictions:
    data, split = run.data, run.split
    return Predictions(
        key=run.key,
        title=title(run),
        task=data.task,
        y_true=run.y_test,
        y_prob=np.asarray(run.y_prob, np.float64),
        class_names=tuple(data.card.shown(name) for name in data.class_names),
        card=data.card,
        frame=data.frame.iloc[split.test].reset_index(drop=True),
        rows=split.test,
        val=Known(run.y_val, prob=np.asarray(run.val_prob, np.float64)),
        taught=Known(data.y[split.train], data.frame.iloc[split.train].reset_index(drop=True)),
        image_shape=data.image_shape,
    )
