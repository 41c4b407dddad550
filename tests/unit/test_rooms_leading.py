"""Only who holds a room's key leads it: every action is tried without a key, with wrong ones, and from a seat."""

import pytest

from core.messages import UserError
from core.rooms import Rooms
from core.rooms.leading import Leading
from core.rooms.looking import Looking
from tests.unit.rooming import AGENDA, Clock, opened

ACTIONS = {
    "push": (0,),
    "lock": (True,),
    "timer": (5,),
    "reveal": ("share",),
    "anonymise": (True,),
    "close": (),
    "rename": ("Another",),
    "rearrange": (AGENDA[:2],),
    "remove": (1,),
    "delete": (),
    "briefs": (),
}


@pytest.fixture
def rooms(on_sqlite):
    with on_sqlite.store() as store:
        yield Rooms(store, Clock())


def test_every_action_of_a_facilitator_is_tried_here():
    assert {name for name in vars(Leading) if not name.startswith("_")} == set(ACTIONS)
    assert not set(ACTIONS) & set(vars(Looking))


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_wants_the_key_of_this_room(rooms, name):
    room, other = opened(rooms), opened(rooms)
    token, before = room.join(), room.now
    wrong = (
        "",
        "x",
        token,
        other.key,
        room.key + "=",
        room.key[:-1],
        room.key.swapcase(),
        room.code,
        "\ud800",
        "'; --",
    )
    for key in wrong:
        with pytest.raises(UserError, match="Only the room's facilitator"):
            getattr(rooms, name)(room.code, key, *ACTIONS[name])
    assert room.now == before
    with pytest.raises(UserError, match="no room with this code"):
        getattr(rooms, name)("AAAA-AAAA", room.key, *ACTIONS[name])
    getattr(rooms, name)(room.code.replace("-", "").lower(), room.key, *ACTIONS[name])


def test_a_key_is_no_token_and_a_token_is_no_key(rooms):
    room = opened(rooms)
    token = room.join()
    assert rooms.seat(room.key) is None and rooms.seat("") is None
    assert not rooms.is_host(room.code, token) and not rooms.is_host(room.code, "")
    assert rooms.is_host(room.code, room.key) and not rooms.is_host("AAAA-AAAA", room.key)
    for act in (
        lambda: rooms.say(room.key, "share", "guess", {"low": 1, "high": 2}),
        lambda: rooms.hand_in("", None),
    ):
        with pytest.raises((UserError, AttributeError)):
            act()
