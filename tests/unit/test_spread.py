"""The spread over seeds, and comparisons of two settings, against SciPy and NumPy."""

import numpy as np
import pytest
from scipy import stats

from core.evaluation.resampling import resample
from core.evaluation.spread import _KNOWN, DRAWS, middle, on_draws, spread_of, summary
from core.evaluation.versus import compared
from core.experiment import Experiment
from core.training.trials import Graded
from tests.unit.spreads import chances, labels, spread

RNG = np.random.default_rng(0)
Y = labels(RNG, 80)
ONE = spread(Y, chances(RNG, Y, 12))
BETTER = spread(Y, chances(RNG, Y, 12, gain=2.0))


def test_a_summary_is_what_numpy_says():
    values = ONE.scores["log_loss"]
    it = summary(ONE, "log_loss")
    assert (it.mean, it.low, it.high) == pytest.approx((values.mean(), *np.percentile(values, [5, 95])))
    assert it.seed_luck == pytest.approx(np.std(values, ddof=1))
    assert (it.seeds, it.rows) == (12, 80)
    assert middle(ONE, "log_loss") == (it.mean, it.low, it.high)


def test_the_luck_of_the_rows_is_that_of_a_mean_over_rows():
    """Of accuracy averaged over seeds it is the standard error of each row's share of seeds that have it right."""
    it = summary(ONE, "accuracy")
    right = ((ONE.y_prob[:, :, 1] >= 0.5) == Y).mean(axis=0)
    assert it.row_luck == pytest.approx(right.std() / np.sqrt(len(Y)), rel=0.12)
    assert it.share == pytest.approx(it.seed_luck**2 / (it.seed_luck**2 + it.row_luck**2))


def test_scipy_draws_rows_alike():
    one_seed = spread(Y, ONE.y_prob[:1, :, 1])
    off = (ONE.y_prob[0, :, 1] - Y) ** 2
    theirs = stats.bootstrap((off,), np.mean, n_resamples=4000, method="percentile", rng=1).confidence_interval
    ours = np.percentile(on_draws(one_seed, "brier_loss")[0], [2.5, 97.5])
    np.testing.assert_allclose(ours, theirs, rtol=0.06)


def test_all_seeds_are_graded_on_the_same_draws():
    drawn, counts = on_draws(ONE, "accuracy"), resample(len(Y))[:DRAWS]
    assert drawn.shape == (12, DRAWS)
    right = (ONE.y_prob[:, :, 1] >= 0.5) == Y
    np.testing.assert_allclose(drawn, right @ counts.T / len(Y), rtol=1e-5)


def test_a_seed_that_blew_up_is_left_out():
    prob = ONE.y_prob[:, :, 1].copy()
    broken = spread(Y, prob)
    broken.y_prob[3] = np.nan
    for values in broken.scores.values():
        values[3] = np.nan
    it = summary(broken, "roc_auc")
    assert it.seeds == 11
    assert list(broken.sound) == [i != 3 for i in range(12)]
    assert it.mean == pytest.approx(np.nanmean(broken.scores["roc_auc"]))
    assert compared(broken, BETTER).seeds == (11, 11)


def test_an_undefined_score_has_no_spread():
    alike = spread(np.ones(20, int), chances(RNG, np.ones(20, int), 6))
    assert np.isnan(summary(alike, "roc_auc").mean)
    assert compared(alike, alike).kind == "undefined"


def test_the_test_rows_are_known_by_what_is_in_them():
    class Data:
        name, task, class_names = "d", "classification", ("a", "b")
        X = RNG.normal(size=(90, 3)).astype(np.float32)
        y = labels(RNG, 90)

    found = [Graded(s, 0.5, {"accuracy": 0.5}, np.full((80, 2), 0.5, np.float32), 5, 0.1) for s in (4, 5)]
    rows = np.arange(80)
    one, again, other = (spread_of(Experiment(), Data, part, found) for part in (rows, rows, rows + 10))
    assert one.rows == again.rows != other.rows
    assert (one.seeds, one.main, one.epochs.tolist()) == ((4, 5), "roc_auc", [5, 5])


def test_pairs_are_mann_and_whitneys():
    it = compared(ONE, BETTER)
    theirs = stats.mannwhitneyu(BETTER.scores["roc_auc"], ONE.scores["roc_auc"]).statistic / 144
    assert it.ahead == pytest.approx(theirs)
    assert it.kind == "better"
    assert it.gain == pytest.approx(BETTER.scores["roc_auc"].mean() - ONE.scores["roc_auc"].mean())


