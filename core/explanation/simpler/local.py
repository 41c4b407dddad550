"""A weighted sum that imitates a model around one row: which of the row's own values hold its answer up.

References
----------
Ribeiro, Singh and Guestrin 2016, "Why should I trust you? Explaining the predictions of any classifier", section 3: the row is
copied with changes here and there, copies that keep more of it count more, and a weighted sum is fitted to what the model says of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.subject import Subject
from core.explanation.units import unit_of

Values = NDArray[np.float64]
Rows = NDArray[np.float32]

LEAST, EACH = 400, 6  # changed copies at least, and for each part
FRESH = 100  # other copies, on which the sum is graded
ROWS = 50_000  # that the model is asked about, roughly: as many as SHAP values of twenty columns take
FEWEST = 5  # training rows that lend their values to a copy
WIDTH = 0.5  # of the kernel: a copy with a quarter of its parts changed counts 0.37, with half of them 0.14
RIDGE = 1e-3  # keeps parts apart that are never changed alone


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
        Weighted R² on copies that it was not fitted on; nan where the model says the same of all.
    copies : int
        How many changed copies of the row it was fitted on.
    """

    weights: Values
    error: Values
    fidelity: Values
    copies: int


def local_surrogate(subject: Subject, x: Rows, how: How) -> Local:
    """Fit a weighted sum around a row (d,), in one go."""
    return fit_local(said_of(subject, x, how, patterns(subject, how)), patterns(subject, how))


def patterns(subject: Subject, how: How) -> Values:
    """Return which parts (n, g) of a row are kept, 1, in copies of it: those to fit on, then those to grade on.

    How many parts are changed is drawn first, so that there are as many copies near the row as far from it.
    """
    parts = int(subject.groups(how).max()) + 1
    n, rng = max(LEAST, EACH * parts) + FRESH, np.random.default_rng(how.seed)
    count = rng.integers(1, parts + 1, n)
    place = rng.random((n, parts)).argsort(axis=1).argsort(axis=1)
    return (place >= count[:, None]).astype(np.float64)


def said_of(subject: Subject, x: Rows, how: How, kept: Values) -> Values:
    """Return what the model says (n, k) of copies of a row, in the unit of the explanation; what a worker is asked for.

    Of each copy that is the mean over training rows that lend their values to the parts that aren't kept, as in the reasons.
    """
    from core.explanation.forward import predictor

    predict, unit, groups = predictor(subject), unit_of(subject.task, how.unit), subject.groups(how)
    lent = lenders(subject, how)
    rows = np.where(kept[:, np.newaxis, groups] > 0, x, lent).reshape(-1, len(x))
    said = unit.of(predict(rows))
    return np.asarray(said.reshape(len(kept), len(lent), -1).mean(axis=1), np.float64)


def lenders(subject: Subject, how: How) -> Rows:
    """Return the training rows (m, d) that lend values: those of the explanation, or some of them where there are many parts."""
    copies = max(LEAST, EACH * (int(subject.groups(how).max()) + 1)) + FRESH
    some = np.random.default_rng(how.seed).permutation(len(subject.background))[: max(FEWEST, ROWS // copies)]
    return subject.background[np.sort(some)]


def fit_local(said: Values, kept: Values) -> Local:
    """Fit a weighted sum to what is said (n, k) of copies of a row, of which the last are kept for grading."""
    weight, n = nearness(kept), len(kept) - FRESH
    weights, base, error = fitted(kept[:n], said[:n], weight[:n])
    return Local(weights, error, fidelity(said[n:], kept[n:] @ weights + base, weight[n:]), n)


def nearness(kept: Values) -> Values:
    """Return how much each copy (n,) counts: less, the more of it is changed."""
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
