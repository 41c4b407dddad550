"""Guesses and what they tell about who made them."""

import pytest

from core.guessing import Guess, Outcome, calibration, revealed, verdict
from core.messages import Message, UserError


def outcome(low, high, value):
    return Outcome(Guess("k", low, high), "Iris", Message("Accuracy"), value)


@pytest.mark.parametrize("low, high, value, held", [(0.7, 0.8, 0.75, True), (0.7, 0.8, 0.8004, True), (0.7, 0.8, 0.81, False),
                                                    (0.7, 0.8, 0.6, False), (0.7, 0.8, float("nan"), False)])  # fmt: skip
def test_a_guess_holds_what_lies_in_its_range(low, high, value, held):
    assert outcome(low, high, value).held is held


def test_a_range_that_is_none_is_refused():
    with pytest.raises(UserError, match=r"received 0.9 to 0.1"):
        Guess("k", 0.9, 0.1)


def test_the_verdict_says_how_far_off():
    assert verdict(outcome(0.7, 0.8, 0.75)).text().endswith("0.75: inside your range.")
    assert "0.10 outside" in verdict(outcome(0.7, 0.8, 0.9)).text()
    assert "0.20 outside" in verdict(outcome(0.7, 0.8, 0.5)).text()


@pytest.mark.parametrize(
    "held, missed, words",
    [(1, 1, "After four guesses"), (2, 4, "too narrow"), (5, 1, "know well"), (8, 0, "could be narrower")],
)
def test_calibration_compares_with_four_in_five(held, missed, words):
    outcomes = [outcome(0.7, 0.8, 0.75)] * held + [outcome(0.7, 0.8, 0.95)] * missed
    said = calibration(outcomes).text()
    assert words in said
    assert words == "After four guesses" or f"{0.8 * (held + missed):.0f} should" in said


def test_the_lean_is_that_of_the_ranges_middles():
    assert "0.20 too low" in calibration([outcome(0.7, 0.8, 0.95)] * 4).text()
    assert "0.25 too high" in calibration([outcome(0.7, 0.8, 0.5)] * 4).text()


def test_a_run_reveals_its_main_score(make_run):
    run = make_run()
    found = revealed(Guess(run.key, 0, 1), run)
    assert found.value == run.scores["accuracy"]
    assert found.held
