"""What may be said to an exercise, and what is said of the rest."""

import pytest

from core.messages import UserError
from core.rooms import Room, State
from core.rooms.answers import answer
from tests.unit.rooming import AGENDA

ROOM = Room("ABCD-EFGH", "Loans", 0.0, 1.0, 30, AGENDA)


@pytest.mark.parametrize(
    ("exercise", "kind", "value", "why"),
    (
        ("share", "guess", {"low": 40, "high": 20}, "range within 0 to 100"),
        ("share", "guess", {"low": -1, "high": 20}, "range within 0 to 100"),
        ("share", "guess", {"low": 1, "high": 101}, "range within 0 to 100"),
        ("share", "guess", {"low": "many", "high": 20}, "two numbers"),
        ("share", "guess", {"low": float("nan"), "high": 20}, "two numbers"),
        ("share", "guess", {}, "two numbers"),
        ("share", "shout", {"low": 1, "high": 2}, "received shout"),
        ("pick", "guess", {"option": 3}, "one of the 3 options"),
        ("pick", "guess", {"option": -1}, "one of the 3 options"),
        ("pick", "guess", {"option": True}, "one of the 3 options"),
        ("word", "word", {"text": "  "}, "received none"),
        ("word", "word", {"text": "x" * 61}, "received 61"),
        ("word", "word", {"text": "a\x00b"}, "control character"),
        ("share", "learnt", {"text": "x" * 1001}, "received 1,001"),
        ("nothing", "guess", {"low": 1, "high": 2}, "no exercise “nothing”"),
        ("nothing", "learnt", {"text": "x"}, "no exercise “nothing”"),
    ),
)
def test_an_answer_that_is_none_is_refused_with_the_reason(exercise, kind, value, why):
    with pytest.raises(UserError, match=why):
        answer(ROOM, exercise, kind, value)


def test_an_answer_is_kept_in_one_form():
    assert answer(ROOM, "share", "guess", {"low": "20", "high": 40, "more": "x"}) == {"low": 20.0, "high": 40.0}
    assert answer(ROOM, "pick", "guess", {"option": 2}) == {"option": 2}
    assert answer(ROOM, "word", "word", {"text": " 一  二 "}) == {"text": "一 二"}
    assert answer(ROOM, "train", "guess", {"low": -0.5, "high": 0.9}) == {"low": -0.5, "high": 0.9}
    assert answer(ROOM, "share", "learnt", {"text": "a\r\nb "}) == {"text": "a\nb"}


def test_while_people_are_kept_at_an_exercise_they_answer_it():
    locked = Room("ABCD-EFGH", "Loans", 0.0, 1.0, 30, AGENDA, State(step=0, locked=True))
    assert answer(locked, "share", "guess", {"low": 1, "high": 2})
