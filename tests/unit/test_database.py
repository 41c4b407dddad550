"""The store's database, on SQLite and PostgreSQL: questions, errors, a server that goes away and comes back."""

import logging
import threading
import time

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import IntegrityError

from core.brief import Brief
from core.experiment import Experiment
from core.messages import UserError
from core.store import Store
from core.store import postgres as on_servers
from core.store.database import StoreError
from core.store.postgres import Server
from core.store.tables import KeptBrief, RoomRow, SaidRow, SeatRow, TriedRow
from tests.databases import Place, cluster, schema


@pytest.fixture
def store(database):
    with database.store() as made:
        yield made


@pytest.fixture(scope="module")
def away():
    """Return a server that tests may stop."""
    with cluster() as made:
        yield made


def a_room(code="ABCD", **changes):
    values = {"key_digest": "d", "title": "试金石 'x'; --", "created": 1.0, "expires": 2.0, "capacity": 30}
    values |= {"agenda": [{"name": "a", "note": "\x00\ud7ff中文"}], "state": {"step": -1}, "version": 0}
    return RoomRow(code=code, **values | changes)


def a_seat(digest, room="ABCD", number=1):
    return SeatRow(digest=digest, room=room, number=number, name="小明", joined=1.0, seen=1.0, place={}, brief="")


def count(kind):
    return lambda session: session.scalar(select(func.count()).select_from(kind))


def test_answers_come_from_the_database_that_was_chosen(store, database):
    assert store.ask(lambda session: session.get_bind().dialect.name) == database.name


def test_what_a_question_changes_is_kept_and_reads_back_the_same(store, database):
    store.ask(lambda session: session.add(a_room()))
    with database.store() as other:
        row = other.ask(lambda session: session.get(RoomRow, "ABCD"))
    assert row.title == "试金石 'x'; --" and row.agenda == [{"name": "a", "note": "\x00\ud7ff中文"}]
    assert row.created == 1.0 and row.state == {"step": -1}


def test_a_question_that_raises_changes_nothing_and_its_error_comes_through(store):
    def question(session):
        session.add(a_room())
        session.flush()
        raise UserError("The room is full.")

    with pytest.raises(UserError, match="full"):
        store.ask(question)
    assert store.ask(count(RoomRow)) == 0
    store.ask(lambda session: session.add(a_room()))
    assert store.ask(count(RoomRow)) == 1


def test_a_row_that_is_there_already_is_said_and_costs_nothing_else(store):
    store.ask(lambda session: session.add(a_room()))
    with pytest.raises(IntegrityError):
        store.ask(lambda session: session.add(a_room(title="other")))
    assert store.ask(lambda session: session.get(RoomRow, "ABCD")).title == "试金石 'x'; --"


def test_a_seat_needs_its_room(store):
    with pytest.raises(IntegrityError):
        store.ask(lambda session: session.add(a_seat("one", room="NONE")))


def test_with_a_room_goes_everything_in_it_and_nothing_else(store):
    def fill(session):
        for code in ("ABCD", "WXYZ"):
            session.add(a_room(code))
            session.flush()
            session.add(a_seat(f"seat of {code}", code))
            session.flush()
            here = {"seat": f"seat of {code}", "room": code, "exercise": "a", "at": 1.0}
            session.add(SaidRow(kind="guess", value={"low": 0.1}, **here))
            session.add(TriedRow(key="k", about={"value": 0.9}, **here))

    store.ask(fill)
    store.ask(lambda session: session.execute(delete(RoomRow).where(RoomRow.code == "ABCD")))
    assert [store.ask(count(kind)) for kind in (RoomRow, SeatRow, SaidRow, TriedRow)] == [1, 1, 1, 1]
    store.ask(lambda session: session.execute(delete(SeatRow)))
    assert [store.ask(count(kind)) for kind in (RoomRow, SeatRow, SaidRow, TriedRow)] == [1, 0, 0, 0]


def test_a_wrong_question_is_an_error_of_the_store_and_the_next_one_is_answered(store):
    with pytest.raises(StoreError):
        store.ask(lambda session: session.execute(text("SELECT nothing FROM nowhere")))
    assert store.ask(count(RoomRow)) == 0


