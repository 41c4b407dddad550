"""How sure every score is: against scikit-learn with weights, against rows drawn one by one, and against SciPy."""

import math
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics

from core.charts.sureness import SHARES, contest_chart, scores_chart, shares_of
from core.evaluation import evaluate, evaluate_regression, headline
from core.evaluation.intervals import FEW, intervals, intervals_of
from core.evaluation.pairs import paired
from core.evaluation.predictions import predictions_of
from core.evaluation.sureness.contest import APART, FEWEST, contest, same_rows, scores_to_compare
from core.evaluation.sureness.contest_words import (
    contest_sentence,
    contest_title,
    other_rows_sentence,
    settling_sentence,
)
from core.evaluation.sureness.counted import choices_on_draws, kinds_of_rows, kinds_of_table, table_of
from core.evaluation.sureness.pulls import pulls
from core.evaluation.sureness.seeds import over_seeds
from core.evaluation.sureness.undefined import chance_unseen
from core.evaluation.sureness.words import remarks, rows_sentence, score_rows, seeds_sentence, sure_finding
from core.experiment import Experiment
from tests.unit.judging import judged, several, two
from tests.unit.spreads import chances, labels, spread

MANY = FEW + 1500
RNG = np.random.default_rng(11)


def numbers(rng, n):
    y = rng.normal(50, 9, n)
    return y, y + rng.normal(1, 5, n)


def one_against_rest(score, y, prob, weight):
    return np.mean([score(y == c, prob[:, c], sample_weight=weight) for c in np.unique(y)])


WEIGHTED = {
    "two": {
        "roc_auc": lambda y, p, w: metrics.roc_auc_score(y, p[:, 1], sample_weight=w),
        "average_precision": lambda y, p, w: metrics.average_precision_score(y, p[:, 1], sample_weight=w),
        "log_loss": lambda y, p, w: metrics.log_loss(y, p, sample_weight=w),
        "brier_loss": lambda y, p, w: metrics.brier_score_loss(y, p[:, 1], sample_weight=w),
    },
    "several": {
        "roc_auc": partial(one_against_rest, metrics.roc_auc_score),
        "average_precision": partial(one_against_rest, metrics.average_precision_score),
        "log_loss": lambda y, p, w: metrics.log_loss(y, p, sample_weight=w),
        "brier_loss": lambda y, p, w: metrics.brier_score_loss(y, p, sample_weight=w),
    },
    "numbers": {
        "mae": lambda y, p, w: metrics.mean_absolute_error(y, p, sample_weight=w),
        "rmse": lambda y, p, w: metrics.root_mean_squared_error(y, p, sample_weight=w),
        "r2": lambda y, p, w: metrics.r2_score(y, p, sample_weight=w),
        "explained_variance": lambda y, p, w: metrics.explained_variance_score(y, p, sample_weight=w),
        "mape": lambda y, p, w: metrics.mean_absolute_percentage_error(y, p, sample_weight=w),
    },
}
CASES = [
    ("two", judged(*two(RNG, 40))),
    ("two", judged(*two(RNG, 40, ties=True))),
    ("several", judged(*several(RNG, 40, 3))),
    ("numbers", judged(*numbers(RNG, 40), task="regression")),
]


@pytest.mark.parametrize("kind, it", CASES, ids=["two", "two with ties", "several", "numbers"])
def test_a_pull_is_how_a_score_changes_with_a_rows_weight(kind, it):
    """Scikit-learn's own scores, with one row counting a little more and a little less."""
    ours, step = pulls(it.task, it.y_true, it.y_prob), 1e-4
    for name, score in WEIGHTED[kind].items():
        assert ours[name].value == pytest.approx(score(it.y_true, it.y_prob, np.ones(it.n)))
        steps = step * np.eye(it.n)
        slopes = [
            (score(it.y_true, it.y_prob, 1 + one) - score(it.y_true, it.y_prob, 1 - one)) / (2 * step) for one in steps
        ]
        np.testing.assert_allclose(
            ours[name].each, slopes, atol=2e-7 * max(1, np.abs(slopes).max() * 1e2), err_msg=name
        )


