"""One press whose callback Streamlit runs twice, one after the other or at once, does one thing."""

import threading
import time
from types import SimpleNamespace

import pytest

from core.rooms import Rooms
from core.rooms.agendas import AGENDAS
from core.store import Store
from pages.components.room_memory import RoomMemory
from pages.components.workshop import acting, console_exercise, console_more, start_view


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """Return the rooms of a session whose memory and widgets are plain objects."""
    found = Rooms(Store(tmp_path))
    mind = SimpleNamespace(room=RoomMemory(), complaints=[])
    kept = {"lead_title": "Twice", "lead_capacity": 9, "lead_days": 1, "join_name": "Ana"}
    page = SimpleNamespace(session_state=kept, context=SimpleNamespace(ip_address=""))
    for module in (acting, start_view, console_more, console_exercise):
        monkeypatch.setattr(module, "rooms", lambda: found)
        monkeypatch.setattr(module, "st", page)
    monkeypatch.setattr("pages.components.state.memory", lambda: mind)
    return SimpleNamespace(it=found, mind=mind, kept=kept)


def slowly(rooms, monkeypatch, name: str) -> list[str]:
    """Have a method of the rooms take its time; return the list of its calls."""
    calls, method = [], getattr(rooms.it, name)

    def slow(*args, **kwargs):
        calls.append(name)
        time.sleep(0.3)
        return method(*args, **kwargs)

    monkeypatch.setattr(rooms.it, name, slow)
    return calls


def at_once_and_again(act) -> None:
    """Run a callback in two threads at once, and then once more."""
    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    act()


def test_one_room_is_opened(rooms, monkeypatch):
    calls = slowly(rooms, monkeypatch, "open")
    at_once_and_again(lambda: start_view._opened(AGENDAS["45"]))
    assert calls == ["open"]
    assert rooms.it.is_host(rooms.mind.room.code, rooms.mind.room.host)
    assert start_view.LEAD_PROBLEM not in rooms.kept


def test_after_a_problem_it_can_be_tried_again(rooms):
    rooms.kept["lead_title"] = "x" * 500
    start_view._opened(AGENDAS["45"])
    assert not rooms.mind.room.host and start_view.LEAD_PROBLEM in rooms.kept
    rooms.kept["lead_title"] = "Shorter"
    start_view._opened(AGENDAS["45"])
    assert rooms.mind.room.host and start_view.LEAD_PROBLEM not in rooms.kept


def test_one_seat_is_taken(rooms, monkeypatch):
    room, _key = rooms.it.open("Twice", AGENDAS["45"].exercises)
    rooms.mind.room = RoomMemory(room.code)
    calls = slowly(rooms, monkeypatch, "join")
    at_once_and_again(start_view._joined)
    assert calls == ["join"]
    assert len(rooms.it.room(room.code).people) == 1
    assert rooms.mind.room.seat and start_view.JOIN_PROBLEM not in rooms.kept


def test_leading_twice_is_leading_once(rooms):
    room, key = rooms.it.open("Twice", AGENDAS["45"].exercises)
    rooms.mind.room = RoomMemory(room.code, host=key)
    for _ in range(2):
        console_exercise._push(1, "pairs")
        acting.act(Rooms.lock, True)
        acting.act(Rooms.reveal, "pairs")
    state = rooms.it.room(room.code).state
    assert (state.step, state.pushed, state.locked, state.revealed) == (1, 1, True, ("pairs",))
    rooms.kept["delete_code"] = room.code
    console_more._delete()
    console_more._delete()
    assert console_more.DELETE_PROBLEM not in rooms.kept and len(rooms.mind.complaints) == 1
    assert rooms.it.room(room.code) is None


def test_handing_in_twice_hands_in_once(rooms):
    from core.brief import Brief

    room, key = rooms.it.open("Twice", AGENDAS["45"].exercises)
    token = rooms.it.join(room.code, "Ana")
    for _ in range(2):
        rooms.it.hand_in(token, Brief(title="A brief"))
    assert len(rooms.it.briefs(room.code, key)) == 1
