"""What a threshold does, against scikit-learn."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.evaluation import confusion
from core.evaluation.alerts import Outcome, alerts_sentence
from core.evaluation.curve import curve_of
from core.evaluation.inputs import ScoreError
from core.messages import N_, Message

CHANCE = st.floats(0, 1, width=32).map(lambda value: float(np.float32(round(value, 2))))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), CHANCE), min_size=1, max_size=30), st.integers(0, 100))
def test_every_threshold_equals_scikit_learn(rows, percent):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    threshold = percent / 100
    found = curve_of(y, p).at(threshold)
    flagged = (p >= threshold).astype(int)
    np.testing.assert_array_equal(found.confusion, metrics.confusion_matrix(y, flagged, labels=[0, 1]))
    np.testing.assert_array_equal(found.confusion, confusion(y, p, threshold))
    assert (found.flagged, found.rows) == (flagged.sum(), len(y))
    for name, score in (("precision", metrics.precision_score), ("recall", metrics.recall_score)):
        assert getattr(found, name) == pytest.approx(score(y, flagged, zero_division=np.nan), nan_ok=True)


def test_both_columns_may_be_given_and_three_are_refused():
    y, p = np.array([0, 1, 1]), np.array([0.2, 0.4, 0.9], np.float32)
    assert curve_of(y, np.column_stack([1 - p, p])).at(0.5) == curve_of(y, p).at(0.5) == Outcome(1, 0, 1, 1)
    with pytest.raises(ScoreError, match="two classes"):
        curve_of(y, np.full((3, 3), 1 / 3))
    with pytest.raises(ScoreError, match="one prediction for each label"):
        curve_of(y, p[:2])


def test_without_flags_there_is_no_precision_and_without_cases_no_recall():
    assert math.isnan(Outcome(0, 0, 3, 9).precision) and Outcome(0, 0, 3, 9).recall == 0
    assert math.isnan(Outcome(0, 2, 0, 9).recall) and Outcome(0, 2, 0, 9).precision == 0


@pytest.mark.parametrize(
    "outcome, words",
    [
        (Outcome(31, 12, 29, 128), "Of 200 rows it flags 43 as “Went bad”, 31 of them rightly; it misses 29."),
        (Outcome(60, 140, 0, 0), "Of 200 rows it flags 200 as “Went bad”, 60 of them rightly; it misses none."),
        (Outcome(0, 0, 60, 140), "Of 200 rows it flags none as “Went bad”; it misses all 60."),
    ],
)
def test_the_sentence_counts(outcome, words):
    assert alerts_sentence(outcome, Message(N_("Went bad"))).text() == words