def test_the_error_of_an_area_is_that_of_delong():
    y, p = two(RNG, 300, ties=True)
    up, down = p[y == 1], p[y == 0]
    won = (up[:, None] > down) + 0.5 * (up[:, None] == down)
    theirs = won.mean(axis=1).var() / len(up) + won.mean(axis=0).var() / len(down)
    assert pulls("classification", y, judged(y, p).y_prob)["roc_auc"].error ** 2 == pytest.approx(theirs)


@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0])), min_size=2, max_size=30))
@settings(deadline=None)
def test_pulls_even_out_whatever_the_rows(rows):
    y, p = map(np.array, zip(*rows, strict=True))
    for pull in pulls("classification", y, judged(y, p).y_prob).values():
        assert math.isnan(pull.value) or abs(pull.each.sum()) < 1e-9


def drawn_one_by_one(it, score, times, seed=3):
    rng = np.random.default_rng(seed)
    return [score(rng.integers(0, it.n, it.n)) for _ in range(times)]


def scored(it, rows, threshold=0.5):
    if it.task == "regression":
        return evaluate_regression(it.y_true[rows], it.y_prob[rows])
    return evaluate(it.y_true[rows], it.y_prob[rows], threshold)


SIZES = {"few": 150, "many": MANY}
KINDS = {
    "two": lambda rng, n: judged(*two(rng, n)),
    "two with ties": lambda rng, n: judged(*two(rng, n, ties=True)),
    "four": lambda rng, n: judged(*several(rng, n, 4)),
    "numbers": lambda rng, n: judged(*numbers(rng, n), task="regression"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_score_is_scikit_learns_and_its_range_that_of_rows_drawn_one_by_one(kind, size):
    it, threshold = KINDS[kind](np.random.default_rng(5), SIZES[size]), 0.4
    ours, theirs = intervals_of(it, threshold), scored(it, slice(None), threshold)
    assert list(ours) == list(theirs)
    assert {name: one.value for name, one in ours.items()} == pytest.approx(theirs)
    draws = drawn_one_by_one(it, lambda rows: scored(it, rows, threshold), 80)
    for name in set(ours) - {"max_error"}:
        ends = np.quantile([draw[name] for draw in draws], [0.025, 0.975])
        room = 0.25 * (ends[1] - ends[0])
        assert (ours[name].low, ours[name].high) == (
            pytest.approx(ends[0], abs=room),
            pytest.approx(ends[1], abs=room),
        ), name


def test_a_run_has_the_same_range_wherever_it_is_shown(make_run):
    for data, name in (("iris", "accuracy"), ("breast_cancer", "roc_auc"), ("diabetes", "r2")):
        run = make_run(Experiment(dataset=data))
        main, ours = headline(run), intervals(run)[name]
        assert (ours.value, ours.low, ours.high) == pytest.approx((main.value, main.low, main.high))


def test_a_threshold_moves_only_scores_of_choices(monkeypatch):
    it = judged(*two(RNG, MANY))
    before = intervals_of(it, 0.5)
    monkeypatch.setattr("core.evaluation.intervals.pulls", None)
    after = intervals_of(it, 0.7)
    assert after["roc_auc"] == before["roc_auc"]
    assert after["recall"].high < before["recall"].low


def test_counts_drawn_are_as_spread_as_a_binomial():
    made = choices_on_draws(kinds_of_table(np.array([[700, 300], [200, 800]])))[0]
    assert made["accuracy"].std() == pytest.approx(stats.binom(2000, 0.75).std() / 2000, rel=0.1)
    assert made["recall"].mean() == pytest.approx(0.8, abs=0.002)


def test_many_classes_are_drawn_in_parts():
    it = judged(*several(RNG, 500, 60))
    known = intervals_of(judged(np.tile(it.y_true, 6), np.tile(it.y_prob, (6, 1))))
    assert known["accuracy"].low < known["accuracy"].value < known["accuracy"].high


@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from([0.1, 0.5, 0.5, 0.8])), min_size=1, max_size=12),
    st.floats(0, 1),
)
@settings(deadline=None, max_examples=60)
def test_a_score_is_undefined_where_scikit_learn_has_none_and_says_why(rows, threshold):
    y, p = map(np.array, zip(*rows, strict=True))
    ours, theirs = intervals_of(judged(y, p), threshold), evaluate(y, p, threshold)
    for name, one in ours.items():
        assert math.isnan(one.value) == math.isnan(theirs[name])
        assert one.note is not None or one.low < one.high
        assert one.note is None or "{" not in one.note.text()
        assert math.isnan(one.value) or one.low - 1e-9 <= one.value <= one.high + 1e-9 or len(rows) < 10


