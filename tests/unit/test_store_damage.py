"""A store that is damaged, half written, taken away or full: it costs a log line, never an error."""

import json
import logging
import shutil
import sqlite3
from pathlib import Path

import pytest

from core.experiment import Experiment
from core.store import Store, load_run, save_run
from core.store.files import RunFilesError
from tests.unit.stored import folder_of, reopened, same


def truncate(path):
    path.write_bytes(path.read_bytes()[:-20])


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGES = {
    "truncated": truncate,
    "flipped": flip,
    "emptied": lambda path: path.write_bytes(b""),
    "missing": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["run.json", "arrays.npz", "model.keras"])
def test_a_damaged_entry_is_discarded_with_a_log_line(make_run, store, caplog, damage, name):
    run = make_run()
    store.put(run)
    DAMAGES[damage](folder_of(store, run) / name)
    again = reopened(store)
    with caplog.at_level(logging.WARNING):
        assert again.get(run.key) is None
    assert f"Discarded the kept run {run.key}" in caplog.text
    assert again.keys() == () and not list((store.folder / "runs").iterdir())
    again.put(run)
    assert same(reopened(again).get(run.key), run)


@pytest.mark.parametrize(
    "change",
    [
        lambda about: about.update(format=99),
        lambda about: about.pop("experiment"),
        lambda about: about.update(experiment={"epochs": "many"}),
        lambda about: about.update(experiment=None),
    ],
)
def test_files_that_are_not_a_run_are_refused(make_run, tmp_path, change):
    save_run(make_run(), tmp_path)
    path = tmp_path / "run.json"
    about = json.loads(path.read_text())
    change(about)
    path.write_text(json.dumps(about))
    with pytest.raises(ValueError, match=r"\w"):
        load_run(tmp_path)


def test_rows_that_the_data_does_not_have_are_refused(make_run, tmp_path):
    save_run(make_run(Experiment(dataset="breast_cancer")), tmp_path)
    about = (tmp_path / "run.json").read_text()
    (tmp_path / "run.json").write_text(about.replace('"dataset": "breast_cancer"', '"dataset": "iris"'))
    with pytest.raises(RunFilesError, match="rows"):
        load_run(tmp_path)


def test_a_missing_file_is_named(make_run, tmp_path):
    save_run(make_run(), tmp_path)
    (tmp_path / "model.keras").unlink()
    with pytest.raises(RunFilesError, match=r"model\.keras"):
        load_run(tmp_path)


def test_a_half_written_run_is_not_found_and_swept_when_old(make_run, store):
    import os

    run = make_run()
    store.put(run)
    runs = store.folder / "runs"
    shutil.copytree(folder_of(store, run), runs / "old.part")
    shutil.copytree(folder_of(store, run), runs / "new.part")
    os.utime(runs / "old.part", (0, 0))
    again = reopened(store)
    assert again.keys() == (run.key,)
    assert not (runs / "old.part").exists() and (runs / "new.part").exists()


def index_of(store):
    return store.folder / "index.sqlite"


BREAKAGES = {
    "junk": lambda path: path.write_bytes(b"not a database at all" * 100),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:3000]),
    "overwritten": lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100)),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_index_is_moved_aside(make_run, store, caplog, breakage):
    run = make_run()
    store.put(run)
    store.close()
    BREAKAGES[breakage](index_of(store))
    with caplog.at_level(logging.WARNING):
        again = Store(store.folder)
        assert again.get(run.key) is None
    assert "moved to index.sqlite.broken-" in caplog.text
    assert list(store.folder.glob("index.sqlite.broken-*"))
    again.put(run)
    assert same(reopened(again).get(run.key), run)


def test_a_wrong_cell_in_the_index_costs_the_index_only(make_run, store):
    run = make_run()
    store.put(run)
    store.close()
    with sqlite3.connect(index_of(store)) as connection:
        connection.execute("UPDATE runs SET digests = '{broken'")
    connection.close()
    again = Store(store.folder)
    assert again.get(run.key) is None
    again.put(run)
    assert same(reopened(again).get(run.key), run)


def test_a_store_taken_away_while_open_is_begun_anew(make_run, store):
    run = make_run()
    store.put(run)
    shutil.rmtree(store.folder)
    other = make_run(Experiment(dataset="iris", seed=1))
    store.put(other)
    assert same(reopened(store).get(other.key), other)


def test_a_folder_that_cannot_be_used_costs_a_log_line(make_run, tmp_path, caplog):
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file")
    run = make_run()
    store.put(run)
    assert store.get(run.key) is run and "Could not keep a run" in caplog.text
    assert store.keys() == ()


def test_a_full_disk_costs_a_log_line_and_leaves_nothing_half_written(make_run, store, caplog, monkeypatch):
    run = make_run()
    store.put(make_run(Experiment(dataset="iris", seed=1)))

    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    store.put(run)
    assert store.get(run.key) is run and "No space left" in caplog.text
    assert len(list((store.folder / "runs").iterdir())) == 1
