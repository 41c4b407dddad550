"""SHAP values by shap's model-agnostic explainers: all orders of the columns where they are few, else some at random.

References
----------
Lundberg and Lee 2017, "A unified approach to interpreting model predictions"; Štrumbelj and Kononenko 2014 for the orders;
Mitchell et al. 2022, "Sampling permutations for Shapley value estimation", section 3.4, for going back as well as forth.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.players import Groups

Values = NDArray[np.float64]
Model = Callable[[NDArray[Any]], Values]

EXACT_MOST = 10  # parts: 1,024 sets of them, where twenty orders of eleven parts, forth and back, try 440
BLOCKS = 5  # of background rows, each tried with orders of its own: as many rows see more orders
REPEATS = 2  # of half the rounds each: how far they are apart says how large the error of their mean is
BATCH = 64  # sets of parts that go through a model together, of pictures

_one_at_a_time = RLock()  # shap draws from NumPy's one generator of the process


def shapley(model: Model, background: NDArray[Any], groups: Groups, X: NDArray[Any], how: How) -> tuple[Values, Values]:
    """Return the values (n, d, k) of rows and their standard errors (n, d, k).

    Parameters
    ----------
    model : callable
        Rows (m, d) -> outputs (m, k), or (m,), which is quicker than (m, 1) and then k is 1.
    background : array (b, d)
    groups : array (d,)
        Number of the part that each column is in, from 0; columns of one part get equal shares of its value.
    X : array (n, d)
    how : How
        Its rounds and its seed.
    """
    explain = _exact if is_exact(groups) else _sampled
    size = np.bincount(groups)[groups][:, np.newaxis]
    found = [[part[groups] / size for part in explain(model, background, groups, x, how)] for x in X]
    if not found:
        outputs = model(background).reshape(len(background), -1).shape[1]
        return np.zeros((0, len(groups), outputs)), np.zeros((0, len(groups), outputs))
    values, errors = (np.stack(part) for part in zip(*found, strict=True))
    return values, errors


def is_exact(groups: Groups) -> bool:
    """Tell whether all orders of so many parts are counted."""
    return int(groups.max(initial=-1)) < EXACT_MOST


def _exact(model: Model, background: NDArray[Any], groups: Groups, x: NDArray[Any], how: How) -> tuple[Values, Values]:
    explainer = shap_library().ExactExplainer(model, _masker(background, groups))
    values = _by_part(explainer(_as_one(x), batch_size=BATCH, silent=True))
    return values, np.zeros_like(values)


def _sampled(
    model: Model, background: NDArray[Any], groups: Groups, x: NDArray[Any], how: How
) -> tuple[Values, Values]:
    """Explain a row against one block of the background after the other, and take the mean.

    Orders of one block are independent of those of another, so that the error of the mean is what remains of the errors of the
    blocks; how far the base values of blocks are apart is no part of it.
    """
    blocks = [background[i::BLOCKS] for i in range(min(BLOCKS, len(background)))]
    found = np.stack([_repeats(model, block, groups, x, how, number) for number, block in enumerate(blocks)])
    weight = np.array([len(block) / len(background) for block in blocks])[:, np.newaxis, np.newaxis]
    variance = found.var(axis=1, ddof=1) / REPEATS
    return (weight * found.mean(axis=1)).sum(axis=0), np.sqrt((weight**2 * variance).sum(axis=0))


def _repeats(model: Model, block: NDArray[Any], groups: Groups, x: NDArray[Any], how: How, number: int) -> Values:
    masker, parts = _masker(block, groups), int(groups.max()) + 1
    found = []
    for repeat in range(REPEATS):
        rounds = max(1, how.rounds // REPEATS + (repeat < how.rounds % REPEATS))
        with _seeded((how.seed * BLOCKS + number) * REPEATS + repeat) as seed:
            explainer = shap_library().PermutationExplainer(model, masker, seed=seed)
            told = explainer(_as_one(x), max_evals=rounds * (2 * parts + 1), batch_size=BATCH, silent=True)
        found.append(_by_part(told))
    return np.stack(found)


def _by_part(told: Any) -> Values:
    """Return the values (parts, k) of the one row that was explained."""
    values = np.asarray(told.values[0], np.float64)
    return values.reshape(len(values), -1)


def _as_one(x: NDArray[Any]) -> NDArray[Any]:
    return x[np.newaxis]


def _masker(background: NDArray[Any], groups: Groups) -> Any:
    if len(np.unique(groups)) == len(groups):
        return shap_library().maskers.Independent(background, max_samples=len(background))
    return _Parts(background, groups)


class _Parts:
    """Replace the parts of a row that are hidden by those of the background rows, as shap's maskers do by columns."""

    def __init__(self, background: NDArray[Any], groups: Groups) -> None:
        self._background, self._groups = background, groups
        self.shape = len(background), int(groups.max()) + 1
        self.immutable_outputs = True  # each is an array of its own

    def __call__(self, shown: NDArray[np.bool_], x: NDArray[Any]) -> tuple[NDArray[Any]]:
        return (np.where(shown[self._groups], x, self._background),)

    def mask_shapes(self, x: NDArray[Any]) -> list[tuple[int]]:
        """Return how many parts there are, which is how many values shap gives of a row."""
        return [(self.shape[1],)]

    def invariants(self, x: NDArray[Any]) -> NDArray[np.bool_]:
        """Tell which parts (b, parts) of the background rows are the row's own."""
        same = np.ones(self.shape, bool)
        for column, part in enumerate(self._groups):
            same[:, part] &= self._background[:, column] == x[column]
        return same


@contextmanager
def _seeded(seed: int) -> Iterator[int]:
    """Let shap have NumPy's generator for itself, and put it back as it was."""
    with _one_at_a_time:
        before = np.random.get_state()
        np.random.seed(seed)
        try:
            yield seed
        finally:
            np.random.set_state(before)


@cache
def shap_library() -> ModuleType:
    """Import shap without numba's compiler.

    Measured: its loops are as quick without it, since nearly all time is the model's, and the first row doesn't wait five
    seconds for it, nor does the process keep 110 MB.
    """
    if "shap" not in sys.modules:
        from numba import config

        before, config.DISABLE_JIT = config.DISABLE_JIT, True
        try:
            import shap  # noqa: F401
        finally:
            config.DISABLE_JIT = before
    return import_module("shap")
