"""A workshop room from its opening to its end, on SQLite and PostgreSQL."""

import json

import pytest
from sqlalchemy import select

from core.brief import Brief
from core.decision import Decision
from core.experiment import Experiment
from core.messages import UserError
from core.rooms import Rooms, Seat
from core.rooms.rooms import DAY, MOST_CAPACITY
from core.store.tables import SeatRow
from tests.unit.rooming import AGENDA, Clock, opened, rows


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(database):
    with database.store() as made:
        yield made


@pytest.fixture
def rooms(store, clock):
    return Rooms(store, clock)


@pytest.fixture
def room(rooms):
    return opened(rooms)


@pytest.fixture
def run(make_run):
    return make_run(Experiment(dataset="german_credit"))


def test_a_room_is_found_by_its_code_in_any_writing(room, rooms, clock):
    found = rooms.room(room.code.lower().replace("-", " "))
    assert found == room.now and found.agenda == AGENDA and found.title == "Loans"
    assert (found.created, found.expires, found.capacity) == (clock.now, clock.now + 7 * DAY, 30)
    assert found.exercise is None and found.people == () and found.state.step == -1
    assert rooms.room("no code") is None and rooms.room("AAAA-AAAA") is None


def test_a_restart_finds_the_room_with_everybody_and_everything(room, database, clock, run):
    token = room.join()
    room.rooms.push(room.code, room.key, 0)
    room.rooms.say(token, "share", "guess", {"low": 20, "high": 40})
    room.rooms.tried(token, "train", run, Decision())
    room.rooms.hand_in(token, Brief(title="试金石"))
    with database.store() as other:
        again = Rooms(other, clock)
        assert again.room(room.code) == room.now
        assert again.seat(token) == Seat(room.code, 1, "Li Na")
        assert again.is_host(room.code, room.key)
        assert [(person.name, brief.title) for person, brief, _hand in again.briefs(room.code, room.key)] == [
            ("Li Na", "试金石")
        ]


def test_people_are_numbered_as_they_join_and_a_name_is_taken_once(room, rooms):
    room.join("Li Na"), room.join("  王　小明 ")
    assert [(person.number, person.name) for person in room.now.people] == [(1, "Li Na"), (2, "王 小明")]
    for taken in ("Li Na", "LI  NA", "ｌｉ ｎａ", "王 小明"):
        with pytest.raises(UserError, match="is taken in this room: add an initial"):
            room.join(taken)
    room.join("Li Na W.")
    other = opened(rooms)
    assert rooms.seat(other.join("Li Na")).number == 1


def test_nobody_takes_a_seat_that_there_is_not(rooms):
    room = opened(rooms, capacity=2)
    first = room.join("a")
    room.join("b")
    with pytest.raises(UserError, match="full: it has 2 seats"):
        room.join("c")
    rooms.leave(first)
    room.join("c")
    assert [person.name for person in room.now.people] == ["b", "c"]


def test_nobody_joins_a_room_that_was_closed(room, rooms):
    token = room.join("a")
    rooms.close(room.code, room.key)
    with pytest.raises(UserError, match="closed"):
        room.join("b")
    assert rooms.seat(token) is not None
    rooms.close(room.code, room.key, closed=False)
    room.join("b")


def test_the_facilitator_leads_and_everybody_sees_it(room, rooms, clock):
    versions = [room.now.version]

    def state(act, *args):
        act(room.code, room.key, *args)
        versions.append(room.now.version)
        return room.now.state

    assert (state(rooms.push, 1).step, room.now.exercise.name, room.now.state.pushed) == (1, "train", 1)
    assert state(rooms.lock, True).locked
    assert state(rooms.timer, 2.5).ends_at == clock.now + 150
    assert state(rooms.anonymise, True).anonymous
    assert state(rooms.reveal, "share").revealed == ("share",)
    assert state(rooms.reveal, "share").revealed == ("share",)
    clock.now += 120
    pushed = state(rooms.push, 2)
    assert (pushed.pushed, pushed.locked, pushed.ends_at, pushed.revealed) == (2, False, 0.0, ("share",))
    assert room.now.minutes_open == {"train": 2.0}
    assert state(rooms.timer, 0).ends_at == 0.0
    assert state(rooms.push, -1).step == -1 and room.now.exercise is None
    rooms.rename(room.code, room.key, " Another  title ")
    assert room.now.title == "Another title"
    assert versions == sorted(set(versions))


