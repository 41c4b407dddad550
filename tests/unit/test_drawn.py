"""Scores on draws of the rows equal scikit-learn's on the rows so drawn."""

import numpy as np
import pytest

from core.evaluation import score_run
from core.evaluation.drawn import BY_TASK, scores_on_draws, scores_once
from core.evaluation.inputs import ScoreError
from core.evaluation.resampling import resample

pytestmark = [
    pytest.mark.filterwarnings("ignore::sklearn.exceptions.UndefinedMetricWarning"),
    pytest.mark.filterwarnings("ignore:.*single label:UserWarning"),
]


def classes(seed, n, k, ties=False):
    rng = np.random.default_rng(seed)
    prob = rng.dirichlet(np.full(k, 0.7), n).astype(np.float32)
    if ties:
        prob = np.round(prob * 4 + 0.1) + 0.5
        prob /= prob.sum(axis=1, keepdims=True)
    return rng.integers(0, k, n), prob


def numbers(seed, n):
    rng = np.random.default_rng(seed)
    truth = rng.normal(50, 9, n)
    return truth, (truth + rng.normal(0, 5, n))[:, None].astype(np.float32)


CASES = {
    "two": ("classification", *classes(0, 41, 2)),
    "two with ties": ("classification", *classes(1, 60, 2, ties=True)),
    "five": ("classification", *classes(2, 50, 5)),
    "five with ties": ("classification", *classes(3, 30, 5, ties=True)),
    "few": ("classification", *classes(4, 3, 3)),
    "one row": ("classification", *classes(5, 1, 2)),
    "one class": ("classification", np.ones(9, int), classes(6, 9, 3)[1]),
    "numbers": ("regression", *numbers(7, 37)),
    "numbers with a zero": ("regression", np.arange(8.0), numbers(8, 8)[1]),
    "equal numbers": ("regression", np.full(8, 3.5), numbers(9, 8)[1]),
    "one number": ("regression", *numbers(10, 1)),
}


@pytest.mark.parametrize("task, truth, predicted", CASES.values(), ids=CASES)
def test_once_is_what_a_run_keeps(task, truth, predicted):
    ours, theirs = scores_once(task, truth, predicted), score_run(task, truth, predicted)
    assert list(ours) == list(theirs) == list(BY_TASK[task])
    np.testing.assert_allclose([*ours.values()], [*theirs.values()], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("kind, near", [(np.float64, 1e-9), (np.float32, 2e-5)])
@pytest.mark.parametrize("task, truth, predicted", CASES.values(), ids=CASES)
def test_draws_are_scored_like_their_rows(task, truth, predicted, kind, near):
    counts = resample(len(truth))[:6]
    drawn = [np.repeat(np.arange(len(truth)), count.astype(int)) for count in counts]
    theirs = [score_run(task, truth[rows], predicted[rows]) for rows in drawn]
    for name in BY_TASK[task]:
        ours = scores_on_draws(name, task, truth, predicted, counts.astype(kind))
        np.testing.assert_allclose(ours, [one[name] for one in theirs], rtol=near, atol=near, err_msg=name)


@pytest.mark.parametrize(
    "truth, predicted",
    [([0, 1], [[0.5, 0.5]]), ([0, 2], [[0.5, 0.5]] * 2), ([0, 1], [[np.nan, 1]] * 2), ([], np.empty((0, 2)))],
)
def test_what_does_not_fit_is_refused(truth, predicted):
    with pytest.raises(ScoreError):
        scores_once("classification", truth, predicted)
