"""The threshold that is worth most."""

import numpy as np
from numpy.typing import ArrayLike

from core.evaluation.inputs import ScoreError, check_lengths, read_labels, read_numbers
from core.messages import N_


def best_threshold(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    cost_fp: float = 1.0,
    cost_fn: float = 1.0,
    benefit_tp: float = 0.0,
    benefit_tn: float = 0.0,
) -> tuple[float, float]:
    """Find the threshold at which acting on all scores from it upwards is worth most.

    Parameters
    ----------
    y_true : array (n,)
        0 or 1.
    y_prob : array (n,), (n, 1) or (n, 2)
        Scores, the higher the more likely class 1; of two columns the second counts.
    cost_fp, cost_fn, benefit_tp, benefit_tn : float
        What each false alarm and missed case costs and each right decision brings, in one currency.

    Returns
    -------
    threshold : float
        The best of all distinct scores; infinite when acting on none is better still. Of equally good ones the
        highest, which acts on the fewest rows.
    value : float
        Sum over the rows, in that currency.

    Raises
    ------
    ScoreError
        When labels and scores don't fit each other.

    Examples
    --------
    >>> best_threshold([0, 0, 1, 1], [0.1, 0.4, 0.3, 0.9], cost_fn=5)
    (0.3, -1.0)
    """
    from sklearn.metrics import confusion_matrix_at_thresholds

    scores = _scores(y_prob)
    truth = read_labels(y_true, 2)
    check_lengths(truth, scores)
    tn, fp, fn, tp, thresholds = confusion_matrix_at_thresholds(truth, scores, pos_label=1)
    values = benefit_tp * tp + benefit_tn * tn - cost_fp * fp - cost_fn * fn
    none = benefit_tn * np.count_nonzero(truth == 0) - cost_fn * np.count_nonzero(truth == 1)
    values, thresholds = np.append(none, values), np.append(np.inf, thresholds)
    best = int(values.argmax())
    return float(thresholds[best]), float(values[best])


def _scores(y_prob: ArrayLike) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    scores = read_numbers(y_prob)
    if scores.ndim == 2 and scores.shape[1] in (1, 2):
        scores = scores[:, -1]
    if scores.ndim != 1:
        raise ScoreError(N_("A threshold is for two classes; received {shape} scores."), shape=scores.shape)
    return scores