@pytest.mark.parametrize("step", (-2, len(AGENDA), 99))
def test_only_what_is_in_the_agenda_can_be_opened(room, rooms, step):
    with pytest.raises(UserError, match=f"received {step}"):
        rooms.push(room.code, room.key, step)
    with pytest.raises(UserError, match="no exercise “nothing”"):
        rooms.reveal(room.code, room.key, "nothing")
    with pytest.raises(UserError, match="0 to 180 minutes"):
        rooms.timer(room.code, room.key, -1)
    assert room.now.state.pushed == 0


def test_an_agenda_can_be_put_in_another_order_while_it_runs(room, rooms):
    rooms.push(room.code, room.key, 1)
    rooms.reveal(room.code, room.key, "share")
    rooms.rearrange(room.code, room.key, (AGENDA[1], AGENDA[4]))
    assert (room.now.exercise.name, room.now.state.step, room.now.state.pushed) == ("train", 0, 1)
    assert room.now.state.revealed == ()
    rooms.rearrange(room.code, room.key, (AGENDA[4],))
    assert (room.now.exercise.name, room.now.state.pushed) == ("word", 2)
    with pytest.raises(UserError):
        rooms.rearrange(room.code, room.key, ())
    assert room.now.agenda == (AGENDA[4],)


def test_what_somebody_says_replaces_what_they_said_before(room, rooms, clock):
    token, other = room.join("a"), room.join("b")
    rooms.say(token, "share", "guess", {"low": 10, "high": 20})
    clock.now += 1
    rooms.say(other, "share", "guess", {"low": 1, "high": 2})
    for exercise, kind, value in (
        ("share", "guess", {"low": 20, "high": 40}),
        ("share", "after", {"low": 25, "high": 35}),
        ("word", "word", {"text": " 阈值  matters "}),
        ("", "learnt", {"text": "A line\nand another"}),
    ):
        clock.now += 1
        rooms.say(token, exercise, kind, value)
    said = [(one.person, one.exercise, one.kind, one.value) for one in room.now.said]
    assert said == [
        (2, "share", "guess", {"low": 1.0, "high": 2.0}),
        (1, "share", "guess", {"low": 20.0, "high": 40.0}),
        (1, "share", "after", {"low": 25.0, "high": 35.0}),
        (1, "word", "word", {"text": "阈值 matters"}),
        (1, "", "learnt", {"text": "A line\nand another"}),
    ]


def test_an_answer_that_is_none_changes_nothing(room, rooms):
    token, before = room.join(), room.now
    with pytest.raises(UserError, match="range within 0 to 100"):
        rooms.say(token, "share", "guess", {"low": 40, "high": 20})
    assert room.now == before


def test_nobody_guesses_what_has_been_shown(room, rooms):
    token = room.join()
    rooms.reveal(room.code, room.key, "share")
    for kind in ("guess", "after"):
        with pytest.raises(UserError, match="has been shown"):
            rooms.say(token, "share", kind, {"low": 1, "high": 2})


def test_a_heartbeat_is_no_news_unless_somebody_moves(room, rooms, store, clock):
    token = room.join()
    rooms.at(token, "metrics", "share")
    version = room.now.version

    def seen():
        return store.ask(lambda session: session.scalar(select(SeatRow.seen)))

    for _ in range(4):
        clock.now += 3
        rooms.at(token, "metrics", "share")
    assert room.now.version == version
    assert seen() == clock.now  # at the fourth, twelve seconds after the first
    clock.now += 1
    rooms.at(token, "explain", "share")
    assert room.now.version == version + 1 and room.now.people[0].page == "explain"
    assert room.now.online(clock.now + 30) and not room.now.online(clock.now + 31)
    rooms.at("nobody's", "explain", "share")


