"""Calibration of a room against counting by hand and statsmodels' formula of Wilson written out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rooms import Exercise, Question, Room, Said, State, Tried
from core.rooms.calibration import (
    Range,
    calibrated,
    calibration,
    calibration_sentence,
    change,
    change_sentence,
    ranges,
)

AGENDA = (
    Exercise("share", "question", "How many?", 3, question=Question("?", high=100.0, truth="=30")),
    Exercise("hidden", "question", "Not shown", 3, question=Question("?", high=100.0, truth="=30")),
    Exercise("opinion", "question", "Nobody knows", 3, question=Question("?", high=100.0)),
    Exercise("pick", "question", "Pick", 3, question=Question("?", "choice", options=("a", "b"), truth="=1")),
    Exercise("train", "experiment", "Train", 5),
)
STATE = State(revealed=("share", "opinion", "pick"))


def a_room(*said, tried=()):
    return Room("ABCD-EFGH", "x", 0.0, 1.0, 30, AGENDA, STATE, said=said, tried=tried)


def guess(person, low, high, exercise="share", kind="guess", at=1.0):
    return Said(person, exercise, kind, {"low": low, "high": high}, at)


def wilson_by_hand(held, n, z=1.959963984540054):
    middle, half = (held + z * z / 2) / (n + z * z), z / (n + z * z) * math.sqrt(held * (n - held) / n + z * z / 4)
    return middle - half, middle + half


def test_only_shown_truths_of_numbers_count():
    room = a_room(
        guess(1, 20, 40),
        guess(1, 20, 40, "hidden"),
        guess(1, 20, 40, "opinion"),
        guess(1, 20, 40, "gone"),
        Said(1, "pick", "guess", {"option": 1}, 1.0),
    )
    assert ranges(room) == (Range(1, "share", 20.0, 40.0, 30.0, 100.0),)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=30))
def test_sums_are_those_of_counting(pairs):
    pairs = [tuple(sorted(pair)) for pair in pairs]
    it = calibrated([Range(1, "share", low, high, 30.0, 100.0) for low, high in pairs])
    held = len([1 for low, high in pairs if low - 0.5 <= 30 <= high + 0.5])
    assert (it.held, it.n) == (held, len(pairs))
    assert (it.share.low, it.share.high) == pytest.approx(wilson_by_hand(held, len(pairs)), abs=1e-9)
    assert it.width == pytest.approx(sum(high - low for low, high in pairs) / len(pairs) / 100)
    assert it.distance == pytest.approx(sum(abs((low + high) / 2 - 30) for low, high in pairs) / len(pairs) / 100)


def test_a_truth_on_the_edge_as_it_is_shown_is_held():
    assert Range(1, "x", 0.80, 0.90, 0.7962, 1.0).held and not Range(1, "x", 0.80, 0.90, 0.794, 1.0).held


def test_before_and_after_are_compared_for_the_same_people():
    room = a_room(
        guess(1, 50, 60), guess(1, 25, 35, kind="after"),
        guess(2, 20, 80), guess(2, 28, 32, kind="after"),
        guess(3, 29, 31),
        guess(4, 0, 1, kind="after"),
    )  # fmt: skip
    both = change(room)
    assert (both.before.n, both.before.held, both.after.n, both.after.held) == (2, 1, 2, 2)
    assert both.before.width == pytest.approx(0.35) and both.after.width == pytest.approx(0.07)
    assert both.before.distance == pytest.approx((0.25 + 0.2) / 2) and both.after.distance == pytest.approx(0)
    assert calibration(room).n == 3 and calibration(room, "after").n == 3
    assert calibration(room, "guess", 1).n == 1 and change(room, 3).before.n == 0
    assert "Of 2 questions answered twice" in change_sentence(both).text()
    assert "Nobody has guessed" in change_sentence(change(room, 3)).text()


def test_the_score_of_a_run_is_the_truth_of_who_guessed_it_before():
    runs = tuple(Tried(person, "train", f"k{at}", {"value": value}, at) for person, value, at in
                 ((1, 0.5, 1.0), (1, 0.75, 3.0), (1, 0.9, 4.0), (2, None, 3.0)))  # fmt: skip
    room = a_room(*(guess(person, 0.7, 0.8, "train", at=2.0) for person in (1, 2, 3)), tried=runs)
    assert [(one.person, one.truth, one.held) for one in ranges(room)] == [(1, 0.75, True)]


@pytest.mark.parametrize(
    ("held", "n", "words"),
    (
        (0, 0, "No range has a truth"),
        (1, 3, "too few to say"),
        (4, 12, "too narrow"),
        (10, 12, "that fits"),
        (60, 60, "could be narrower"),
    ),
)
def test_a_sentence_says_no_more_than_the_interval_bears(held, n, words):
    found = [Range(1, "share", 29, 31, 30.0, 100.0)] * held + [Range(1, "share", 50, 60, 30.0, 100.0)] * (n - held)
    assert words in calibration_sentence(calibrated(found)).text()
