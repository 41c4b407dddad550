"""The results cache: what goes in comes out, whatever happens to the files in between."""

import math
import multiprocessing
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.experiment import Experiment
from core.store import Store, load_run, save_run
from tests.unit.stored import reopened, same

ROOT = Path(__file__).parents[2]


def test_a_run_in_a_folder_reads_back_the_same(make_run, tmp_path):
    run = make_run(surface=np.zeros((5, 5, 3), np.float32), scores={"roc_auc": math.nan, "accuracy": 0.1 + 0.2})
    save_run(run, tmp_path / "run")
    again = load_run(tmp_path / "run")
    assert same(run, again)
    np.testing.assert_array_equal(run.surface, again.surface)
    assert not any(name in again.network.__dict__ for name in ("model",))


def test_an_upload_comes_back_with_its_run(make_run, upload, tmp_path):
    run = make_run(Experiment(dataset=upload.name), upload)
    save_run(run, tmp_path / "run")
    again = load_run(tmp_path / "run").data
    pd.testing.assert_frame_equal(again.frame, upload.frame)
    assert again.categories == upload.categories
    assert again.notes[0].text() == upload.notes[0].text() == "Dropped 2 columns: constant"
    for name in ("name", "task", "class_names", "card", "image_shape", "drawn"):
        assert getattr(again, name) == getattr(upload, name)


def test_nothing_on_disk_is_a_pickle(make_run, upload, store):
    store.put(make_run(Experiment(dataset=upload.name), upload))
    for path in (store.folder / "runs").rglob("*.np[yz]"):
        np.load(path, allow_pickle=False)
    names = {path.name for path in (store.folder / "runs").rglob("*") if path.is_file()}
    assert names == {"run.json", "arrays.npz", "model.keras", "data.parquet", "target.npy", "data.json"}


def test_unknown_key_is_none_and_touches_no_disk(tmp_path):
    assert Store(tmp_path / "new").get("missing") is None
    assert not (tmp_path / "new").exists()


def test_a_restart_finds_the_run(make_run, store):
    run = make_run()
    store.put(run)
    assert store.get(run.key) is run
    assert same(reopened(store).get(run.key), run)


def test_reading_imports_no_tensorflow(make_run, store):
    run = make_run()
    store.put(run)
    code = (
        "import sys; from core.store import Store; "
        f"run = Store({str(store.folder)!r}).get({run.key!r}); assert run.scores and len(run.y_test); "
        "print([m for m in ('tensorflow', 'keras', 'shap', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_frame_lists_runs_and_delete_forgets_them(make_run, store):
    first, second = make_run(), make_run(Experiment(dataset="iris", seed=1))
    for run in (first, second):
        store.put(run)
    assert store.keys() == (second.key, first.key)
    row = store.frame().set_index("key").loc[first.key]
    assert (row["dataset"], row["model"], row["score"], row["rows"]) == ("iris", "mlp", "accuracy", 150)
    assert row["value"] == pytest.approx(first.scores["accuracy"])
    assert row["low"] < row["value"] < row["high"]
    store.delete(first.key)
    store.delete("missing")
    assert store.get(first.key) is None and store.keys() == (second.key,)
    assert len(list((store.folder / "runs").iterdir())) == 1


def test_the_same_key_is_replaced(make_run, store):
    run = make_run()
    store.put(run)
    store.put(replace(run, seconds=9.0))
    assert reopened(store).get(run.key).seconds == 9.0
    assert len(list((store.folder / "runs").iterdir())) == 1


def test_memory_is_bounded_and_the_least_recently_used_leave(make_run, tmp_path):
    runs = [make_run(Experiment(dataset="iris", seed=seed)) for seed in range(3)]
    room = int(2.5 * (len(runs[0].network.archive) + runs[0].y_prob.nbytes))
    store = Store(tmp_path, memory_bytes=room, disk_bytes=0)
    for run in runs[:2]:
        store.put(run)
    store.get(runs[0].key)
    store.put(runs[2])
    assert [store.get(run.key) is run for run in runs] == [True, False, True]
    assert not list(tmp_path.iterdir())


def test_disk_is_bounded_and_the_least_recently_used_leave(make_run, tmp_path):
    runs = [make_run(Experiment(dataset="iris", seed=seed)) for seed in range(3)]
    with Store(tmp_path) as store:
        store.put(runs[0])
        size = int(store.frame()["bytes"].iloc[0])
    store = Store(tmp_path, memory_bytes=0, disk_bytes=int(2.5 * size))
    store.put(runs[1])
    store.get(runs[0].key)
    store.put(runs[2])
    assert set(store.keys()) == {runs[0].key, runs[2].key}
    assert len(list((tmp_path / "runs").iterdir())) == 2
    assert Store(tmp_path / "small", disk_bytes=10).put(runs[0]) is None


def test_the_folder_is_chosen_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("TOUCHSTONE_STORE", str(tmp_path / "mine"))
    assert Store().folder == tmp_path / "mine"
    monkeypatch.delenv("TOUCHSTONE_STORE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Store().folder == tmp_path / "touchstone"


def test_threads_share_a_store(make_run, tmp_path):
    runs = [make_run(Experiment(dataset="iris", seed=seed)) for seed in range(4)]
    store = Store(tmp_path, memory_bytes=0)
    wrong = []

    def use(run):
        for _ in range(5):
            store.put(run)
            got = store.get(run.key)
            if got is None or got.key != run.key:
                wrong.append(run.key)

    threads = [threading.Thread(target=use, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == [] and len(store.keys()) == 4
    assert len(list((tmp_path / "runs").iterdir())) == 4


def _keep(folder, source, answers):
    run = load_run(source)
    store = Store(folder, memory_bytes=0)
    for turn in range(5):
        store.put(replace(run, seconds=float(turn)))
        got = store.get(run.key)
        answers.put(got is None or got.key == run.key)


def test_processes_share_a_store_that_none_of_them_found(make_run, tmp_path):
    run = make_run()
    save_run(run, tmp_path / "source")
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    workers = [context.Process(target=_keep, args=(tmp_path / "store", tmp_path / "source", answers)) for _ in range(3)]
    for worker in workers:
        worker.start()
    said = [answers.get(timeout=90) for _ in range(15)]
    for worker in workers:
        worker.join(timeout=30)
    assert all(said) and [worker.exitcode for worker in workers] == [0, 0, 0]
    assert same(replace(Store(tmp_path / "store").get(run.key), seconds=run.seconds), run)
    assert len(list((tmp_path / "store" / "runs").iterdir())) == 1
