"""What mistakes have in common."""

import numpy as np
from sklearn.metrics import confusion_matrix, max_error, median_absolute_error

from core.evaluation.mistakes import confused_sentence, off_sentence

NAMES = ("ant", "bee", "cow")


def test_the_commonest_confusion_is_named():
    y, said = [0, 0, 1, 1, 1, 2, 2], [0, 1, 2, 2, 1, 2, 0]
    assert confused_sentence(confusion_matrix(y, said), NAMES).text() == (
        "It most often took “bee” for “cow”: 2 of its 4 mistakes on 7 test rows."
    )


def test_without_mistakes_nothing_was_confused():
    assert confused_sentence(np.diag([3, 2, 1]), NAMES).text() == "On 6 test rows it took no class for another."


def test_numbers_are_off_as_scikit_learn_says():
    rng = np.random.default_rng(0)
    y, said = rng.normal(size=(2, 41)).astype(np.float32) * 100
    half, worst = median_absolute_error(y, said), max_error(y, said)
    assert off_sentence(y, said).text() == (
        f"Half of 41 test rows are predicted to within {half:.3g} of the truth; the worst is off by {worst:.3g}."
    )


def test_predictions_that_are_no_numbers_are_told():
    assert "blew up" in off_sentence(np.ones(2, np.float32), np.array([np.nan, 1], np.float32)).text()
