"""Ledgers in the store: found again under their token, whatever happens to the file in between."""

import logging
import multiprocessing
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.experiment import Experiment
from core.ledger import Ledger
from core.ledger.holders import new_token
from core.store import Store, ledgers

ROOT = Path(__file__).parents[2]
IRIS = Experiment(dataset="iris")


@pytest.fixture
def book(make_run):
    run, second = make_run(IRIS), make_run(replace(IRIS, seed=1))
    return Ledger().add(run).add(second).rename(run.key, "名字 'x'; --").annotate(run.key, '"quoted"').pin(run.key)


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "store") as made:
        yield made


def reopened(store):
    store.close()
    return Store(store.folder)


def index_of(store):
    return store.folder / "index.sqlite"


def test_a_restart_finds_the_ledger(book, store):
    token = new_token()
    store.keep_ledger(token, book)
    assert store.ledger(token) == book
    assert reopened(store).ledger(token) == book


def test_another_token_is_another_ledger(book, store):
    mine, yours = new_token(), new_token()
    store.keep_ledger(mine, book)
    store.keep_ledger(yours, Ledger(book.entries[:1]))
    assert store.ledger(mine) == book
    assert store.ledger(yours).entries == book.entries[:1]
    assert store.ledger(new_token()) == Ledger()


def test_the_last_one_kept_is_found(book, store):
    token = new_token()
    store.keep_ledger(token, book)
    store.keep_ledger(token, Ledger())
    assert store.ledger(token) == Ledger()
    store.keep_ledger(token, book)
    store.forget_ledger(token)
    store.forget_ledger("missing")
    assert store.ledger(token) == Ledger()


def test_a_missing_store_is_not_made_by_asking(tmp_path):
    store = Store(tmp_path / "new")
    assert store.ledger(new_token()) == Ledger()
    store.forget_ledger(new_token())
    assert not store.is_listed("key", new_token())
    assert not (tmp_path / "new").exists()


def test_a_store_without_a_disk_keeps_none(book, tmp_path):
    store, token = Store(tmp_path / "new", disk_bytes=0), new_token()
    store.keep_ledger(token, book)
    assert store.ledger(token) == Ledger()


def test_an_index_from_before_there_were_ledgers_gets_them(make_run, book, store):
    run, token = make_run(), new_token()
    store.put(run)
    store.close()
    with sqlite3.connect(index_of(store)) as connection:
        connection.execute("DROP TABLE ledgers")
    connection.close()
    again = Store(store.folder)
    assert again.ledger(token) == Ledger()
    again.keep_ledger(token, book)
    assert reopened(again).ledger(token) == book
    assert again.keys() == (run.key,)


CONTENTS = ["", "{", "[]", "null", '{"entries": 7}', b"\xff\xfe", b"", '{"entries": [{"key": "x"}]}']


@pytest.mark.parametrize("content", CONTENTS, ids=repr)
def test_a_broken_ledger_is_empty_with_a_log_line_and_costs_nothing_else(make_run, book, store, caplog, content):
    run, broken, sound = make_run(), new_token(), new_token()
    store.put(run)
    for token in (broken, sound):
        store.keep_ledger(token, book)
    store.close()
    with sqlite3.connect(index_of(store)) as connection:
        connection.execute("UPDATE ledgers SET content = ? WHERE token = ?", (content, broken))
    connection.close()
    again = Store(store.folder)
    with caplog.at_level(logging.WARNING):
        assert again.ledger(broken) == Ledger()
    assert "can't be read" in caplog.text
    assert again.ledger(sound) == book
    assert again.keys() == (run.key,)
    again.keep_ledger(broken, book)
    assert reopened(again).ledger(broken) == book


BREAKAGES = {
    "junk": lambda path: path.write_bytes(b"not a database at all" * 100),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:3000]),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_file_gives_an_empty_ledger_and_a_log_line(book, store, caplog, breakage):
    token = new_token()
    store.keep_ledger(token, book)
    store.close()
    BREAKAGES[breakage](index_of(store))
    again = Store(store.folder)
    with caplog.at_level(logging.WARNING):
        assert again.ledger(token) == Ledger()
        again.keep_ledger(token, book)
    assert caplog.text


def test_a_file_taken_away_while_open_is_begun_anew(book, store):
    token = new_token()
    store.keep_ledger(token, book)
    shutil.rmtree(store.folder)
    assert store.ledger(token) == Ledger()
    store.keep_ledger(token, book)
    assert reopened(store).ledger(token) == book


def test_a_folder_that_cannot_be_used_costs_a_log_line(book, tmp_path, caplog):
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file")
    store.keep_ledger(new_token(), book)
    assert "Could not keep a ledger" in caplog.text
    assert store.ledger(new_token()) == Ledger()


def test_those_that_nobody_wrote_in_for_longest_go_first(book, store, monkeypatch):
    monkeypatch.setattr(ledgers, "MOST", 3)
    tokens = [new_token() for _ in range(4)]
    for token in tokens[:3]:
        store.keep_ledger(token, book)
    store.keep_ledger(tokens[0], book)
    store.keep_ledger(tokens[3], book)
    assert [store.ledger(token) == book for token in tokens] == [True, False, True, True]


def test_a_run_is_listed_where_another_ledger_has_it(book, store):
    mine, yours = new_token(), new_token()
    first, second = book.entries
    store.keep_ledger(mine, book)
    store.keep_ledger(yours, Ledger((first,)))
    assert store.is_listed(first.key, mine) and store.is_listed(second.key, yours)
    assert not store.is_listed(second.key, mine)
    assert not store.is_listed("%", mine)


def test_reading_imports_neither_tensorflow_nor_streamlit(book, store):
    token = new_token()
    store.keep_ledger(token, book)
    code = (
        "import sys; from core.store import Store; "
        f"assert Store({str(store.folder)!r}).ledger({token!r}).entries; "
        "print([m for m in ('tensorflow', 'keras', 'streamlit', 'plotly', 'sklearn') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _write(folder, text, token, answers):
    store, book = Store(folder), ledgers.from_text(text)
    key = book.entries[0].key
    for turn in range(1, 6):
        store.keep_ledger(token, book.rename(key, f"{token} {turn}"))
        answers.put(store.ledger(token).get(key).name == f"{token} {turn}")


def test_processes_write_their_own_ledgers_in_one_file(book, tmp_path):
    context = multiprocessing.get_context("spawn")
    answers, tokens = context.Queue(), [new_token() for _ in range(3)]
    text = ledgers.to_text(book)
    workers = [context.Process(target=_write, args=(tmp_path / "s", text, token, answers)) for token in tokens]
    for worker in workers:
        worker.start()
    said = [answers.get(timeout=90) for _ in range(15)]
    for worker in workers:
        worker.join(timeout=30)
    assert all(said) and [worker.exitcode for worker in workers] == [0, 0, 0]
    assert [Store(tmp_path / "s").ledger(token).entries[0].name for token in tokens] == [f"{t} 5" for t in tokens]
