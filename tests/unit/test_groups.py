"""Groups of rows: how they are cut, their scores beside scikit-learn's and Fairlearn's, and what could be luck."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.bundles import bundle
from core.charts.groups import gaps_chart, groups_chart
from core.evaluation.groups.columns import columns, usual
from core.evaluation.groups.cutting import MOST, cut
from core.evaluation.groups.estimates import Area, Average, Share, difference
from core.evaluation.groups.gaps import ALIKE, gap_at, gaps
from core.evaluation.groups.judging import LEAST_OF, LEAST_ROWS, Compared
from core.evaluation.groups.parts import parts_of
from core.evaluation.groups.scores import compare, overall, scores_of
from core.evaluation.groups.tables import scores_table
from core.evaluation.groups.words import (
    gap_sentences,
    gaps_title,
    left_out,
    score_sentences,
    score_title,
    too_few,
)
from core.evaluation.predictions import predictions_of
from tests.unit.grouped import CARD, CASES, drawn, numbers, predicted

THRESHOLD = 0.5
cases = pytest.mark.parametrize("truth, prob, group", CASES.values(), ids=CASES)


def names_of(values, card=CARD):
    return [name if isinstance(name, str) else name.text() for name in cut(pd.Series(values, name="c"), card).names]


def parts(truth, prob, group):
    return parts_of(predicted(truth, prob, {"group": group}), "group")


# Cutting


def test_ages_are_cut_into_ranges_that_one_can_read():
    it = predictions_of(bundle("german_credit"))
    made = parts_of(it, "age in years").cut
    assert [name.text() for name in made.names] == ["19 to 26", "27 to 32", "33 to 40", "41 to 74"]
    ages = it.frame["age in years"]
    assert list(made.sizes) == [*(ages.between(*ends).sum() for ends in ((19, 26), (27, 32), (33, 40), (41, 74)))]


@pytest.mark.parametrize(
    "values, names",
    [
        ([3, 1, 2, 1], ["1", "2", "3"]),
        ([0.0] * 90 + [5.0, 6.0, 7.0, 8.0, 9.0], ["0 to 4", "5 to 9"]),
        ([0.5, 0.5, 1.25], ["0.5", "1.25"]),
        (np.arange(1000.0) / 1000, ["under 0.2", "0.2 to under 0.5", "0.5 to under 0.7", "0.7 or more"]),
        ([True, False, True], ["False", "True"]),
        (["good", "x", None], ["Paid back", "x", "no value"]),
        ([1.0, np.nan, np.inf], ["1", "no value"]),
        ([None, None], ["no value"]),
    ],
)
def test_values_become_groups_with_names(values, names):
    assert names_of(values) == names


def test_the_commonest_categories_are_kept_in_their_order():
    values = [letter for place, letter in enumerate("abcdefghijkl") for _ in range(50 if place % 2 else place + 1)]
    made = cut(pd.Series(values, name="c"), CARD)
    assert names_of(values)[:6] == ["b", "d", "f", "h", "j", "k"]
    assert len(made.names) == MOST
    assert made.names[-1].text() == "all 5 others"
    assert made.sizes.sum() == len(values)


def test_categories_without_a_row_are_no_groups():
    values = pd.Series(pd.Categorical(["b", "a", None], categories=["x", "b", "a"]), name="c")
    assert [name if isinstance(name, str) else name.text() for name in cut(values, CARD).names] == [
        "b",
        "a",
        "no value",
    ]


@given(
    arrays(
        np.float64, st.integers(1, 60), elements=st.floats(-1e6, 1e6) | st.just(np.nan) | st.sampled_from([0.0, 1.0])
    )
)
def test_every_number_is_in_one_range_and_ranges_are_in_order(values):
    made = cut(pd.Series(values, name="c"), CARD)
    assert (made.sizes > 0).all()
    assert made.sizes.sum() == len(values)
    assert len(made.names) <= 5
    known = [values[(made.codes == group) & ~np.isnan(values)] for group in range(len(made.names))]
    ends = [(part.min(), part.max()) for part in known if len(part)]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


# Columns


def test_german_credit_begins_with_age():
    assert usual(predictions_of(bundle("german_credit"))) == "age in years"


@pytest.mark.parametrize(
    "frame, column",
    [
        ({"mortgage": [1, 2] * 50, "customerGender": ["f", "m"] * 50}, "customerGender"),
        ({"x": ["a", "b"] * 50, "客户年龄": np.arange(100)}, "客户年龄"),
        ({"sex": ["f"] * 99 + ["m"], "noise": ["a", "b"] * 50, "telling": ["a"] * 50 + ["b"] * 50}, "telling"),
    ],
)
def test_a_column_of_fairness_comes_first_where_it_can_be_judged_else_the_most_telling(frame, column):
    truth = np.arange(100) % 2
    prob = np.where(np.arange(100) < 50, truth, 1 - truth) * 0.8 + 0.1
    assert usual(predicted(truth, prob, frame)) == column


def test_columns_without_groups_are_not_offered():
    frame = {"name": [f"n{i}" for i in range(100)], "same": ["x"] * 100, "empty": [None] * 100, "kind": ["a", "b"] * 50}
    assert columns(predicted(np.arange(100) % 2, np.linspace(0, 1, 100), frame)) == ("kind",)
    assert columns(predicted([0, 1], [0.1, 0.2], {})) == ()
    assert columns(predicted([0, 1], [0.1, 0.2], {"pixel": [1, 2]}, image_shape=(1, 1))) == ()


# Intervals


@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from([0.9, 0.95, 0.99]))
def test_a_share_has_wilsons_interval(count, more, level):
    from scipy.stats import binomtest

    of = count + more
    theirs = binomtest(count, of).proportion_ci(level, "wilson")
    np.testing.assert_allclose(Share(count, of).interval(level), (theirs.low, theirs.high), atol=1e-12)


@pytest.mark.parametrize(
    "one, other, low, high",
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_differences_of_shares_are_those_that_newcombe_printed(one, other, low, high):
    np.testing.assert_allclose(difference(Share(*one), Share(*other)), (low, high), atol=6e-5)


def test_a_mean_has_students_interval():
    from scipy.stats import ttest_1samp

    values = np.random.default_rng(0).gamma(2, 3, 25)
    theirs = ttest_1samp(values, 0).confidence_interval(0.9)
    ours = Average(values.mean(), values.std(ddof=1), 25).interval(0.9)
    np.testing.assert_allclose(ours, (theirs.low, theirs.high))
    assert all(map(math.isnan, Average(1.0, math.nan, 1).interval()))


def test_an_area_holds_what_it_measures_as_often_as_it_says():
    """True area of two normal distributions one deviation apart; 15 and 40 rows."""
    from scipy.stats import norm

    rng, true, held = np.random.default_rng(0), norm.cdf(1 / np.sqrt(2)), 0
    for _ in range(600):
        up, down = rng.normal(1, 1, 15), rng.normal(0, 1, 40)
        low, high = Area(float((up[:, None] > down).mean()), 15, 40).interval()
        held += low <= true <= high
    assert 0.93 <= held / 600 <= 0.98


def test_a_perfect_area_is_not_certain():
    low, high = Area(1.0, 10, 10).interval()
    assert 0.6 < low < 0.95
    assert high == pytest.approx(1)


# Scores


def by_scikit_learn(name, truth, prob, threshold):
    from sklearn import metrics as m

    said = (prob >= threshold).astype(int)
    nan = {"zero_division": np.nan}
    both, varied = 0 < truth.sum() < len(truth), said.min() != said.max()
    return {
        "flagged": lambda: said.mean(),
        "recall": lambda: m.recall_score(truth, said, **nan),
        "false_alarms": lambda: 1 - m.recall_score(truth, said, pos_label=0, **nan),
        "precision": lambda: m.precision_score(truth, said, **nan),
        "accuracy": lambda: m.accuracy_score(truth, said),
        "specificity": lambda: m.recall_score(truth, said, pos_label=0, **nan),
        "base_rate": lambda: truth.mean(),
        "f1": lambda: m.f1_score(truth, said, **nan),
        "balanced_accuracy": lambda: m.balanced_accuracy_score(truth, said) if both else np.nan,
        "kappa": lambda: m.cohen_kappa_score(truth, said) if len({*truth, *said}) > 1 else np.nan,
        "mcc": lambda: m.matthews_corrcoef(truth, said) if both and varied else np.nan,
        "roc_auc": lambda: m.roc_auc_score(truth, prob) if both else np.nan,
        "brier_loss": lambda: m.brier_score_loss(truth, prob),
        "log_loss": lambda: m.log_loss(truth, prob, labels=[0, 1]),
    }[name]()


@cases
@pytest.mark.parametrize("threshold", [0.0, 0.5, 1.0])
def test_scores_of_groups_are_scikit_learns(truth, prob, group, threshold):
    it = parts(truth, prob, group)
    for name in scores_of(it):
        found = compare(it, name, threshold)
        for place, label in enumerate(it.cut.names):
            rows = group == label
            theirs = by_scikit_learn(name, truth[rows], prob[rows], threshold)
            assert found.estimates[place].value == pytest.approx(theirs, nan_ok=True, abs=1e-12), name
        whole = by_scikit_learn(name, truth, prob, threshold)
        assert overall(it, name, threshold).value == pytest.approx(whole, nan_ok=True, abs=1e-12)


@cases
def test_intervals_hold_their_scores_and_widen_with_their_level(truth, prob, group):
    it = parts(truth, prob, group)
    for name in scores_of(it):
        for each in compare(it, name, THRESHOLD).estimates:
            low, high = each.interval()
            wide = each.interval(0.999)
            if math.isfinite(low):
                assert wide[0] - 1e-9 <= low <= each.value + 1e-9
                assert each.value - 1e-9 <= high <= wide[1] + 1e-9
            else:
                assert not math.isfinite(each.value) or each.of < 2 or name in ("balanced_accuracy",)


@pytest.mark.parametrize("name", ["f1", "kappa", "mcc", "balanced_accuracy", "brier_loss", "roc_auc"])
def test_intervals_are_about_those_of_a_bootstrap_over_rows(name):
    truth, prob, group = drawn(8, 900, groups=1)
    it = compare(parts(truth, prob, group), name, THRESHOLD).estimates[0]
    rng = np.random.default_rng(1)
    draws = [rng.integers(0, 900, 900) for _ in range(300)]
    values = [by_scikit_learn(name, truth[rows], prob[rows], THRESHOLD) for rows in draws]
    np.testing.assert_allclose(it.interval(), np.quantile(values, [0.025, 0.975]), atol=0.02)


def test_numbers_have_errors_and_bias():
    rng = np.random.default_rng(0)
    truth, group = rng.normal(50, 9, 90), np.repeat(["a", "b", "c"], 30)
    said = truth + rng.normal(2, 5, 90)
    it = parts_of(numbers(truth, said, {"group": group}), "group")
    for place, label in enumerate("abc"):
        off = (said - truth)[group == label]
        theirs = {"mae": np.abs(off).mean(), "bias": off.mean(), "rmse": np.sqrt((off**2).mean())}
        for name, value in theirs.items():
            each = compare(it, name, THRESHOLD).estimates[place]
            assert each.value == pytest.approx(value)
            assert each.interval()[0] < value < each.interval()[1]


# Gaps


def fairlearn_gaps(truth, said, group):
    from fairlearn import metrics as m
    from sklearn.metrics import precision_score

    precision = m.MetricFrame(metrics=precision_score, y_true=truth, y_pred=said, sensitive_features=group)
    given = {"y_true": truth, "y_pred": said, "sensitive_features": group}
    return {
        "flagged": m.demographic_parity_difference(**given),
        "recall": m.equal_opportunity_difference(**given),
        "odds": m.equalized_odds_difference(**given),
        "precision": precision.difference(),
    }


@pytest.mark.parametrize("case", ["random", "ties", "two groups", "separated"])
@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.6])
def test_gaps_are_fairlearns(case, threshold):
    truth, prob, group = CASES[case]
    it = parts(truth, prob, group)
    theirs = fairlearn_gaps(truth, (prob >= threshold).astype(int), group)
    for name, gap in gaps(it, threshold).items():
        assert gap.value == pytest.approx(theirs[name], abs=1e-12)
        assert gap_at(it, name, [threshold] * len(it.pieces)) == pytest.approx(theirs[name], abs=1e-12)
        assert gap.told.value <= gap.value + 1e-12
        assert gap.left_out == ()


def test_groups_of_too_few_rows_are_left_out_of_gaps():
    truth, prob, group = CASES["random"]
    rows = (group != "b") | (np.cumsum(group == "b") < LEAST_ROWS)
    truth, prob, group = truth[rows], prob[rows], group[rows]
    theirs = fairlearn_gaps(*(part[group != "b"] for part in (truth, (prob >= 0.5).astype(int), group)))
    for name, gap in gaps(parts(truth, prob, group), 0.5).items():
        assert gap.value == pytest.approx(theirs[name], abs=1e-12)
        assert gap.left_out == (1,)


@cases
@pytest.mark.parametrize("threshold", [0.0, 0.5, 1.0])
def test_everything_is_said_whatever_the_rows(truth, prob, group, threshold):
    it = parts(truth, prob, group)
    for name, score in scores_of(it).items():
        found = compare(it, name, threshold)
        said = [score_title(it, name, found), *score_sentences(it, name, found), *left_out(it, name, found)]
        assert all("nan" not in one.text() for one in said)
        groups_chart(it.cut.names, found, overall(it, name, threshold), score.label, str).to_json()
    found = gaps(it, threshold)
    said = [gaps_title(it, found), *(one for gap in found.values() for one in gap_sentences(it, gap, threshold))]
    assert all("nan" not in one.text() for one in said)
    gaps_chart(found, str).to_json()
    table = scores_table(it, threshold, str)
    assert len(table) == len(it.pieces)
    assert not table.astype(str).apply(lambda column: column.str.contains("nan")).any(axis=None)


def test_a_group_without_a_positive_row_has_no_recall_and_says_why():
    truth, prob, group = CASES["no positive in one group"]
    it = parts(truth, prob, group)
    found = compare(it, "recall", THRESHOLD)
    assert math.isnan(found.estimates[0].value)
    assert "has no row that is really “yes”: “a”" in " ".join(one.text() for one in left_out(it, "recall", found))
    assert 0 not in found.judged


def test_too_few_rows_say_so():
    it = parts(*CASES["two rows"])
    assert "fewer than two groups have 30 rows" in too_few(it).text()
    assert too_few(parts(*CASES["random"])) is None


# Luck


def shares(*pairs):
    return Compared([Share(*pair) for pair in pairs], [of for _, of in pairs])


def test_the_pair_told_of_is_one_that_is_sure():
    it = shares((500, 1000), (300, 1000), (1, 12), (12, 12))
    assert it.small == (2, 3)
    assert (it.told.high, it.told.low, it.told.sure) == (0, 1, True)
    unsure = shares((500, 1000), (460, 1000), (20, 31))
    assert (unsure.widest.high, unsure.widest.low) == (2, 1)
    assert not unsure.told.sure


def test_the_widest_pair_may_be_luck_where_another_is_not():
    it = shares((6000, 10000), (5000, 10000), (14, 31))
    assert (it.widest.high, it.widest.low) == (0, 2)
    assert (it.told.high, it.told.low) == (0, 1)
    assert it.told.sure


def test_groups_that_are_alike_are_seldom_said_to_differ():
    rng = np.random.default_rng(0)
    wrong = sum(bool(shares(*((int(k), 50) for k in rng.binomial(50, 0.3, 4))).told.sure) for _ in range(1000))
    assert wrong <= 65  # of 1,000, where 50 are allowed, and luck of the test


def test_few_rows_of_a_score_are_not_judged():
    it = Compared([Share(3, LEAST_OF - 1), Share(5, LEAST_OF)], [LEAST_ROWS, LEAST_ROWS])
    assert (it.thin, it.judged, it.told) == ((0,), (1,), None)


def test_german_credit_flags_the_young_more_often():
    it = parts_of(predictions_of(bundle("german_credit")), "age in years")
    title = score_title(it, "flagged", compare(it, "flagged", THRESHOLD)).text()
    assert title == "Share flagged is higher for “19 to 26” (0.37) than for “33 to 40” (0.13), by more than luck"
    assert set(ALIKE) == set(gaps(it, THRESHOLD))
