"""The simplest rule that could do instead of a model: one split of one column, found by a tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.drawn.tables import Floats
from core.evaluation.predictions import Known, Predictions
from core.evaluation.remembering import remembered
from core.messages import N_, Message

MOST_ROWS, MOST_CATEGORIES = 20_000, 30


class Column(NamedTuple):
    """Name a column of numbers, or one category of a column."""

    name: str
    category: object = None


@dataclass(frozen=True, eq=False)
class Rule:
    """Hold what one split says of the graded rows.

    Parameters
    ----------
    chance : array (n,)
        Share of class 1 among the rows that the rule was learned from, on the side of the split where a row lies.
    sides : tuple of float
        That share on both sides, of the split that is put into words.
    words : tuple of Message
        Where a row lies, for both sides.
    base : float
        Share of class 1 among all rows that it was learned from.
    crossed : bool
        Whether each half of the graded rows was judged by a split learned from the other half.
    """

    chance: Floats
    sides: tuple[float, float]
    words: tuple[Message, Message]
    base: float
    crossed: bool

    def flagged(self, decision: Decision) -> NDArray[np.bool_]:
        """Return which rows (n,) it pays to flag by the rule alone."""
        return _pays(self.chance, self.base, decision)

    def said(self, decision: Decision) -> Message:
        """Say whom the rule flags."""
        pays = _pays(np.array(self.sides), self.base, decision)
        if pays.all():
            return Message(N_("flag everybody"))
        if not pays.any():
            return Message(N_("flag nobody"))
        return Message.of(N_("flag if {where}"), where=self.words[int(pays[1])])


@remembered
def rule_of(it: Predictions) -> Rule | None:
    """Return the one-split rule for predictions of two classes; None where there is nothing to learn it from."""
    if not len(it.frame.columns):
        return None
    if it.taught is not None:
        return _learned(it, it.taught)
    return _crossed(it)


def _learned(it: Predictions, taught: Known) -> Rule | None:
    split = _fit(taught, taught)
    if split is None:
        return None
    return Rule(_chance(split, it.frame), split.sides, _words(split, it), float(np.mean(taught.y == 1)), crossed=False)


def _crossed(it: Predictions) -> Rule | None:
    """Return a rule without rows of its own to learn from: each half of the graded rows judges the other."""
    order = np.random.default_rng(0).permutation(it.n)
    chance = np.empty(it.n)
    whole = Known(it.y_true, it.frame)
    halves = order[: it.n // 2], order[it.n // 2 :]
    for learn, judge in (halves, halves[::-1]):
        split = _fit(Known(it.y_true[learn], it.frame.iloc[learn]), whole)
        if split is None:
            return None
        chance[judge] = _chance(split, it.frame.iloc[judge])
    split = _fit(whole, whole)
    if split is None:
        return None
    return Rule(chance, split.sides, _words(split, it), float(np.mean(it.y_true == 1)), crossed=True)


class _Split(NamedTuple):
    tree: Any
    columns: Sequence[Column]
    sides: tuple[float, float]


def _fit(taught: Known, whole: Known) -> _Split | None:
    """Fit one split (Breiman et al. 1984, CART, Gini impurity); None where nothing splits."""
    from sklearn.tree import DecisionTreeClassifier

    some = np.linspace(0, len(taught.y) - 1, min(len(taught.y), MOST_ROWS)).astype(np.int64)
    columns = _columns(whole.frame)
    tree = DecisionTreeClassifier(max_depth=1, random_state=0)
    tree.fit(_numbers(taught.frame.iloc[some], columns), taught.y[some] == 1)
    if tree.tree_.node_count < 3:
        return None
    shares = tree.tree_.value[1:, 0, 1]
    return _Split(tree, columns, (float(shares[0]), float(shares[1])))


def _chance(split: _Split, frame: pd.DataFrame) -> Floats:
    leaves = split.tree.apply(_numbers(frame, split.columns))
    chance: Floats = np.asarray(split.sides)[leaves - 1]
    return chance


def _columns(frame: pd.DataFrame) -> tuple[Column, ...]:
    found: list[Column] = []
    for name, column in frame.items():
        if pd.api.types.is_numeric_dtype(column):
            found.append(Column(str(name)))
        else:
            found += [Column(str(name), value) for value in column.value_counts().index[:MOST_CATEGORIES]]
    return tuple(found)


def _numbers(frame: pd.DataFrame, columns: Sequence[Column]) -> NDArray[np.float32]:
    parts = [
        frame[name].to_numpy(np.float32, na_value=np.nan)
        if category is None
        else (frame[name] == category).to_numpy(np.float32)
        for name, category in columns
    ]
    return np.column_stack(parts)


def _words(split: _Split, it: Predictions) -> tuple[Message, Message]:
    name, category = split.columns[int(split.tree.tree_.feature[0])]
    shown = it.card.shown(name)
    if category is not None:
        facts = {"column": shown, "category": it.card.shown(str(category))}
        return (
            Message.of(N_("{column} is not ‘{category}’"), **facts),
            Message.of(N_("{column} is ‘{category}’"), **facts),
        )
    facts = {"column": shown, "value": f"{split.tree.tree_.threshold[0]:,.4g}"}
    return Message.of(N_("{column} is at most {value}"), **facts), Message.of(N_("{column} is above {value}"), **facts)


def _pays(chance: Floats, base: float, decision: Decision) -> NDArray[np.bool_]:
    """Tell which chances are worth acting on, once put to the base rate of real life (Elkan 2001, theorem 2)."""
    value, real = decision.values, decision.base_rate or base
    up = chance * (real / base if base else 0.0)
    down = (1 - chance) * ((1 - real) / (1 - base) if base < 1 else 0.0)
    return np.asarray(up * (value.hit - value.miss) + down * (value.false_alarm - value.left_alone) > 0)
