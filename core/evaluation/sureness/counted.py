"""Scores of choices on bootstrap draws of the rows, from counts alone.

How often each kind of row (what is true, what was chosen) occurs among n rows drawn with replacement is multinomial. So
to draw the counts is to draw the rows, at a cost that doesn't depend on how many rows there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats, Tables
from core.evaluation.predictions import Predictions
from core.evaluation.resampling import CELLS, LEAST, MOST

Counts = NDArray[np.int64]

WORK = 20_000_000  # numbers that are drawn at most, with thousands of kinds of rows


def chosen_of(it: Predictions, threshold: float = 0.5) -> Counts:
    """Return the class (n,) chosen for each row: of two the second from the threshold on, of more the most probable."""
    chosen = it.y_prob[:, 1] >= threshold if it.classes == 2 else it.y_prob.argmax(axis=1)
    return chosen.astype(np.int64)


def table_of(it: Predictions, threshold: float = 0.5) -> Counts:
    """Return how many rows (k, k) there are by what is true and what is chosen."""
    cells = it.y_true.astype(np.int64) * it.classes + chosen_of(it, threshold)
    return np.bincount(cells, minlength=it.classes**2).reshape(it.classes, it.classes)


@dataclass(frozen=True, eq=False)
class Kinds:
    """Hold how many rows there are of each kind.

    Parameters
    ----------
    classes : int
    counts : array (m,)
    cells : tuple of array (m,)
        For one predictor, or for two of the same rows: the place of each kind in its table (k, k), true by chosen, read
        row by row.
    """

    classes: int
    counts: Counts
    cells: tuple[Counts, ...]


def kinds_of_table(table: Counts) -> Kinds:
    """Return the kinds of rows of a table (k, k) of counts, true by chosen."""
    flat = table.ravel()
    there = np.flatnonzero(flat)
    return Kinds(len(table), flat[there], (there,))


def kinds_of_rows(classes: int, truth: NDArray[Any], *chosen: NDArray[Any]) -> Kinds:
    """Return the kinds of rows that predictors chose classes (n,) for."""
    cells = [truth.astype(np.int64) * classes + one for one in chosen]
    codes = np.sum([cell * classes ** (2 * place) for place, cell in enumerate(cells)], axis=0)
    kinds, counts = _distinct(codes, classes ** (2 * len(cells)))
    return Kinds(classes, counts, tuple(kinds // classes ** (2 * p) % classes**2 for p in range(len(cells))))


def _distinct(codes: Counts, most: int) -> tuple[Counts, Counts]:
    """Return which codes there are below `most`, and how often."""
    if most > CELLS:
        return np.unique(codes, return_counts=True)
    counts = np.bincount(codes)
    there = np.flatnonzero(counts)
    return there, counts[there]


def every_row(classes: int, truth: NDArray[Any], *chosen: NDArray[Any]) -> Kinds:
    """Return rows that predictors chose classes (n,) for, each as a kind of its own."""
    cells = tuple(truth.astype(np.int64) * classes + one for one in chosen)
    return Kinds(classes, np.ones(len(truth), np.int64), cells)


def choices_of(table: Counts) -> dict[str, float]:
    """Return the scores of choices of a table (k, k) of counts, true by chosen."""
    once = Tables(table[np.newaxis].astype(np.float64))
    return {name: float(score(once)[0]) for name, score in CHOICES.items()}


def choices_on_draws(kinds: Kinds, counts: NDArray[Any] | None = None) -> tuple[Mapping[str, Floats], ...]:
    """Return for each predictor the scores of its choices (replicates,), on the same draws of the rows.

    Parameters
    ----------
    kinds : Kinds
    counts : array (replicates, m), optional
        How often each kind is drawn, where that is given.
    """
    parts = [
        [_scores(_tables(drawn, cells, kinds.classes)) for cells in kinds.cells]
        for drawn in (_drawn(kinds) if counts is None else _slices(counts, kinds.classes**2))
    ]
    return tuple(
        {name: np.concatenate([part[place][name] for part in parts]) for name in CHOICES}
        for place in range(len(kinds.cells))
    )


def _drawn(kinds: Kinds) -> Iterator[Counts]:
    """Yield draws (some replicates, m), in parts that take little memory."""
    width, rows = max(len(kinds.counts), kinds.classes**2), int(kinds.counts.sum())
    replicates, rng = int(np.clip(WORK // width, LEAST, MOST)), np.random.default_rng(0)
    while replicates > 0:
        some = min(replicates, max(1, CELLS // width))
        yield rng.multinomial(rows, kinds.counts / rows, some)
        replicates -= some


def _slices(counts: NDArray[Any], width: int) -> Iterator[NDArray[Any]]:
    some = max(1, CELLS // width)
    return (counts[start : start + some] for start in range(0, len(counts), some))


def _tables(drawn: NDArray[Any], cells: Counts, classes: int) -> Tables:
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(cells[order]) > 0))
    tables = np.zeros((len(drawn), classes**2))
    tables[:, cells[order][starts]] = np.add.reduceat(drawn[:, order], starts, axis=1)
    return Tables(tables.reshape(-1, classes, classes))


def _scores(made: Tables) -> dict[str, Floats]:
    return {name: score(made) for name, score in CHOICES.items()}
