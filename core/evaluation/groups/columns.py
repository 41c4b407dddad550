"""By which columns rows can be cut into groups, and by which to begin."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from core.evaluation.drawn.tables import Floats
from core.evaluation.groups.cutting import Cut, cut, is_number
from core.evaluation.groups.judging import LEAST_ROWS
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.messages import Message

LOOKED_AT = 20_000  # rows that are enough to say what a column is like
MOST = 100  # columns among which the one that differs most is looked for
DIFFERENT = 0.5  # of the rows: a text that differs more often is a name or a number of the row

SENSITIVE: Sequence[frozenset[str]] = (
    frozenset({"age", "ages", "年龄"}),
    frozenset({"sex", "gender", "性别"}),
    frozenset({"race", "ethnicity", "ethnic", "种族", "民族"}),
    frozenset({"nationality", "foreign", "foreigner", "immigrant", "citizenship", "国籍", "户籍"}),
    frozenset({"religion", "宗教"}),
    frozenset({"disability", "disabled", "残疾", "残障"}),
    frozenset({"marital", "married", "婚姻", "婚否"}),
)


@remembered
def columns(it: Predictions) -> tuple[str, ...]:
    """Return the columns that make at least two groups; a picture's pixels don't."""
    return tuple(found.column for found, _ in _cuts(it))


@remembered
def usual(it: Predictions) -> str:
    """Return the column to begin with: one by which people must not be treated differently, else the most telling one.

    The most telling one has groups whose errors differ most for their spread within the groups, as by the F of an
    analysis of variance.

    Raises
    ------
    ValueError
        When there is no column that makes groups.
    """
    found = [one for one, _ in _cuts(it)]
    fair = [one for one in found if (one.sizes * _weight(it) >= LEAST_ROWS).sum() >= 2]
    for words in SENSITIVE:
        for one in fair:
            if words & set(_words(one)):
                return one.column
    among = (fair or found)[:MOST]
    if not among:
        raise ValueError("no column makes groups")
    return max(among, key=lambda one: _telling(one.codes, _errors(it))).column


@remembered
def sensitive(it: Predictions) -> tuple[str, ...]:
    """Return the columns by which people must not be treated differently, as far as their names tell."""
    words = frozenset().union(*SENSITIVE)
    return tuple(one.column for one, _ in _cuts(it) if words & set(_words(one)))


def _cuts(it: Predictions) -> Iterator[tuple[Cut, pd.Series]]:
    if it.image_shape is not None:
        return
    looked = it.frame.iloc[:: _weight(it)]
    for name in looked.columns:
        values = looked[name]
        if _is_name(values):
            continue
        made = cut(values, it.card)
        if len(made.names) > 1:
            yield made, values


def _weight(it: Predictions) -> int:
    """Return for how many rows each one that is looked at stands."""
    return max(1, -(-it.n // LOOKED_AT))


def _is_name(values: pd.Series) -> bool:
    return not is_number(values) and values.nunique() > max(10, DIFFERENT * len(values))


def _words(made: Cut) -> Iterator[str]:
    """Return the words of a column's name and of what users read for it; of Chinese ones all that may be in it."""
    label = made.label.template if isinstance(made.label, Message) else made.label
    for text in (made.column, label):
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
        yield from re.findall(r"[a-z]+", spaced.lower())
        yield from (word for words in SENSITIVE for word in words if not word.isascii() and word in text)


def _errors(it: Predictions) -> Floats:
    """Return how far each row that is looked at is off."""
    said = it.y_prob[:: _weight(it), -1]
    return np.abs(said - np.asarray(it.y_true[:: _weight(it)], np.float64))


def _telling(codes: np.ndarray[tuple[int], np.dtype[np.int64]], errors: Floats) -> float:
    sizes = np.bincount(codes)
    sizes, sums = sizes[sizes > 0], np.bincount(codes, errors)[sizes > 0]
    n, groups = len(errors), len(sizes)
    between = float((sums**2 / sizes).sum() - errors.sum() ** 2 / n)
    within = float((errors**2).sum() - (sums**2 / sizes).sum())
    if groups < 2 or n <= groups or within <= 0:
        return 0.0
    return between / (groups - 1) / (within / (n - groups))
