"""Wrong codes are borne with up to a point; right ones are never in anybody's way."""

import re

import pytest

from core.messages import UserError
from core.rooms import Rooms
from core.rooms.codes import new_code, new_secret
from core.rooms.limits import IN_ALL, MOST_ADDRESSES, PER_ADDRESS, Limits
from tests.unit.rooming import Clock, opened


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rooms(on_sqlite, clock):
    with on_sqlite.store() as store:
        yield Rooms(store, clock)


def guess(rooms, times, address):
    for _ in range(times):
        with pytest.raises(UserError, match="no room with this code"):
            rooms.find(new_code(), address)


def test_a_whole_office_behind_one_address_joins_in_a_minute(rooms):
    room = opened(rooms)
    for n in range(30):
        rooms.join(room.code, f"P{n}", "10.0.0.1")
        if n % 3 == 0:
            guess(rooms, 1, "10.0.0.1")
    assert len(room.now.people) == 30


def test_who_guesses_codes_has_to_wait_and_is_told_how_long(rooms, clock):
    room = opened(rooms)
    guess(rooms, 1, "6.6.6.6")
    clock.now += 10
    guess(rooms, PER_ADDRESS - 1, "6.6.6.6")
    for act in (lambda: rooms.find(room.code, "6.6.6.6"), lambda: rooms.join(room.code, "x", "6.6.6.6")):
        with pytest.raises(UserError, match="try again in 50 seconds"):
            act()
    rooms.join(room.code, "somebody else", "10.0.0.1")
    clock.now += 50
    rooms.join(room.code, "x", "6.6.6.6")


def test_many_addresses_together_are_slowed_but_nobody_who_types_rightly(rooms, clock):
    room = opened(rooms)
    for n in range(IN_ALL):
        guess(rooms, 1, f"6.6.{n // 250}.{n % 250}")
    with pytest.raises(UserError, match="try again in 60 seconds"):
        rooms.find(new_code(), "6.6.0.1")
    rooms.join(room.code, "x", "10.0.0.1")


def test_the_same_wrong_code_again_is_no_further_guess(rooms):
    for _ in range(3 * PER_ADDRESS):
        with pytest.raises(UserError, match="no room with this code"):
            rooms.find("AAAA-AAAA", "10.0.0.1")


def test_wrong_keys_and_tokens_are_counted_and_right_ones_not_stopped(rooms):
    room = opened(rooms)
    token = room.join()
    for _ in range(PER_ADDRESS):
        assert rooms.seat(new_secret(), "6.6.6.6") is None
    for act in (rooms.seat, lambda *args: rooms.is_host(room.code, *args)):
        with pytest.raises(UserError, match=re.escape("try again in 60 seconds")):
            act(new_secret(), "6.6.6.6")
    assert rooms.seat(token, "6.6.6.6") is not None and rooms.is_host(room.code, room.key, "6.6.6.6")
    assert rooms.find(room.code, "6.6.6.6") is not None


def test_what_is_remembered_of_guesses_is_bounded():
    limits = Limits(Clock())
    for n in range(3 * MOST_ADDRESSES):
        limits.wrong(f"address {n}", f"guess {n}")
    assert len(limits._addresses) == MOST_ADDRESSES and len(limits._all.times) == IN_ALL
    for n in range(3 * IN_ALL):
        limits.wrong("one", f"guess {n}")
    assert len(limits._addresses["one"].times) == PER_ADDRESS
