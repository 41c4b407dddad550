"""Places and expected times, by hand."""

from math import inf

import pytest

from core.jobs.queue import Load, place, seconds_to_end, seconds_to_first

PERSON, SEARCH = 20, 10


def waiting(number, priority=PERSON, first=1.0):
    return Load(number, priority, True, first, inf)


def running(number, left, priority=PERSON, slice_seconds=0.4):
    return Load(number, priority, False, slice_seconds, left)


def test_places_count_those_who_wait_before():
    others = [waiting(1), waiting(3), running(0, 9.0), waiting(4, SEARCH)]
    assert place(waiting(2), others) == 2
    assert place(waiting(2, SEARCH), others) == 3
    assert place(waiting(0), []) == 1


def test_the_first_result_comes_after_a_slice_of_each_who_is_before():
    assert seconds_to_first(waiting(5), [], threads=1) == 1.0
    others = [waiting(1, first=2.0), waiting(9, first=7.0), running(0, 9.0)]
    assert seconds_to_first(waiting(5), others, threads=1) == pytest.approx(1.0 + 2.0 + 0.4)
    assert seconds_to_first(waiting(5), others, threads=2) == pytest.approx(1.0 + 1.2)


def test_a_turn_is_waited_for_as_a_whole():
    others = [Load(1, PERSON, True, 0.5, inf, turn_seconds=3.0), Load(0, PERSON, False, 0.3, 9.0, turn_seconds=2.0)]
    assert seconds_to_first(waiting(5), others, threads=1) == pytest.approx(1.0 + 3.0 + 2.0)


def test_the_first_result_comes_after_all_that_is_more_urgent_and_before_what_is_less():
    assert seconds_to_first(waiting(5, SEARCH), [running(0, 9.0)], threads=1) == pytest.approx(10.0)
    assert seconds_to_first(waiting(5), [running(0, 9.0, SEARCH)], threads=1) == 1.0


@pytest.mark.parametrize(
    ("others", "threads", "seconds"),
    [
        ([], 1, 10.0),
        ([running(1, 4.0)], 1, 14.0),  # the other ends first
        ([running(1, 99.0)], 1, 20.0),  # in turns, half of the worker each
        ([running(1, 99.0), running(2, 99.0)], 3, 10.0),  # a thread for each
        ([running(1, 99.0, SEARCH)], 1, 10.0),
        ([running(1, 99.0, PERSON + 1)], 1, 109.0),
    ],
)
def test_the_end_comes_when_the_turns_of_others_are_counted(others, threads, seconds):
    assert seconds_to_end(running(0, 10.0), others, threads) == pytest.approx(seconds)
