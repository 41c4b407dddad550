"""Ways to choose a threshold, against brute force over all of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.decision import DAYS, Decision
from core.evaluation.curve import curve_of
from core.evaluation.presets import PRESETS, ThresholdError, threshold_by

CHANCE = st.floats(0, 1, width=32).map(lambda value: round(float(value), 2))
ROWS = st.lists(st.tuples(st.integers(0, 1), CHANCE), min_size=3, max_size=40)


def of_two_classes(rows):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    return (y, p) if len(set(y)) == 2 else (np.append(y, 1 - y[0]), np.append(p, 0.5))


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_best_f1_and_youden_are_those_of_brute_force(rows):
    y, p = of_two_classes(rows)
    curve = curve_of(y, p)
    for name, score in (
        ("f1", lambda said: metrics.f1_score(y, said, zero_division=0)),
        ("youden", lambda said: metrics.balanced_accuracy_score(y, said)),
    ):
        best = max(score(p >= threshold) for threshold in np.unique(p))
        assert score(p >= threshold_by(name, curve, Decision())) == pytest.approx(best)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(0, 20))
def test_recall_is_reached_with_the_fewest_flags(rows, wanted):
    y, p = of_two_classes(rows)
    threshold = threshold_by("recall", curve_of(y, p), Decision(), wanted / 20)
    reached = [t for t in np.unique(p) if metrics.recall_score(y, p >= t) >= wanted / 20 - 1e-9]
    assert ((p >= threshold) == (p >= max(reached))).all()


@settings(max_examples=80, deadline=None)
@given(ROWS, st.integers(0, 12))
def test_flags_a_day_are_as_many_as_allowed_and_no_more(rows, wanted):
    y, p = of_two_classes(rows)
    decision = Decision(volume=300)
    flags = {t: (p >= t).mean() * 300 for t in np.unique(p)}
    allowed = [count for count in flags.values() if count <= wanted * DAYS]
    if not allowed and p.max() == 1:
        with pytest.raises(ThresholdError, match="a day alone"):
            threshold_by("alerts", curve_of(y, p), decision, wanted)
        return
    found = (p >= threshold_by("alerts", curve_of(y, p), decision, wanted)).mean() * 300
    assert found == pytest.approx(max(allowed, default=0.0))


@pytest.mark.parametrize("name", ["f1", "youden", "recall"])
def test_one_class_has_no_threshold_that_tells_classes_apart(name):
    with pytest.raises(ThresholdError, match="all of one class"):
        threshold_by(name, curve_of([1, 1], [0.2, 0.7]), Decision(), 0.5)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_gives_a_threshold_between_0_and_1_on_constant_scores(name):
    preset = PRESETS[name]
    wanted = preset.wanted.default if preset.wanted else 0.0
    assert 0 <= threshold_by(name, curve_of([0, 1, 1], [0.4] * 3), Decision(), wanted) <= 1


def test_half_is_one_half():
    rng = np.random.default_rng(0)
    y, p = rng.integers(0, 2, 50), rng.random(50)
    assert ((p >= threshold_by("half", curve_of(y, p), Decision())) == (p >= 0.5)).all()