def test_thirty_sessions_write_at_once_and_none_is_lost(store):
    store.ask(lambda session: session.add(a_room()))
    wrong = []

    def join(session):
        """Take the next number, as whoever writes first may."""
        session.execute(update(RoomRow).values(version=RoomRow.version + 1))
        number = session.scalar(select(func.count()).select_from(SeatRow)) + 1
        session.add(a_seat(f"{threading.get_ident()} {number}", number=number))

    def use():
        try:
            for _ in range(3):
                store.ask(join)
        except Exception as problem:
            wrong.append(problem)

    threads = [threading.Thread(target=use) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    numbers = store.ask(lambda session: session.scalars(select(SeatRow.number)).all())
    assert sorted(numbers) == list(range(1, 91))
    assert store.ask(lambda session: session.get(RoomRow, "ABCD")).version == 90


def test_a_table_that_was_dropped_is_made_again(store, database):
    store.keep_brief("token", Brief(title="a"))
    store.ask(lambda session: session.execute(text("DROP TABLE briefs")))
    assert store.brief("token") == Brief()
    store.keep_brief("token", Brief(title="b"))
    with database.store() as other:
        assert other.brief("token").title == "b" and other.ask(count(KeptBrief)) == 1


ADDRESSES = ["postgres://u:secret@h/name", "postgresql://u:secret@h/name", "postgresql+psycopg://u:secret@h/name\n"]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.partition(":")[0])
def test_an_address_is_taken_as_hosts_write_it(address):
    assert Server(address).url.render_as_string(hide_password=False) == "postgresql+psycopg://u:secret@h/name"


@pytest.mark.parametrize("address", ["mysql://u:secret@h/name", "secret", "postgresql://u:secret@h:port/name"])
def test_an_address_that_cannot_be_used_is_said_without_its_password(address, tmp_path, caplog, make_run):
    store, run = Store(tmp_path, url=address), make_run()
    with pytest.raises(OSError, match=r"DATABASE_URL: expected .*postgresql://") as caught:
        store.ask(count(RoomRow))
    store.put(run)
    assert store.get(run.key) is run and "Could not keep a run in DATABASE_URL" in caplog.text
    assert "secret" not in f"{caught.value}{caplog.text}" and not list(tmp_path.iterdir())


def test_the_environment_names_the_server_unless_a_folder_is_given(on_postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", on_postgres.url)
    monkeypatch.setenv("TOUCHSTONE_STORE", str(tmp_path / "mine"))
    with Store() as store:
        assert store.ask(lambda session: session.get_bind().dialect.name) == "postgresql"
    assert not (tmp_path / "mine").exists()
    with Store(tmp_path / "other") as store:
        assert store.ask(lambda session: session.get_bind().dialect.name) == "sqlite"


def test_a_server_that_goes_away_is_a_log_line_for_runs_and_an_error_for_questions(away, make_run, tmp_path, caplog):
    with schema(away.url) as address, Place("postgresql", tmp_path, address).store() as store:
        first, second = make_run(), make_run(Experiment(dataset="iris", seed=1))
        store.put(first)
        away.stop()
        try:
            with caplog.at_level(logging.WARNING):
                store.put(second)
                assert store.get(first.key) is first and store.get(second.key) is second
                assert store.keys() == () and store.brief("token") == Brief()
            assert "Could not keep a run in DATABASE_URL" in caplog.text
            for ask in (lambda: store.ask(count(RoomRow)), lambda: store.forget_brief("token")):
                with pytest.raises(OSError, match="can't be used"):
                    ask()
        finally:
            away.start()
        time.sleep(on_servers.AWAY_SECONDS)
        assert store.ask(count(RoomRow)) == 0 and store.keys() == (first.key,)
        store.put(second)
        assert set(store.keys()) == {first.key, second.key}


def test_a_server_that_was_away_at_the_start_is_used_once_it_comes(away, make_run, tmp_path):
    with schema(away.url) as address, Place("postgresql", tmp_path, address).store() as store:
        run = make_run()
        away.stop()
        try:
            store.put(run)
            assert store.get(run.key) is run
        finally:
            away.start()
        time.sleep(on_servers.AWAY_SECONDS)
        assert store.keys() == ()
        store.put(run)
        assert store.keys() == (run.key,)


def test_pages_do_not_wait_for_a_server_that_does_not_answer(tmp_path, monkeypatch):
    import socket

    monkeypatch.setattr(on_servers, "CONNECTING", {"connect_timeout": 2})
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        store = Store(tmp_path, url=f"postgresql://u@127.0.0.1:{deaf.getsockname()[1]}/name")
        waited, threads = [], []

        def ask():
            begun = time.monotonic()
            store.brief("token")
            waited.append(time.monotonic() - begun)

        threads = [threading.Thread(target=ask) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert max(waited) < 8
