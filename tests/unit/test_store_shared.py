"""Several app servers on one database: runs, ledgers, results and briefs of one are those of all."""

import multiprocessing
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import func, select, text, update

from core.brief import Brief, finding_of_run
from core.experiment import Experiment
from core.jobs import Engine
from core.ledger import Ledger
from core.ledger.holders import new_token
from core.store import briefs, load_run, save_run
from core.store.shelves import ORPHAN_SECONDS
from core.store.tables import KeptBrief, RunFile
from tests.databases import Place
from tests.unit.counting import COUNTING
from tests.unit.jobs.helpers import closing
from tests.unit.stored import same


@pytest.fixture
def servers(database, tmp_path):
    """Return two stores: on PostgreSQL of two machines, on SQLite of two processes of one."""
    elsewhere = tmp_path / "other machine" if database.url else database.folder
    with database.store() as one, Place(database.name, elsewhere, database.url).store() as other:
        yield one, other


def files_of(store):
    """Return how many places there are with files of runs."""
    if (store.folder / "runs").exists():
        return len(list((store.folder / "runs").iterdir()))
    return store.ask(lambda session: session.scalar(select(func.count(RunFile.place.distinct()))))


def test_a_run_of_one_server_opens_on_the_other(servers, make_run, upload):
    one, other = servers
    for run in (make_run(), make_run(Experiment(dataset=upload.name), upload)):
        one.put(run)
        assert same(other.get(run.key), run)
    assert other.keys() == one.keys() and set(other.frame()["dataset"]) == {"iris", upload.name}


def test_a_server_with_a_database_writes_nothing_beside_it(on_postgres, make_run):
    with on_postgres.store() as store:
        store.put(make_run())
        assert store.get(make_run().key) is not None
    assert not store.folder.exists()


def test_a_run_replaced_on_one_server_leaves_one_set_of_files(servers, make_run):
    one, other = servers
    run = make_run()
    one.put(run)
    other.put(replace(run, seconds=9.0))
    one.close()
    assert one.get(run.key).seconds == 9.0 and files_of(one) == 1


def test_a_run_deleted_on_one_server_is_gone_from_the_memory_of_the_other(servers, make_run):
    one, other = servers
    run = make_run()
    one.put(run)
    assert other.get(run.key) is not None and not other.is_gone(run.key)
    one.delete(run.key)
    assert other.is_gone(run.key) and other.get(run.key) is None and other.keys() == ()
    assert one.get(run.key) is None and files_of(one) == 0
    other.put(run)
    assert not other.is_gone(run.key) and same(one.get(run.key), run)


def test_a_run_that_was_never_kept_is_not_gone(database, make_run):
    run = make_run()
    with database.store(disk_bytes=10) as store:
        store.put(run)
        assert store.get(run.key) is run and not store.is_gone(run.key)


def test_an_engine_lets_a_run_go_that_another_server_deleted(servers, make_run):
    one, other = servers
    run = make_run()
    other.put(run)
    with closing(Engine(store=other, work=COUNTING)) as engine:
        engine._recent[run.key] = engine.find(run.key)
        assert engine.find(run.key).view().run is not None
        one.delete(run.key)
        assert engine.find(run.key) is None and engine.find(run.key) is None


def test_the_limit_is_one_for_all_servers_and_the_least_recently_used_leave(database, make_run):
    runs = [make_run(Experiment(dataset="iris", seed=seed)) for seed in range(3)]
    with database.store() as store:
        store.put(runs[0])
        size = int(store.frame()["bytes"].iloc[0])
    limits = {"memory_bytes": 0, "disk_bytes": int(2.5 * size)}
    with database.store(**limits) as one, database.store(**limits) as other:
        other.put(runs[1])
        one.get(runs[0].key)
        other.put(runs[2])
        assert set(one.keys()) == {runs[0].key, runs[2].key} and files_of(one) == 2


def test_ledgers_and_results_are_shared(servers, make_run):
    one, other = servers
    run, token = make_run(), new_token()
    book = Ledger().add(run)
    one.keep_ledger(token, book)
    one.keep_result("key", {"a": np.arange(3)})
    assert other.ledger(token) == book
    assert other.is_listed(run.key, new_token()) and not other.is_listed(run.key, token)
    np.testing.assert_array_equal(other.result("key")["a"], np.arange(3))
    other.forget_ledger(token)
    assert one.ledger(token) == Ledger()


def a_brief(run):
    brief = Brief(title="试金石 'x'; -- \ud800", answers={"job": "Who is it for?\x00"}).add(finding_of_run(run))
    return brief.note(brief.findings[0], "注")


