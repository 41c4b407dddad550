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

EXACT_MOST = 10  # parts: 1,024 sets of them, where ten rounds of eleven parts try 231
REPEATS = 5  # of a fifth of the rounds each: how far they are apart says how large the error of their mean is
BATCH = 64  # sets of parts that go through a model together, of pictures

_one_at_a_time = RLock()  # shap draws from NumPy's one generator of the process


def shapley(model: Model, background: NDArray[Any], groups: Groups, X: NDArray[Any], how: How) -> tuple[Values, ...]:
    """Return the values (n, d, k) of rows, their standard errors (n, d, k), and the base values (k,).

    Parameters
    ----------
    model : callable
        Rows (m, d) -> outputs (m, k).
    background : array (b, d)
    groups : array (d,)
        Number of the part that each column is in, from 0; columns of one part get equal shares of its value.
    X : array (n, d)
    how : How
        Its rounds and its seed.
    """
    explained = [_row(model, background, groups, x, how) for x in X]
    base = model(background).mean(axis=0)
    parts = [np.stack(part) for part in zip(*explained, strict=True)] or [np.empty((0, *X.shape[1:], len(base)))] * 2
    return (*parts, base)


def is_exact(groups: Groups) -> bool:
    """Tell whether all orders of so many parts are counted."""
    return int(groups.max(initial=-1)) < EXACT_MOST


def _row(model: Model, background: NDArray[Any], groups: Groups, x: NDArray[Any], how: How) -> tuple[Values, Values]:
    masker = _masker(background, groups)
    if is_exact(groups):
        found = [_exact(model, masker, x)]
    else:
        found = [_sampled(model, masker, x, groups, how, repeat) for repeat in range(min(REPEATS, how.rounds))]
    size = np.bincount(groups)[groups][:, None]
    each = np.stack(found)[:, groups] / size
    spread = each.std(axis=0, ddof=1) / np.sqrt(len(each)) if len(each) > 1 else np.zeros_like(each[0])
    return each.mean(axis=0), spread


def _exact(model: Model, masker: Any, x: NDArray[Any]) -> Values:
    explainer = _shap().ExactExplainer(model, masker)
    return np.asarray(explainer(_as_one(x), batch_size=BATCH, silent=True).values[0])


def _sampled(model: Model, masker: Any, x: NDArray[Any], groups: Groups, how: How, repeat: int) -> Values:
    rounds = how.rounds // REPEATS + (repeat < how.rounds % REPEATS)
    evaluations = max(1, rounds) * (2 * (int(groups.max()) + 1) + 1)
    with _seeded(how.seed * REPEATS + repeat):
        explainer = _shap().PermutationExplainer(model, masker, seed=how.seed * REPEATS + repeat)
        found = explainer(_as_one(x), max_evals=evaluations, batch_size=BATCH, silent=True)
    return np.asarray(found.values[0])


def _as_one(x: NDArray[Any]) -> NDArray[Any]:
    return x[np.newaxis]


def _masker(background: NDArray[Any], groups: Groups) -> Any:
    if len(np.unique(groups)) == len(groups):
        return _shap().maskers.Independent(background, max_samples=len(background))
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
def _seeded(seed: int) -> Iterator[None]:
    """Let shap have NumPy's generator for itself, and put it back as it was."""
    with _one_at_a_time:
        before = np.random.get_state()
        np.random.seed(seed)
        try:
            yield
        finally:
            np.random.set_state(before)


@cache
def _shap() -> ModuleType:
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
