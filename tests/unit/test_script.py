"""The script and the model of a run, in a process without anything of ours: plain Keras gets the run's numbers."""

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
    "numbers": Experiment(dataset="diabetes", hidden=(8,), epochs=40, patience=3, learning_rate=0.05),
    "other rows": Experiment(dataset="iris", hidden=(8,), epochs=3, resample="over", label_noise=0.2, scaling="minmax"),
}
CHANCE = Experiment(dataset="digits", model="cnn", hidden=(8,), epochs=3, batch_size=64, augment=0.02, dropout=0.05)
OPENED = ("mlp", "linear", "cnn", "rnn", "transformer", "chance")
ALL = """
import glob, runpy, sys
import keras, numpy as np
for path in sorted(glob.glob("*.keras")):
    model, given = keras.saving.load_model(path, safe_mode=True), np.load(path + ".npz")
    print("model", path, np.abs(model(given["X"], training=False).numpy() - given["out"]).max())
for path in sys.argv[1:]:
    print("script", path)
    runpy.run_path(path, run_name="__main__")
"""


@pytest.fixture(scope="module")
def runs():
    return {name: train(e) for name, e in RUNS.items()} | {"chance": train(CHANCE), "upload": trained_on_an_upload()}


def trained_on_an_upload():
    rng = np.random.default_rng(0)
    rows = "".join(f"{a:.3f},{a + b:.3f}\n" for a, b in rng.normal(size=(80, 2)))
    data = read_csv(io.BytesIO(f"size,price\n{rows}".encode()), target="price")
    return train(Experiment(dataset=data.name, model="linear", epochs=2), data)


@pytest.fixture(scope="module")
def heard(runs, tmp_path_factory):
    """Open all models and execute all scripts in a folder with nothing else, and nothing of ours in reach."""
    folder = tmp_path_factory.mktemp("scripts")
    for name in OPENED:
        write_model(runs[name], folder / f"{name}.keras")
    for number, run in enumerate(runs.values()):
        (folder / f"{number}.py").write_text(run.code(), "utf-8")
    words = [sys.executable, "-I", "-c", ALL, *(f"{number}.py" for number in range(len(runs)))]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_model(run, path):
    path.write_bytes(run.network.archive)
    out = (run.predict(run.X_test) - run.preprocessor.target[0]) / run.preprocessor.target[1]
    np.savez(f"{path}.npz", X=run.preprocessor.transform(run.X_test), out=out)


@pytest.fixture(scope="module")
def said(runs, heard):
    """Return what each script said."""
    return dict(zip(runs, heard.split("script ")[1:], strict=True))


def result_of(said):
    return float(said.split()[-1])


def test_every_family_is_tried():
    assert {e.model for e in RUNS.values()} == set(MODELS)


@pytest.mark.parametrize("name", RUNS)
def test_plain_keras_gets_the_same_numbers(name, runs, said):
    run = runs[name]
    near = 1e-4 if run.experiment.precision == "float32" else 1e-2  # of eight bits each compiler rounds others
    for curve in ("loss", "val_loss"):
        theirs = [float(number) for number in re.findall(rf"\b{curve} ([\d.]+)", said[name])]
        np.testing.assert_allclose(theirs, run.history[curve], atol=2e-5, rtol=near)
    ours = run.scores["accuracy" if run.data.task == "classification" else "mae"]
    assert result_of(said[name]) == pytest.approx(ours, rel=1e-3)


def test_models_are_opened_by_plain_keras(runs, heard):
    differences = dict(re.findall(r"^model (\w+)\.keras (\S+)$", heard, re.MULTILINE))
    assert set(differences) == set(OPENED)
    assert {runs[name].experiment.model for name in OPENED} == set(MODELS)
    assert all(float(difference) < 1e-5 for difference in differences.values()), differences


@pytest.mark.parametrize("name", ["early stopping", "numbers"])
def test_runs_that_should_stop_early_did(name, runs):
    run = runs[name]
    assert len(run.history["loss"]) < run.experiment.epochs
    assert run.best_epoch < len(run.history["loss"]) - 1


def test_chance_makes_it_agree_roughly(runs, said):
    run = runs["chance"]
    assert "only roughly" in run.code(rows=False)
    assert result_of(said["chance"]) == pytest.approx(run.scores["accuracy"], abs=0.15)


def test_first_weights_are_said_where_they_are_unusual(runs):
    assert "kernel_initializer=keras.initializers.RandomNormal(stddev=0.001)" in runs["rnn"].code(rows=False)
    assert "initializer" not in runs["mlp"].code(rows=False)


@pytest.mark.parametrize("title", ['evil"""\nraise SystemExit', "back\\slash\\", "{e.seed}", "数据 😀", "\x00"])
def test_the_name_of_a_file_stays_a_name(title):
    run = bundle("german_credit")
    run = replace(run, data=replace(run.data, card=replace(run.data.card, title=title)))
    tree = ast.parse(run.code(rows=False).replace("…", ""))
    assert [type(node).__name__ for node in tree.body[:2]] == ["Expr", "Import"]


def test_an_upload_is_in_its_script(runs, said):
    assert result_of(said["upload"]) == pytest.approx(runs["upload"].scores["mae"], rel=1e-3)


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