REASONS = [
    (judged([0, 1, 1], [0.2, 0.3, 0.4]), "precision", "No row was flagged"),
    (judged([0, 0, 0], [0.2, 0.3, 0.9]), "recall", "None of the 3 test rows is “class 1”"),
    (judged([1, 1, 1], [0.2, 0.3, 0.9]), "specificity", "All 3 test rows are “class 1”"),
    (judged([0, 0], [0.2, 0.3]), "f1", "and none was flagged"),
    (judged([0, 0], [0.2, 0.3]), "kappa", "luck alone would agree"),
    (judged([0, 0], [0.2, 0.9]), "mcc", "of one class"),
    (judged([0, 1], [0.2, 0.3]), "mcc", "The same was said of all 2"),
    (judged([0, 0], [0.2, 0.9]), "balanced_accuracy", "takes both"),
    (judged([0, 0], [0.2, 0.9]), "roc_auc", "none can be ranked"),
    (judged([2, 2], np.eye(3)[:2]), "average_precision", "none can be ranked"),
    (judged([3.0, 3.0], [1.0, 2.0], task="regression"), "r2", "no variation"),
    (judged([3.0, 0.0], [1.0, 2.0], task="regression"), "mape", "1 of the 2 true numbers are 0"),
]


@pytest.mark.parametrize("it, name, words", REASONS, ids=[name for _, name, _ in REASONS])
def test_the_reason_is_given_for_few_rows_and_for_many(it, name, words):
    more = judged(np.repeat(it.y_true, FEW), np.repeat(it.y_prob, FEW, axis=0)[:, 0 if it.classes == 0 else slice(None)], task=it.task)  # fmt: skip
    for one in (intervals_of(it)[name], intervals_of(more)[name]):
        assert math.isnan(one.value)
        assert math.isnan(one.low)
    assert words in intervals_of(it)[name].note.text()


@pytest.mark.parametrize("n", [40, MANY])
def test_rows_that_are_all_right_say_how_many_may_be_wrong(n):
    y = np.arange(n) % 2
    known = intervals_of(judged(y, 0.1 + 0.8 * y))
    assert known["accuracy"].note.text() == f"Not one of {n:,} was wrong. Of as many others up to 3 may well be."
    assert "perfect whichever" in known["roc_auc"].note.text()
    assert (known["roc_auc"].low, known["roc_auc"].high) == (1, 1)
    theirs = stats.binomtest(0, n, alternative="less").proportion_ci(0.95, method="exact").high
    assert chance_unseen(n) == pytest.approx(theirs)


def test_the_largest_error_has_no_range():
    for n in (30, MANY):
        one = intervals_of(judged(*numbers(RNG, n), task="regression"))["max_error"]
        assert math.isnan(one.low)
        assert "none that is worse" in one.note.text()


@pytest.mark.parametrize("n", [50, MANY])
def test_a_range_stays_within_bounds_however_close_the_score_is(n):
    y = (np.arange(n) < 3).astype(int)
    p = np.where(y == 1, 0.9, 0.1) - 0.001 * RNG.random(n)
    p[5] = 0.95
    for name, one in intervals_of(judged(y, p)).items():
        if name in SHARES and not math.isnan(one.low):
            assert 0 <= one.low <= one.value <= one.high <= 1, name