def test_who_leaves_takes_everything_along(room, rooms, store, run):
    stays, goes = room.join("a"), room.join("b")
    for token in (stays, goes):
        rooms.say(token, "word", "word", {"text": "x"})
        rooms.tried(token, "train", run, Decision())
    rooms.leave(goes)
    assert [person.name for person in room.now.people] == ["a"] and rooms.seat(goes) is None
    assert {one.person for one in (*room.now.said, *room.now.tried)} == {1}
    assert rows(store) == [1, 1, 1, 1]
    rooms.leave(goes)
    with pytest.raises(UserError, match="not in this room any more"):
        rooms.say(goes, "word", "word", {"text": "x"})
    rooms.remove(room.code, room.key, 1)
    rooms.remove(room.code, room.key, 99)
    assert rooms.seat(stays) is None and rows(store) == [1, 0, 0, 0]


def test_a_seat_of_the_same_number_is_another_seat(room, rooms, clock):
    first = room.join("a")
    assert rooms.seat(first).number == 1
    rooms.leave(first)
    clock.now += 1
    second = room.join("b")
    assert rooms.seat(second).number == 1 and rooms.seat(first) is None


def test_deleting_leaves_no_row(rooms, store, run):
    room, other = opened(rooms), opened(rooms)
    token, stays = room.join(), other.join()
    rooms.say(token, "word", "word", {"text": "x"})
    rooms.tried(token, "train", run, Decision())
    rooms.hand_in(token, Brief())
    rooms.delete(room.code, room.key)
    assert rooms.room(room.code) is None and rooms.seat(token) is None and rooms.version(room.code) is None
    assert rows(store) == [1, 1, 0, 0] and rooms.seat(stays) is not None
    for act in (lambda: rooms.push(room.code, room.key, 0), lambda: rooms.delete(room.code, room.key), room.join):
        with pytest.raises(UserError, match="no room with this code"):
            act()


def test_a_room_is_gone_when_its_time_is_over(rooms, store, clock, run):
    room, longer = opened(rooms, days=1), opened(rooms, days=30)
    token = room.join()
    rooms.say(token, "word", "word", {"text": "x"})
    clock.now += DAY - 1
    assert rooms.seat(token) is not None
    clock.now += 1
    assert rooms.room(room.code) is None and rooms.seat(token) is None
    assert rows(store)[0] in (1, 2)
    clock.now += 61
    assert longer.now is not None
    assert rows(store) == [1, 0, 0, 0]


WRONG = (
    ({"capacity": 0}, "People in a room"),
    ({"capacity": MOST_CAPACITY + 1}, "People in a room"),
    ({"capacity": 2.5}, "People in a room"),
    ({"days": 0}, "Days until"),
    ({"days": 31}, "expected 1 to 30, received 31"),
    ({"agenda": ()}, "received 0"),
    ({"title": ""}, "title: expected 1 to 80"),
    ({"title": "x" * 81}, "received 81"),
    ({"title": "a\nb"}, "control character"),
)


def test_a_room_that_can_not_be_is_not_opened(rooms, store):
    for wrong, why in WRONG:
        with pytest.raises(UserError, match=why):
            rooms.open(**{"title": "Loans", "agenda": AGENDA} | wrong)
    assert rows(store) == [0, 0, 0, 0]


def test_only_digests_of_keys_and_tokens_are_kept(room, store):
    token = room.join()
    text = json.dumps(
        store.ask(lambda session: [list(map(str, row)) for row in session.execute(select(SeatRow.__table__))])
    )
    assert token not in text and room.key not in text
    assert len(token) == len(room.key) == 22


def test_what_a_brief_weighs_is_bounded(room, rooms):
    token = room.join()
    rooms.hand_in(token, Brief(title="\x00 \ud800 试"))
    assert room.now.people[0].handed_in
    with pytest.raises(UserError, match="at most 2,000,000 bytes"):
        rooms.hand_in(token, Brief(title="x" * 2_000_001))
