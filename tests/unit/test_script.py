"""The script of a run, executed by itself: plain Keras gets the run's numbers."""

import ast
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.bundles import bundle
from core.by_hand import Edit
from core.datasets import read_csv
from core.experiment import Experiment
from core.models import MODELS
from core.training import train
from core.training.script import parts

ROOT = Path(__file__).parents[2]
RUNS = {
    "mlp": Experiment(dataset="iris", hidden=(8, 4), epochs=4, schedule="cosine", l2=0.01, batch_norm=True),
    "early stopping": Experiment(
        dataset="german_credit", hidden=(8,), epochs=30, patience=2, learning_rate=0.03, class_weight="balanced"
    ),
    "linear": Experiment(dataset="diabetes", model="linear", epochs=3, optimizer="momentum", learning_rate=0.01),
    "margins": Experiment(
        dataset="spiral", hidden=(8,), features=("x", "sin_x"), epochs=3, loss="hinge", optimizer="adamw", seed=5
    ),
    "cnn": Experiment(dataset="digits", model="cnn", hidden=(4, 4), epochs=2, batch_size=64, initializer="he_normal"),
    "half": Experiment(dataset="iris", hidden=(8,), epochs=2, precision="mixed_bfloat16"),
    "rnn": Experiment(dataset="digits", model="rnn", hidden=(4,), epochs=2, batch_size=64, initializer="tiny"),
    "transformer": Experiment(
        dataset="digits", model="transformer", hidden=(8, 12), epochs=2, batch_size=64, initializer="glorot_normal"
    ),
    "by hand": Experiment(
        dataset="spiral",
        hidden=(6, 4),
        epochs=6,
        learning_rate=0.03,
        by_hand=(Edit(0, 5, 1, 1.5), Edit(1, 0, None, -0.5, 2), Edit(2, 0, 3, 2.0, 2), Edit(0, 0, 0, 0.0, 5)),
    ),
    "numbers": Experiment(dataset="diabetes", hidden=(8,), epochs=40, patience=3, learning_rate=0.02),
    "other rows": Experiment(dataset="iris", hidden=(8,), epochs=3, resample="over", label_noise=0.2, scaling="minmax"),
}
CHANCE = Experiment(dataset="digits", model="cnn", hidden=(8,), epochs=3, batch_size=64, augment=0.02, dropout=0.05)
ALL = """
import runpy, sys
for path in sys.argv[1:]:
    print("script", path)
    runpy.run_path(path, run_name="__main__")
"""


@pytest.fixture(scope="module")
def runs():
    return {name: train(e) for name, e in RUNS.items()}


@pytest.fixture(scope="module")
def said(runs, tmp_path_factory):
    """Execute all scripts in an empty folder, with nothing of ours in reach; return what each said."""
    folder = tmp_path_factory.mktemp("scripts")
    for number, run in enumerate(runs.values()):
        (folder / f"{number}.py").write_text(run.code(), "utf-8")
    heard = executed(folder, "-c", ALL, *(f"{number}.py" for number in range(len(runs))))
    return dict(zip(runs, heard.split("script ")[1:], strict=True))


def executed(folder, *words):
    done = subprocess.run([sys.executable, "-I", *words], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_family_is_tried():
    assert {e.model for e in RUNS.values()} == set(MODELS)


@pytest.mark.parametrize("name", RUNS)
def test_plain_keras_gets_the_same_numbers(name, runs, said):
    run = runs[name]
    near = 1e-4 if run.experiment.precision == "float32" else 1e-2  # of eight bits each compiler rounds others
    for curve in ("loss", "val_loss"):
        theirs = [float(number) for number in re.findall(rf"\b{curve} ([\d.]+)", said[name])]
        np.testing.assert_allclose(theirs, run.history[curve], atol=2e-5, rtol=near)
    result = float(said[name].split()[-1])
    ours = run.scores["accuracy" if run.data.task == "classification" else "mae"]
    assert result == pytest.approx(ours, rel=1e-3)


@pytest.mark.parametrize("name", ["early stopping", "numbers"])
def test_runs_that_should_stop_early_did(name, runs):
    run = runs[name]
    assert len(run.history["loss"]) < run.experiment.epochs
    assert run.best_epoch < len(run.history["loss"]) - 1


def test_chance_makes_it_agree_roughly(tmp_path):
    run = train(CHANCE)
    (tmp_path / "run.py").write_text(run.code(), "utf-8")
    assert "only roughly" in run.code(rows=False)
    result = float(executed(tmp_path, "run.py").split()[-1])
    assert result == pytest.approx(run.scores["accuracy"], abs=0.15)


def test_first_weights_are_said_where_they_are_unusual(runs):
    assert "kernel_initializer=keras.initializers.RandomNormal(stddev=0.001)" in runs["rnn"].code(rows=False)
    assert "initializer" not in runs["mlp"].code(rows=False)


@pytest.mark.parametrize("title", ['evil"""\nraise SystemExit', "back\\slash\\", "{e.seed}", "数据 😀", "\x00"])
def test_the_name_of_a_file_stays_a_name(title):
    run = bundle("german_credit")
    run = replace(run, data=replace(run.data, card=replace(run.data.card, title=title)))
    tree = ast.parse(run.code(rows=False).replace("…", ""))
    assert [type(node).__name__ for node in tree.body[:2]] == ["Expr", "Import"]


def test_an_upload_is_in_its_script(tmp_path):
    rng = np.random.default_rng(0)
    rows = "".join(f"{a:.3f},{a + b:.3f}\n" for a, b in rng.normal(size=(80, 2)))
    data = read_csv(io.BytesIO(f"size,price\n{rows}".encode()), target="price")
    run = train(Experiment(dataset=data.name, model="linear", epochs=2), data)
    (tmp_path / "run.py").write_text(run.code(), "utf-8")
    assert float(executed(tmp_path, "run.py").split()[-1]) == pytest.approx(run.scores["mae"], rel=1e-3)


def test_parts_make_the_script(runs):
    for run in runs.values():
        made = parts(run)
        assert "".join(part.text for part in made) == run.code(rows=False)
        assert all(part.text for part in made)
        assert ("keep" in {part.name for part in made}) == bool(run.experiment.patience)


def test_it_is_written_without_tensorflow_and_to_be_read_without_the_rows():
    code = (
        "import sys; from core.bundles import bundle; run = bundle('german_credit'); "
        "print(len(run.code(rows=False)), len(run.code()), 'tensorflow' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    short, long, imported = done.stdout.split()
    assert int(short) < 3500 < 20_000 < int(long)
    assert imported == "False"