def test_a_million_rows_take_no_more_memory_than_a_few_columns():
    import tracemalloc

    y, p = two(RNG, 1_000_000)
    it = judged(y, p)
    it.curve  # noqa: B018  prepared once, by whoever comes first
    tracemalloc.start()
    known = intervals_of(it)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * it.y_prob.nbytes
    assert known["roc_auc"].value == pytest.approx(metrics.roc_auc_score(y, p))
    assert 0 < known["roc_auc"].high - known["roc_auc"].low < 0.003


Y = labels(RNG, 80)
SPREAD = spread(Y, chances(RNG, Y, 12))


def test_seeds_are_scored_at_the_threshold_in_hand():
    found = over_seeds(SPREAD, 0.3)
    theirs = [evaluate(Y, prob[:, 1].astype(float), 0.3) for prob in SPREAD.y_prob]
    for name in ("precision", "mcc", "roc_auc"):
        each = [one[name] for one in theirs]
        expected = (np.mean(each), *np.percentile(each, [5, 95]))
        assert (found[name].value, found[name].low, found[name].high) == pytest.approx(expected, abs=1e-5)


def test_seeds_that_blew_up_do_not_count():
    prob = chances(RNG, Y, 3)
    broken = spread(Y, prob)
    broken.y_prob[:] = np.nan
    for values in broken.scores.values():
        values[:] = np.nan
    assert all(math.isnan(one.value) for one in over_seeds(broken, 0.3).values())
    assert seeds_sentence("roc_auc", over_seeds(broken)["roc_auc"], 3) is None


def test_two_ranges_are_told_apart_by_shape_and_label():
    it = judged(Y, SPREAD.y_prob[0, :, 1])
    known, seeds = intervals_of(it), over_seeds(SPREAD)
    made = scores_chart(known, str, seeds)
    rows, others = made.data
    assert (rows.name, others.name) == ("other test rows", "other seeds")
    assert rows.marker.symbol != others.marker.symbol
    assert len(rows.x) == len(shares_of(known)) == len(others.x)
    np.testing.assert_allclose(rows.x + rows.error_x.array, [known[name].high for name in shares_of(known)])
    assert len(scores_chart(known, str).data) == 1
    assert "NaN" not in scores_chart(intervals_of(judged([0, 0], [0.2, 0.9])), str).to_json()


def test_words_carry_their_numbers():
    y = np.repeat([0, 1, 0, 1], [60, 10, 10, 40])
    p = np.repeat([0.1, 0.2, 0.8, 0.9], [60, 10, 10, 40])
    it = judged(y, p)
    known = intervals_of(it)
    assert (
        sure_finding(it, known)
        .text()
        .startswith("Of 100 flagged, 80 are flagged rightly; with other test rows it may well be ")
    )
    assert "from 120 rows, about 95 hold the true score. With four times as many, 480" in rows_sentence(it).text()
    row = {row.name: row for row in score_rows(known, over_seeds(SPREAD))}["precision"]
    assert row.value == "0.80"
    assert row.rows.text() == f"{known['precision'].low:.2f} to {known['precision'].high:.2f}"
    assert " to " in row.seeds.text()
    assert remarks(known) == ()


def test_scores_of_which_the_same_is_said_are_named_together():
    found = [text.text() for text in remarks(intervals_of(judged([0, 0, 0], [0.2, 0.3, 0.9])))]
    assert (
        "AUC, Average precision: All 3 test rows are of one class, so none can be ranked above one of another." in found
    )
    assert len(found) == len({text.split(": ")[1] for text in found})


@pytest.mark.parametrize(
    "it, words",
    [
        (judged([0, 1], [0.2, 0.9]), "Not one of 2 test rows is classed wrong; of as many others up to 2 may well be"),
        (judged(*several(RNG, 90, 4)), "are classed right"),
        (judged(*numbers(RNG, 90), task="regression"), "Off by "),
        (judged([4.0], [5.0], task="regression"), "1 test rows say too little"),
        (judged([1] * 9, [0.7] * 5 + [0.2] * 4), "Accuracy is 0.56"),
    ],
)
def test_the_finding_is_about_what_there_is(it, words):
    assert words in sure_finding(it, intervals_of(it)).text()