def test_a_brief_of_one_server_is_read_and_deleted_by_the_other(servers, make_run):
    one, other = servers
    mine, yours = new_token(), new_token()
    one.keep_brief(mine, a_brief(make_run()))
    one.keep_brief(yours, Brief(title="yours"))
    kept = other.brief(mine)
    assert kept.to_plain() == a_brief(make_run()).to_plain() | {"findings": [kept.findings[0].to_plain()]}
    assert kept == a_brief(make_run()) and kept.findings[0].note == "注" and kept.findings[0].numbers
    other.keep_brief(mine, Brief(title="later"))
    assert one.brief(mine) == Brief(title="later")
    other.forget_brief(mine)
    other.forget_brief("missing")
    assert one.brief(mine) == Brief() and one.brief(yours).title == "yours"


CONTENTS = [
    "",
    "{",
    "[]",
    "null",
    "7",
    '{"findings": 7}',
    '{"findings": [{"page": "x"}]}',
    '{"findings": [], "answers": 1}',
]


@pytest.mark.parametrize("content", CONTENTS)
def test_a_broken_brief_is_empty_with_a_log_line_and_costs_nothing_else(database, caplog, content):
    with database.store() as store:
        for token in ("broken", "sound"):
            store.keep_brief(token, Brief(title="a"))
        breaking = update(KeptBrief).where(KeptBrief.token == "broken").values(content=content)
        store.ask(lambda session: session.execute(breaking))
        assert store.brief("broken") == Brief() and "A kept brief can't be read" in caplog.text
        assert store.brief("sound") == Brief(title="a")
        store.keep_brief("broken", Brief(title="b"))
        assert store.brief("broken").title == "b"


def test_briefs_that_nobody_wrote_in_for_longest_go_first(database, monkeypatch):
    monkeypatch.setattr(briefs, "MOST", 3)
    with database.store() as store:
        for token in ("a", "b", "c", "a", "d"):
            store.keep_brief(token, Brief(title=token))
        assert [store.brief(token).title for token in "abcd"] == ["a", "", "c", "d"]


def test_nothing_of_a_deleted_brief_is_left_in_the_file(on_sqlite):
    with on_sqlite.store() as store:
        store.keep_brief("token", Brief(title="a secret that is to be found nowhere"))
        store.forget_brief("token")
        assert store.brief("token") == Brief()
        contents = b"".join(path.read_bytes() for path in store.folder.glob("index.sqlite*"))
    assert b"a secret" not in contents


def test_asking_for_a_brief_makes_no_store(tmp_path):
    with Place("sqlite", tmp_path / "new", "").store() as store:
        assert store.brief("token") == Brief()
        store.forget_brief("token")
    assert not (tmp_path / "new").exists()


def test_files_that_changed_are_not_a_run(on_postgres, make_run, caplog):
    with on_postgres.store(memory_bytes=0) as store:
        run = make_run()
        store.put(run)
        store.ask(
            lambda session: session.execute(update(RunFile).where(RunFile.name == "run.json").values(content=b"{}"))
        )
        assert store.get(run.key) is None and "run.json changed" in caplog.text
        assert store.keys() == () and files_of(store) == 0


def test_files_of_a_write_that_never_ended_are_swept_when_old(on_postgres, make_run):
    with on_postgres.store() as store:
        store.put(make_run())
        old, new = time.time() - ORPHAN_SECONDS - 1, time.time()
        rows = [RunFile(place=f"{written}", name="x", written=written, content=b"") for written in (old, new)]
        store.ask(lambda session: session.add_all(rows))
        store.ask(lambda session: session.execute(update(RunFile).where(RunFile.name != "x").values(written=old)))
    with on_postgres.store() as store:
        assert store.get(make_run().key) is not None
        places = store.ask(lambda session: session.scalars(text("SELECT DISTINCT place FROM run_files")).all())
    assert len(places) == 2 and f"{old}" not in places


def test_threads_share_a_server(on_postgres, make_run):
    runs = [make_run(Experiment(dataset="iris", seed=seed)) for seed in range(4)]
    wrong = []

    def use(store, run):
        for _ in range(5):
            store.put(run)
            got = store.get(run.key)
            if got is None or got.key != run.key:
                wrong.append(run.key)

    with on_postgres.store(memory_bytes=0) as store:
        threads = [threading.Thread(target=use, args=(store, run)) for run in runs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == [] and len(store.keys()) == 4 and files_of(store) == 4


def _keep(place, source, answers):
    run = load_run(source)
    with place.store(memory_bytes=0) as store:
        for turn in range(5):
            store.put(replace(run, seconds=float(turn)))
            got = store.get(run.key)
            answers.put(got is None or got.key == run.key)


def test_processes_replace_the_same_run_and_leave_one_set_of_files(on_postgres, make_run, tmp_path):
    run = make_run()
    save_run(run, tmp_path / "source")
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    workers = [context.Process(target=_keep, args=(on_postgres, tmp_path / "source", answers)) for _ in range(2)]
    for worker in workers:
        worker.start()
    said = [answers.get(timeout=120) for _ in range(10)]
    for worker in workers:
        worker.join(timeout=30)
    assert all(said) and [worker.exitcode for worker in workers] == [0, 0]
    with on_postgres.store() as store:
        assert same(replace(store.get(run.key), seconds=run.seconds), run) and files_of(store) == 1
