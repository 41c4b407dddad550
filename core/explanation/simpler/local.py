"""A weighted sum that imitates a model around one row: which of the row's own values hold its answer up.

References
----------
Ribeiro, Singh and Guestrin 2016, "Why should I trust you? Explaining the predictions of any classifier", section 3: the row is
changed here and there, changes that leave more of it as it was count more, and a ridge regression is fitted to what the model says.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.players import Groups
from core.explanation.subject import Subject
from core.explanation.units import unit_of

Values = NDArray[np.float64]
Rows = NDArray[np.float32]

LEAST, EACH = 5000, 12  # changed rows at least, and for each part
FRESH = 1000  # other changed rows, on which the sum is graded
WIDTH = 0.5  # of the kernel: a row with a quarter of its parts changed counts 0.37, with half of them 0.14
RIDGE = 1.0  # as in the paper's code


@dataclass(frozen=True, eq=False)
class Local:
    """Hold a weighted sum around a row, for k outputs.

    Parameters
    ----------
    weights : array (g, k)
        How much a part's own value adds, against that of a training row, in the unit of the explanation.
    error : array (g, k)
        Standard error of each, which doesn't expect the errors of the sum to be alike (White 1980).
    fidelity : array (k,)
        Weighted R² on changed rows that it was not fitted on; nan where the model says the same of all.
    rows : int
        How many changed rows it was fitted on.
    """

    weights: Values
    error: Values
    fidelity: Values
    rows: int


def local_surrogate(subject: Subject, x: Rows, how: How) -> Local:
    """Fit a weighted sum around a row (d,), in one go."""
    from core.explanation.forward import predictor

    return fit_local(subject, x, how, predictor(subject)(rows_around(subject, x, how)[1]))


def fit_local(subject: Subject, x: Rows, how: How, predicted: Values) -> Local:
    """Fit a weighted sum around a row (d,) to what was predicted of `rows_around` it (n, k); what a worker is asked for."""
    kept, said = rows_around(subject, x, how)[0], unit_of(subject.task, how.unit).of(predicted)
    weight, n = nearness(kept), len(kept) - FRESH
    weights, base, error = fitted(kept[:n], said[:n], weight[:n])
    return Local(weights, error, fidelity(said[n:], kept[n:] @ weights + base, weight[n:]), n)


def rows_around(subject: Subject, x: Rows, how: How) -> tuple[Values, Rows]:
    """Return which parts (n, g) of a row are kept in changed rows (n, d): those to fit on, then those to grade on."""
    groups = subject.groups(how)
    n = max(LEAST, EACH * (int(groups.max()) + 1)) + FRESH
    return changed(subject.background, x, groups, n, how.seed)


def changed(background: Rows, x: Rows, groups: Groups, n: int, seed: int) -> tuple[Values, Rows]:
    """Return n rows that keep some parts of a row and take the others from a training row each.

    How many parts are changed is drawn first, so that there are as many rows near the row as far from it.

    Returns
    -------
    kept : array (n, g)
        1 where a part is the row's own.
    rows : array (n, d)
    """
    rng, parts = np.random.default_rng(seed), int(groups.max()) + 1
    count = rng.integers(1, parts + 1, n)
    place = rng.random((n, parts)).argsort(axis=1).argsort(axis=1)
    kept = place >= count[:, None]
    others = background[rng.integers(0, len(background), n)]
    return kept.astype(np.float64), np.where(kept[:, groups], x, others).astype(np.float32)


def nearness(kept: Values) -> Values:
    """Return how much each changed row (n,) counts: less, the more of it is changed."""
    return np.asarray(np.exp(-(1 - kept.mean(axis=1)) / WIDTH**2))


def fitted(kept: Values, said: Values, weight: Values) -> tuple[Values, Values, Values]:
    """Fit what is said (n, k) by a weighted ridge regression; return weights (g, k), base (k,) and errors (g, k)."""
    from sklearn.linear_model import Ridge

    model = Ridge(alpha=RIDGE).fit(kept, said, sample_weight=weight)
    weights = np.asarray(model.coef_, np.float64).reshape(said.shape[1], -1).T
    off = said - model.predict(kept).reshape(said.shape)
    centred = kept - np.average(kept, axis=0, weights=weight)
    inverse = np.linalg.inv(centred.T * weight @ centred + RIDGE * np.eye(kept.shape[1]))
    spread = inverse @ (centred.T * weight)  # (g, n)
    error = np.sqrt(spread**2 @ off**2)
    return weights, np.atleast_1d(model.intercept_).astype(np.float64), error


def fidelity(said: Values, guessed: Values, weight: Values) -> Values:
    """Return the weighted R² (k,) of guesses (n, k); nan where all that is said is the same."""
    mean = np.average(said, axis=0, weights=weight)
    total, left = weight @ (said - mean) ** 2, weight @ (said - guessed) ** 2
    varies = total > 1e-12 * weight.sum() * np.maximum(1, mean**2)
    return np.asarray(1 - np.divide(left, total, out=np.full_like(left, np.nan), where=varies))