def test_a_range_narrower_than_one_in_a_hundred_is_told_in_more():
    y, p = two(RNG, 400_000)
    it = judged(y, p)
    assert sure_finding(it, intervals_of(it)).text().startswith("Of 1,000 flagged, ")


def pair(rng, n, k=2, gap=0.3):
    """Return two predictions of the same rows, the second a little worse."""
    y, p = two(rng, n) if k == 2 else several(rng, n, k)
    noise = rng.random(np.shape(p))
    noise = noise if k == 2 else noise / noise.sum(axis=1, keepdims=True)
    return judged(y, p), judged(y, (1 - gap) * p + gap * noise, key="other")


PAIRED = {
    2: {
        "roc_auc": lambda y, p: metrics.roc_auc_score(y, p[:, 1]),
        "average_precision": lambda y, p: metrics.average_precision_score(y, p[:, 1]),
        "brier_loss": lambda y, p: -np.mean((p[:, 1] - y) ** 2),
        "recall": lambda y, p: np.mean(p[y == 1, 1] >= 0.4),
        "mcc": lambda y, p: np.corrcoef(y, p[:, 1] >= 0.4)[0, 1],
    },
    4: {
        "accuracy": lambda y, p: np.mean(p.argmax(axis=1) == y),
        "log_loss": lambda y, p: np.mean(np.log(p[np.arange(len(y)), y])),
        "kappa": lambda y, p: metrics.cohen_kappa_score(y, p.argmax(axis=1)),
    },
}


@pytest.mark.parametrize("n", [200, MANY])
@pytest.mark.parametrize("k", PAIRED)
def test_a_comparison_is_that_of_rows_drawn_one_by_one(n, k):
    first, second = pair(np.random.default_rng(8), n, k)

    def gaps(rows):
        y = first.y_true[rows]
        return [score(y, first.y_prob[rows]) - score(y, second.y_prob[rows]) for score in PAIRED[k].values()]

    drawn, here = np.array(drawn_one_by_one(first, gaps, 200)), gaps(slice(None))
    for name, draws, gain in zip(PAIRED[k], drawn.T, here, strict=True):
        it, ends = contest(first, second, name, 0.4), np.quantile(draws, [0.025, 0.975])
        assert it.gain == pytest.approx(gain), name
        assert (it.low, it.high) == pytest.approx(tuple(ends), abs=0.2 * (ends[1] - ends[0])), name
        assert it.ahead == pytest.approx(((draws > 0) + 0.5 * (draws == 0)).mean(), abs=0.08), name
        assert (it.kind == "better") == (it.low > 0)


def test_numbers_are_compared_too():
    y, said = numbers(RNG, 300)
    first, second = (judged(y, one, task="regression", key=str(i)) for i, one in enumerate((said, said + 4)))
    assert contest(first, second, "mae").kind == "better"
    assert contest(second, first, "mae").kind == "worse"
    assert contest(first, second, "max_error").kind == "undefined"
    assert scores_to_compare(first)[0] == "r2"
    assert "max_error" not in scores_to_compare(first)


def test_of_runs_it_is_what_the_ledger_says(make_run):
    for data, name in (("iris", "accuracy"), ("breast_cancer", "roc_auc"), ("diabetes", "r2")):
        one = make_run(Experiment(dataset=data))
        other = make_run(
            Experiment(dataset=data), y_prob=one.y_prob[:, ::-1].copy() if data != "diabetes" else one.y_prob + 20
        )
        theirs = paired(one.data, one.split.test, other.y_prob, one.y_prob)
        it = contest(predictions_of(one), predictions_of(other), name)
        assert (it.gain, it.low, it.high) == pytest.approx((theirs.value, theirs.low, theirs.high))


