"""The versions of the store's tables, on SQLite and PostgreSQL: made, adopted, refused, undone."""

import logging
import multiprocessing
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from core.brief import Brief
from core.ledger import Ledger
from core.store import Store
from core.store.entries import newest
from core.store.migrations import HEAD, VERSIONS, config_of, version_of
from core.store.tables import Base
from tests.unit.stored import reopened, same

ROOT = Path(__file__).parents[2]
FIRST = {"runs", "ledgers", "results"}

BEFORE = """
CREATE TABLE IF NOT EXISTS runs (
    "key" VARCHAR NOT NULL, folder VARCHAR NOT NULL, created DOUBLE NOT NULL, used DOUBLE NOT NULL,
    size INTEGER NOT NULL, digests JSON NOT NULL, about JSON NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE IF NOT EXISTS ledgers (
    token VARCHAR NOT NULL, used DOUBLE NOT NULL, content VARCHAR NOT NULL, PRIMARY KEY (token));
CREATE TABLE IF NOT EXISTS results (
    "key" VARCHAR NOT NULL, used DOUBLE NOT NULL, content BLOB NOT NULL, PRIMARY KEY ("key"));
"""
"""What the product wrote before its tables had versions."""


def tables(store):
    return set(store.ask(lambda session: inspect(session.connection()).get_table_names()))


def version(store):
    return store.ask(lambda session: version_of(session.connection()))


def differences(store):
    def compared(session):
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)

    return store.ask(compared)


def run_command(store, name, revision):
    def question(session):
        getattr(command, name)(config_of(session.connection()), revision)

    store.ask(question)


def test_the_tables_are_those_of_the_models(database):
    with database.store() as store:
        assert differences(store) == []
        assert tables(store) == {*Base.metadata.tables, VERSIONS} and version(store) == HEAD


def test_deleting_hangs_together_as_in_the_models(database):
    with database.store() as store:
        found = store.ask(lambda session: inspect(session.connection()).get_foreign_keys("said"))
    assert {(key["referred_table"], key["options"]["ondelete"]) for key in found} == {
        ("rooms", "CASCADE"),
        ("seats", "CASCADE"),
    }


def test_the_head_is_the_last_version_and_there_is_one():
    scripts = ScriptDirectory(str(ROOT / "core/store/migrations"))
    assert scripts.get_heads() == [HEAD]


def test_a_store_of_this_version_is_opened_without_alembic(database):
    with database.store() as store:
        store.keep_brief("token", Brief(title="a"))
    code = (
        "import sys; from pathlib import Path; from core.store import Store; "
        f"assert Store(Path({str(database.folder)!r}), url={database.url!r}).brief('token').title == 'a'; "
        "print([m for m in ('alembic', 'mako', 'tensorflow', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_each_version_can_be_undone_and_done_again(database):
    with database.store() as store:
        store.keep_ledger("token", Ledger())
        run_command(store, "downgrade", "0001")
        assert tables(store) == FIRST | {VERSIONS} and version(store) == "0001"
        run_command(store, "downgrade", "base")
        assert tables(store) == {VERSIONS} and version(store) is None
    with database.store() as store:
        assert differences(store) == [] and version(store) == HEAD


def test_an_upgrade_keeps_what_there_is(database, make_run):
    run = make_run()
    with database.store() as store:
        store.put(run)
        store.keep_ledger("token", Ledger().add(run))
        place = store.ask(newest)[0].folder
        run_command(store, "downgrade", "0001")
        assert database.name == "postgresql" or (store.folder / "runs" / place).exists()
    with database.store() as store:
        assert store.ledger("token").entries[0].key == run.key and store.keys() == (run.key,)
        assert differences(store) == []


@pytest.mark.parametrize("lacking", [set(), {"results"}, {"ledgers", "results"}], ids=["all", "older", "oldest"])
def test_a_file_from_before_versions_is_adopted_with_its_content(on_sqlite, make_run, lacking):
    run, book = make_run(), Ledger().add(make_run())
    with on_sqlite.store() as store:
        store.put(run)
        store.keep_ledger("token", book)
        rows = {name: store.ask(lambda session, name=name: _rows(session, name)) for name in FIRST}
    (store.folder / "index.sqlite").unlink()
    old = sqlite3.connect(store.folder / "index.sqlite")
    old.executescript(BEFORE)
    for name, content in rows.items():
        for row in content:
            old.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)
    for name in lacking:
        old.execute(f"DROP TABLE {name}")
    old.commit()
    old.close()
    with on_sqlite.store() as again:
        assert same(again.get(run.key), run)
        assert again.ledger("token") == (Ledger() if "ledgers" in lacking else book)
        assert differences(again) == [] and version(again) == HEAD
    assert not list(store.folder.glob("*.broken-*"))


def _rows(session, name):
    return [tuple(row) for row in session.execute(text(f"SELECT * FROM {name}"))]


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(database, make_run, caplog):
    run = make_run()
    with database.store() as store:
        store.put(run)
        store.ask(lambda session: session.execute(text(f"UPDATE {VERSIONS} SET version_num = '9999'")))
    with database.store() as store, caplog.at_level(logging.WARNING):
        with pytest.raises(OSError, match=r"version 9999, newer than .* update the program"):
            version(store)
        store.put(run)
        assert store.get(run.key) is run and store.brief("token") == Brief()
    assert "newer than" in caplog.text and not list(store.folder.glob("*.broken-*"))


def _open(place, begin, answers):
    begin.wait(120)
    with place.store() as store:
        answers.put((version(store), len(tables(store))))


def test_processes_that_begin_together_make_the_tables_once(database):
    context = multiprocessing.get_context("spawn")
    begin, answers = context.Barrier(2), context.Queue()
    workers = [context.Process(target=_open, args=(database, begin, answers)) for _ in range(2)]
    for worker in workers:
        worker.start()
    said = [answers.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join(timeout=30)
    assert said == [(HEAD, len(Base.metadata.tables) + 1)] * 2
    with database.store() as store:
        assert differences(store) == [] and not list(store.folder.glob("*.broken-*"))


def test_a_folder_with_odd_letters_is_no_trouble(tmp_path):
    with Store(tmp_path / "100% of 'x' 试金石?#") as store:
        assert version(store) == HEAD
        store.keep_brief("token", Brief(title="a"))
    assert reopened(store).brief("token").title == "a"
