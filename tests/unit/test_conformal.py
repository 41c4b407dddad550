"""Predicted numbers: scikit-learn's scores, promises that are kept as often as promised, and where percent errors break."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.stats import norm
from sklearn import metrics

from core.charts.numbers import off_histogram, percent_chart, price_chart, promise_chart, residuals_chart
from core.evaluation.inputs import ScoreError
from core.evaluation.numbers import (
    COVERAGES,
    beside_mean,
    percent_errors,
    price,
    promise,
    residuals,
    rows_of,
    words,
)
from core.evaluation.numbers.conformal import half_width
from core.evaluation.numbers.rows import MANY, means_on_draws
from core.evaluation.numbers.table import promise_table, score_table
from core.evaluation.predictions import Known
from tests.unit.judging import judged


def of_numbers(y, said, **more):
    return judged(np.asarray(y, float), said, names=(), **more)


def drawn(seed, n, skill=0.6, shift=0.0):
    rng = np.random.default_rng(seed)
    y = rng.normal(100, 40, n)
    return y, skill * y + (1 - skill) * 100 + rng.normal(0, 20, n) + shift


CASES = {
    "random": (*drawn(0, 300), drawn(1, 80)),
    "no validation rows": (*drawn(2, 60), None),
    "two rows": (*drawn(3, 2), None),
    "one row": (np.array([3.0]), np.array([2.5]), drawn(3, 20)),
    "constant truth": (np.full(20, 5.0), np.linspace(4, 6, 20), drawn(4, 30)),
    "constant predictions": (drawn(5, 50)[0], np.full(50, 100.0), drawn(6, 30)),
    "perfect": (np.arange(1.0, 31), np.arange(1.0, 31), (np.arange(9.0), np.arange(9.0))),
    "zeros": (np.array([0.0, 0, 1, 2, 3] * 5), np.linspace(0, 3, 25), None),
    "all zeros": (np.zeros(12), np.linspace(-1, 1, 12), None),
    "tied": (np.round(drawn(7, 90)[0], -1), np.round(drawn(7, 90)[1], -1), drawn(8, 30)),
    "tiny numbers": (1e-9 * drawn(9, 60)[0], 1e-9 * drawn(9, 60)[1], None),
    "off by rounding": (np.arange(40.0), np.nextafter(np.arange(40.0), 99), None),
}
ALL = pytest.mark.parametrize("y, said, val", CASES.values(), ids=CASES)
errors = hnp.arrays(np.float64, st.integers(1, 60), elements=st.floats(-100, 100))


@given(errors, st.sampled_from(COVERAGES))
def test_the_width_is_the_conformal_quantile(off, coverage):
    rows = len(off)
    level = (math.ceil((rows + 1) * coverage - 1e-9) - 0.5) / rows  # within a step, where rounding moves nothing
    theirs = np.quantile(np.abs(off), level, method="inverted_cdf") if level <= 1 else math.inf
    assert half_width(off, coverage) == pytest.approx(theirs)


@given(errors)
def test_the_surer_the_wider(off):
    widths = [half_width(off, coverage) for coverage in COVERAGES]
    assert widths == sorted(widths)


@pytest.mark.parametrize("coverage, needed", [(0.8, 4), (0.9, 9), (0.95, 19)])
def test_too_few_rows_promise_nothing(coverage, needed):
    assert math.isinf(half_width(np.ones(needed - 1), coverage))
    assert half_width(np.ones(needed), coverage) == 1
    it = promise(of_numbers(*drawn(0, 30), val=drawn(1, needed - 1)), coverage)
    assert it.needed == needed
    assert f"that takes {needed} rows" in words.promise_finding(it).text()
    assert (it.low, it.high) == (1, 1)


@pytest.mark.parametrize("coverage", COVERAGES)
@pytest.mark.parametrize("rows", [19, 50, 200])
def test_promises_are_kept_as_often_as_promised(coverage, rows):
    # Lei et al. 2018, theorem 2.2: between the coverage and 1 / (rows + 1) more, whatever the errors are like.
    rng = np.random.default_rng(rows)
    kept = [
        np.mean(np.abs(rng.standard_t(2, 400)) <= half_width(rng.standard_t(2, rows), coverage)) for _ in range(1500)
    ]
    luck = 3 * np.std(kept) / math.sqrt(len(kept))
    assert coverage - luck <= np.mean(kept) <= coverage + 1 / (rows + 1) + luck
    it = promise(of_numbers(*drawn(0, 400), val=drawn(1, rows)), coverage)
    share = [2 * norm.cdf(half_width(rng.normal(size=rows), coverage)) - 1 for _ in range(1500)]
    assert (it.low, it.high) == pytest.approx(tuple(np.quantile(share, [0.025, 0.975])), abs=0.015)


def test_promises_on_rows_like_the_others_fit():
    fits = [
        "which fits" in words.kept_sentence(promise(of_numbers(*drawn(s, 200), val=drawn(s + 999, 50)))).text()
        for s in range(80)
    ]
    assert np.mean(fits) > 0.88


def test_other_rows_are_seen_to_be_other_rows():
    it = of_numbers(*drawn(0, 300, shift=80), val=drawn(1, 100))
    assert "fewer than luck explains" in words.kept_sentence(promise(it)).text()
    easy = of_numbers(np.zeros(300), np.zeros(300), val=drawn(1, 100))
    assert "more than luck explains" in words.kept_sentence(promise(easy)).text()


def test_what_is_kept_is_counted():
    y, said, val = CASES["random"]
    it = promise(of_numbers(y, said, val=val), 0.8)
    assert it.half == half_width(val[0] - val[1], 0.8)
    assert it.kept.value == pytest.approx(np.mean(np.abs(y - said) <= it.half))
    assert (it.rows, it.graded, it.halved) == (80, 300, False)


def test_rows_brought_along_are_halved():
    it = promise(of_numbers(*CASES["no validation rows"][:2]))
    assert (it.rows, it.graded, it.halved) == (30, 30, True)
    assert "half of them" in words.measured_by(it).text()


@ALL
def test_scores_are_scikit_learns(y, said, val):
    it = beside_mean(of_numbers(y, said, val=val))
    for scores, predicted in ((it.model, said), (it.without, np.full(len(y), y.mean()))):
        values = {name: getattr(score, "value", score) for name, score in scores.items()}
        assert values["mae"] == pytest.approx(metrics.mean_absolute_error(y, predicted))
        assert values["rmse"] == pytest.approx(metrics.root_mean_squared_error(y, predicted))
        r2 = metrics.r2_score(y, predicted) if np.ptp(y) else math.nan
        assert values["r2"] == pytest.approx(r2, nan_ok=True, abs=1e-9)
        mape = metrics.mean_absolute_percentage_error(y, predicted) if y.all() else math.nan
        assert values["mape"] == pytest.approx(mape, nan_ok=True)
    gain = np.abs(y - y.mean()).mean() - np.abs(y - said).mean()
    assert it.gain.value == pytest.approx(gain, abs=1e-12)


def test_the_mean_is_that_of_the_rows_that_could_be_learned():
    y, said, _ = CASES["random"]
    it = beside_mean(of_numbers(y, said, taught=Known(np.array([10.0, 30.0]))))
    assert (it.mean, it.taught) == (20, True)
    assert it.without["mae"] == pytest.approx(np.abs(y - 20).mean())


def test_intervals_are_those_of_draws_of_the_rows():
    y, said, _ = CASES["random"]
    it = beside_mean(of_numbers(y, said))
    rng = np.random.default_rng(5)
    draws = rng.integers(0, len(y), (3000, len(y)))
    off, without = np.abs(y - said), np.abs(y - y.mean())
    r2 = 1 - (off**2)[draws].sum(axis=1) / (y[draws].var(axis=1) * len(y))
    assert r2[:50] == pytest.approx([metrics.r2_score(y[rows], said[rows]) for rows in draws[:50]])
    theirs = {
        "mae": off[draws].mean(axis=1),
        "rmse": np.sqrt((off**2)[draws].mean(axis=1)),
        "r2": r2,
        "gain": (without - off)[draws].mean(axis=1),
    }
    for name, values in theirs.items():
        ours = it.gain if name == "gain" else it.model[name]
        low, high = np.quantile(values, [0.025, 0.975])
        assert (ours.low, ours.high) == pytest.approx((low, high), abs=0.1 * (high - low)), name


@pytest.mark.parametrize("skill, kind", [(0.6, "better"), (-0.5, "worse")])
def test_the_mean_is_beaten_or_not(skill, kind):
    assert beside_mean(of_numbers(*drawn(0, 300, skill))).kind == kind


def test_few_rows_or_no_skill_are_luck():
    rng = np.random.default_rng(0)
    y = rng.normal(size=200)
    assert beside_mean(of_numbers(y, np.full(200, y.mean()) + rng.normal(0, 0.01, 200))).kind == "luck"
    assert beside_mean(of_numbers(*drawn(0, 5))).kind == "undefined"


def test_many_rows_are_drawn_in_blocks():
    values = np.random.default_rng(0).exponential(size=(MANY + 5000, 2))
    values[:, 1] = np.sort(values[:, 1])
    drawn_means = means_on_draws(values)
    assert drawn_means.shape == (1000, 2)
    error = values.std(axis=0) / math.sqrt(len(values))
    np.testing.assert_allclose(drawn_means.std(axis=0), error, rtol=0.15)
    np.testing.assert_allclose(drawn_means.mean(axis=0), values.mean(axis=0), atol=float(error.max()))


@given(hnp.arrays(np.float64, st.integers(1, 30), elements=st.floats(-50, 50, width=32)))
def test_the_heavy_rows_are_the_fewest_that_make_up_half(y):
    said = y + np.linspace(-3, 3, len(y))
    it = percent_errors(of_numbers(y, said))
    some = y != 0
    share = np.abs(said - y)[some] / np.abs(y[some])
    assert it.zeros == np.count_nonzero(~some)
    np.testing.assert_allclose(it.share, share)
    if share.any():
        largest = np.sort(share)[::-1]
        fewest = next(n for n in range(1, len(share) + 1) if largest[:n].sum() >= share.sum() / 2 * (1 - 1e-12))
        assert it.half == fewest
        assert it.share[it.heavy].min() >= (it.share[~it.heavy].max() if (~it.heavy).any() else 0)


def test_percent_errors_break_near_nothing():
    y = np.concatenate([np.full(95, 100.0), np.full(5, 0.01)])
    broken = percent_errors(of_numbers(y, y + 5))
    assert broken.kind == "breaks"
    assert "comes from 5 of 100 rows" in words.percent_finding(broken).text() or broken.half < 5
    assert (
        percent_errors(of_numbers(np.full(100, 50.0), 50 + np.random.default_rng(0).normal(0, 5, 100))).kind == "holds"
    )
    off = np.full(100, 1.0)
    off[3] = 500
    assert percent_errors(of_numbers(np.full(100, 50.0), 50 + off)).kind == "few"


@pytest.mark.parametrize("case, kind", [("zeros", "zeros"), ("all zeros", "nothing"), ("perfect", "right")])
def test_what_can_not_be_a_percentage_is_said(case, kind):
    y, said, _ = CASES[case]
    it = percent_errors(of_numbers(y, said))
    assert it.kind == kind
    words.percent_finding(it).text()
    undefined = words.undefined_sentences(beside_mean(of_numbers(y, said)), it)
    assert len(undefined) == (kind != "right")


def test_the_total_error_is_a_share_of_the_total():
    it = percent_errors(of_numbers([1, -3, 0], [2, -1, 1]))
    assert it.total == pytest.approx((1 + 2 + 1) / 4)


def test_the_running_median_is_that_of_parts_in_the_order_of_predictions():
    y, said, val = CASES["random"]
    it = residuals(of_numbers(y, said, val=val))
    parts = np.array_split(np.argsort(said, kind="stable"), len(it.at))
    np.testing.assert_allclose(it.at, [np.median(said[part]) for part in parts])
    np.testing.assert_allclose(it.middle, [np.median((y - said)[part]) for part in parts])
    assert it.counts.sum() == len(y)
    assert it.lean.value == pytest.approx(np.mean(y - said))
    order = np.argsort(said, kind="stable")
    assert it.large == pytest.approx(np.abs(y - said)[order[-100:]].mean())


def test_errors_that_grow_are_seen():
    rng = np.random.default_rng(0)
    said = np.linspace(1, 10, 300)
    assert residuals(of_numbers(said + said * rng.normal(size=300), said)).kind == "more"
    assert residuals(of_numbers(said + (11 - said) * rng.normal(size=300), said)).kind == "less"
    even = [residuals(of_numbers(said + rng.normal(size=300), said)).kind == "even" for _ in range(60)]
    assert np.mean(even) > 0.88
    assert (
        "too low by 5" in words.lean_sentence(residuals(of_numbers(said + 5 + 0.1 * rng.normal(size=300), said))).text()
    )


@ALL
def test_every_view_can_be_drawn_and_said(y, said, val):
    it = of_numbers(y, said, val=val)
    rows, found, percents, left = rows_of(it), beside_mean(it), percent_errors(it), residuals(it)
    promises = [promise(it, coverage) for coverage in COVERAGES]
    pictures = [
        *(promise_chart(rows, one, found.mean, "Price", str) for one in promises),
        price_chart(price(it), promises, str),
        residuals_chart(rows, left, "Price", str),
        off_histogram(left, str),
        *([percent_chart(percents, "Price", str)] if percents.half else []),
    ]
    for made in pictures:
        made.to_json()
    sentences = [
        words.mean_finding(found),
        words.gain_sentence(found),
        words.explained_sentence(found),
        *map(words.promise_finding, promises),
        *map(words.kept_sentence, promises),
        words.measured_by(promises[0]),
        words.price_finding(promises[0], promises[-1]),
        words.residuals_finding(left),
        words.lean_sentence(left),
        words.percent_finding(percents),
        words.percent_sentence(percents, found.model["mape"]),
    ]
    assert not any("nan" in sentence.text() or "inf" in sentence.text() for sentence in sentences if sentence)
    assert len(score_table(found, str)) == 4
    assert len(promise_table(promises, str)) == 3


def test_pictures_of_many_rows_have_few_points():
    it = of_numbers(*drawn(0, 50_000), val=drawn(1, 100))
    made = promise_chart(rows_of(it), promise(it), 100.0, "Price", str)
    assert sum(len(trace.x) for trace in made.data) < 2100
    assert len(percent_chart(percent_errors(it), "Price", str).data[0].x) < 2500


def test_numbers_that_are_missing_are_refused():
    with pytest.raises(ScoreError):
        rows_of(of_numbers([1.0, 2.0], [np.nan, 2.0]))