@given(st.integers(0, 10_000), st.sampled_from(["roc_auc", "brier_loss", "recall", "mcc"]))
@settings(deadline=None, max_examples=25)
def test_what_one_gains_the_other_loses(seed, name):
    first, second = pair(np.random.default_rng(seed), 60)
    one, other = contest(first, second, name), contest(second, first, name)
    assert (one.gain, one.low, one.high) == pytest.approx((-other.gain, -other.high, -other.low), abs=1e-12)
    assert one.ahead + other.ahead == pytest.approx(1)
    assert {one.kind, other.kind} in ({"better", "worse"}, {"luck"}, {"same"})


def test_predictions_do_not_differ_from_themselves():
    for n in (50, MANY):
        it = judged(*two(RNG, n))
        assert {contest(it, it, name).kind for name in scores_to_compare(it)} == {"same"}


def test_few_rows_or_few_that_differ_show_nothing():
    y = np.array([0, 1] * (FEWEST // 2 - 1))
    right, wrong = judged(y, 0.1 + 0.8 * y), judged(y, 0.9 - 0.8 * y)
    it = contest(right, wrong, "accuracy")
    assert (it.low, it.kind, it.rows_needed) == (1, "luck", None)
    assert "too few to claim" in settling_sentence(it).text()
    y = np.arange(300) % 2
    for apart, kind in ((APART - 1, "luck"), (APART, "better")):
        said = np.where(np.arange(300) < apart, 1 - y, y)
        assert contest(judged(y, y * 1.0), judged(y, said * 1.0), "accuracy").kind == kind


def test_what_would_settle_it_grows_with_the_square_of_how_little_is_seen():
    rng = np.random.default_rng(1)
    first, second = pair(rng, 400, gap=0.12)
    it = contest(first, second, "brier_loss")
    assert it.kind == "luck"
    error = (it.high - it.low) / (2 * 1.96)
    assert it.rows_needed is None or it.rows_needed == pytest.approx(400 * (1.96 * error / it.gain) ** 2, rel=0.15)
    assert settling_sentence(it) is not None


def test_rows_must_be_the_same():
    y, p = two(RNG, 30)
    it = judged(y, p)
    assert same_rows(it, judged(y, p * 0.5))
    assert same_rows(it, judged(y, p, rows=np.arange(30) + 7, has_model=False))
    assert not same_rows(it, judged(y, p, rows=np.arange(30) + 7))
    assert not same_rows(it, judged(1 - y, p))
    assert not same_rows(it, judged(y[:-1], p[:-1]))
    assert not same_rows(it, judged(y, np.column_stack([p, 1 - p, 0 * p])))
    assert "split seed" in other_rows_sentence("B", trained=True).text()
    assert "same order" in other_rows_sentence("B", trained=False).text()


@pytest.mark.parametrize("gap, words", [(0.9, "better by"), (0.02, "anything from"), (0.0, "both have")])
def test_a_comparison_in_words_and_as_a_picture(gap, words):
    first, second = pair(np.random.default_rng(2), 300, gap=gap)
    it = contest(first, second, "roc_auc")
    assert words in contest_sentence(it, "B").text()
    assert "AUC" in contest_title(it).text()
    assert contest_chart(it, str).data[0].x[0] == pytest.approx(it.gain)
    undefined = contest(judged([0, 0], [0.1, 0.2]), judged([0, 0], [0.3, 0.2]), "roc_auc")
    assert contest_sentence(undefined, "B").text() == "AUC is undefined for one of them on these 2 rows."


def test_kinds_of_rows_are_counted_for_two():
    y, one, other = RNG.integers(0, 3, (3, 500))
    kinds = kinds_of_rows(3, y, one, other)
    assert kinds.counts.sum() == 500
    for chosen, cells in zip((one, other), kinds.cells, strict=True):
        table = np.bincount(cells, kinds.counts, minlength=9).reshape(3, 3)
        np.testing.assert_array_equal(table, metrics.confusion_matrix(y, chosen))
    np.testing.assert_array_equal(table_of(judged(y, np.eye(3)[one])), metrics.confusion_matrix(y, one))
