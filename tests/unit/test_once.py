"""A value that many ask for at once is computed once."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.once import once


def test_threads_that_ask_together_share_one_computation():
    asked = []

    @once(2)
    def slow(number):
        asked.append(number)
        time.sleep(0.05)
        return [number]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(slow, [1] * 8))
    assert asked == [1]
    assert all(one is found[0] for one in found)


def test_the_oldest_is_forgotten_and_what_failed_is_asked_again():
    asked = []

    @once(2)
    def tried(number):
        asked.append(number)
        if len(asked) == 1:
            raise OSError
        return number

    with pytest.raises(OSError):
        tried(1)
    assert [tried(1), tried(2), tried(3), tried(1)] == [1, 2, 3, 1]
    assert asked == [1, 1, 2, 3, 1]