def test_swapped_settings_swap_the_verdict_and_a_loss_is_better_when_lower():
    it = compared(BETTER, ONE)
    assert it.kind == "worse"
    assert it.high < 0
    loss = compared(ONE, BETTER, "log_loss")
    assert loss.kind == "better"
    assert loss.gain == pytest.approx(ONE.scores["log_loss"].mean() - BETTER.scores["log_loss"].mean())


def test_a_setting_is_the_same_as_itself():
    it = compared(ONE, spread(Y, ONE.y_prob[:, :, 1]))
    assert (it.kind, it.gain, it.low, it.high, it.ahead) == ("same", 0, 0, 0, 0.5)


def test_seeds_alone_give_students_interval(monkeypatch):
    """With a score that no draw of the rows changes, what is left is the mean of paired differences."""
    first, second = (spread(Y, ONE.y_prob[:, :, 1]) for _ in range(2))
    for one, values in ((first, RNG.normal(0, 1, 12)), (second, RNG.normal(1, 1, 12))):
        one.scores["roc_auc"][:] = values
        monkeypatch.setitem(_KNOWN, one, {"roc_auc": np.repeat(values[:, None], DRAWS, axis=1)})
    differences = second.scores["roc_auc"] - first.scores["roc_auc"]
    error = stats.sem(differences)
    it = compared(first, second)
    np.testing.assert_allclose(
        (it.low, it.high), stats.t.interval(0.95, 11, differences.mean(), error), atol=0.3 * error
    )


def test_same_rows_and_seeds_make_a_comparison_sharper():
    rng = np.random.default_rng(5)
    y = labels(rng, 60)
    hard = rng.normal(0, 2, 60)
    first, second = (spread(y, chances(rng, y, 8, gain=g, hard=hard)) for g in (0, 0.5))
    paired = compared(first, second)
    elsewhere = compared(first, spread(y, second.y_prob[:, :, 1], rows="others"))
    assert (paired.same_rows, elsewhere.same_rows) == (True, False)
    assert paired.high - paired.low < 0.8 * (elsewhere.high - elsewhere.low)


def test_other_seeds_and_other_numbers_of_rows_can_be_compared():
    y = labels(RNG, 50)
    other = spread(y, chances(RNG, y, 9, gain=2.0), rows="others", seeds=range(100, 109))
    it = compared(ONE, other)
    assert (it.seeds, it.rows, it.same_seeds, it.same_rows) == ((12, 9), (80, 50), False, False)
    assert it.kind == "better"


def test_luck_is_seldom_taken_for_more():
    rng = np.random.default_rng(3)
    wrong = 0
    for _ in range(60):
        y = labels(rng, 50)
        first, second = (spread(y, chances(rng, y, 8, hard=rng.normal(0, 0.5, 50))) for _ in range(2))
        wrong += compared(first, second, "accuracy").kind != "luck"
    assert wrong <= 7  # 3 are to be expected; more than 7 happen once in seventy times


def test_so_many_seeds_do_settle_it():
    rng = np.random.default_rng(4)
    y = labels(rng, 400)
    it = compared(*(spread(y, chances(rng, y, 8, gain=g, luck=0.3)) for g in (0, 0.25)))
    assert it.kind == "luck"
    assert 8 < it.seeds_needed < 100
    assert it.rows_needed is None  # the seed's luck alone is too much
    more = compared(*(spread(y, chances(rng, y, 3 * it.seeds_needed, gain=g, luck=0.3)) for g in (0, 0.25)))
    assert more.kind == "better"


def test_so_many_rows_do_settle_it():
    rng = np.random.default_rng(4)
    y = labels(rng, 40)
    it = compared(*(spread(y, chances(rng, y, 32, gain=g, luck=0.1, hard=rng.normal(0, 1, 40))) for g in (0, 0.4)))
    assert it.kind == "luck"
    assert 40 < it.rows_needed < 1000
    many = labels(rng, 3 * it.rows_needed)
    hard = [rng.normal(0, 1, len(many)) for _ in range(2)]
    more = compared(
        *(spread(many, chances(rng, many, 32, gain=g, luck=0.1, hard=h)) for g, h in zip((0, 0.4), hard, strict=True))
    )
    assert more.kind == "better"


def test_of_nothing_no_end_is_foretold():
    rng = np.random.default_rng(2)
    y = labels(rng, 60)
    prob = chances(rng, y, 8)
    it = compared(spread(y, prob), spread(y, prob[::-1]))
    assert it.kind == "luck"
    assert (it.seeds_needed, it.rows_needed) == (None, None)
