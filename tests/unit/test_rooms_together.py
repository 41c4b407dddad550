"""Many at once, in threads and on several servers: seats, names and versions stay right, on both databases."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.messages import UserError
from core.rooms import Rooms
from core.rooms import snapshots as looked_at
from tests.unit.rooming import Open, opened, rows

SERVERS, SEATS, WANTED = 3, 5, 12


@pytest.fixture
def servers(database):
    stores = [database.store() for _ in range(SERVERS)]
    yield [Rooms(store) for store in stores]
    for store in stores:
        store.close()


def at_once(acts):
    """Let all begin in the same moment; return what each gave, or the error of the user that it raised."""
    gate = threading.Barrier(len(acts))

    def run(act):
        gate.wait()
        try:
            return act()
        except UserError as problem:
            return problem

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_can_not_take_the_last_seat(servers):
    room = opened(servers[0], capacity=SEATS)
    said = at_once([lambda n=n: servers[n % SERVERS].join(room.code, f"P{n}") for n in range(WANTED)])
    tokens = [one for one in said if isinstance(one, str)]
    assert len(tokens) == SEATS and all("full" in str(one) for one in said if isinstance(one, UserError))
    assert sorted(servers[1].seat(token).number for token in tokens) == [1, 2, 3, 4, 5]


def test_two_can_not_take_the_same_name(servers, database):
    room = opened(servers[0])
    said = at_once([lambda n=n: servers[n % SERVERS].join(room.code, "Li Na") for n in range(WANTED)])
    assert sum(isinstance(one, str) for one in said) == 1
    with database.store() as store:  # the servers may know the room as it was half a second ago
        assert [person.name for person in Rooms(store).room(room.code).people] == ["Li Na"]


def test_no_change_is_lost_and_each_counts(servers, database):
    room = opened(servers[0])
    tokens = [room.join(f"P{n}") for n in range(4)]
    before = room.now.version
    acts = [
        lambda n=n, t=t: servers[n % SERVERS].say(t, "share", "guess", {"low": n, "high": 50})
        for n, t in enumerate(tokens)
    ]
    acts += [lambda n=n: servers[n].push(room.code, room.key, n) for n in range(SERVERS)]
    acts += [lambda name=name: servers[0].reveal(room.code, room.key, name) for name in ("pick", "word")]
    assert at_once(acts) == [None] * len(acts)
    with database.store() as store:
        found = Rooms(store).room(room.code)
    assert found.version == before + len(acts) and found.state.pushed == SERVERS
    assert set(found.state.revealed) == {"pick", "word"} and len(found.said) == 4


def test_who_speaks_while_the_room_is_deleted_leaves_nothing_behind(servers, database):
    room = opened(servers[0])
    tokens = [room.join(f"P{n}") for n in range(6)]
    acts = [lambda n=n, t=t: servers[n % SERVERS].say(t, "word", "word", {"text": "x"}) for n, t in enumerate(tokens)]
    acts.append(lambda: servers[1].delete(room.code, room.key))
    acts += [lambda n=n: servers[n].join(room.code, f"late {n}") for n in range(SERVERS)]
    at_once(acts)
    with database.store() as store:
        assert rows(store) == [0, 0, 0, 0]


def test_a_seat_taken_on_one_server_is_known_on_another_at_once(servers):
    room = opened(servers[0])
    assert servers[1].room(room.code).people == ()
    token = room.join()
    assert servers[1].seat(token).number == 1
    assert [person.number for person in servers[1].room(room.code).people] == [1]
    servers[2].leave(token)
    time.sleep(looked_at.FRESH_SECONDS)
    assert servers[1].seat(token) is None and servers[1].room(room.code).people == ()


def test_however_many_look_the_database_is_asked_once(database, monkeypatch):
    moment = [0.0]
    monkeypatch.setattr(looked_at.time, "monotonic", lambda: moment[0])
    with database.store() as store:
        rooms = Rooms(store)
        room, asked = opened(rooms), []
        tokens = [room.join(f"P{n}") for n in range(3)]
        for token in tokens:
            rooms.seat(token), rooms.at(token, "home")
        ask = store.ask
        monkeypatch.setattr(store, "ask", lambda question: asked.append(question) or ask(question))
        monkeypatch.setattr(rooms._snapshots, "_ask", store.ask)

        def everybody_looks():
            asked.clear()
            at_once([lambda t=t: (rooms.seat(t), rooms.at(t, "home"), rooms.room(room.code)) for t in tokens * 4])
            return len(asked)

        everybody_looks()
        assert everybody_looks() == 0
        moment[0] += 0.6
        assert everybody_looks() == 1
        assert everybody_looks() == 0
        same = room.now
        moment[0] += 0.6
        assert room.now is same
        other = Open(Rooms(store), room.code, room.key)
        other.rooms.push(room.code, room.key, 0)
        assert room.now is same
        moment[0] += 0.6
        assert room.now.state.step == 0
