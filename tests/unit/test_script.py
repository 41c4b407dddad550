"""The script of a run, executed by itself: plain Keras gets the run's numbers."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.experiment import Experiment
from core.training import train

ROOT = Path(__file__).parents[2]
RUNS = [
    Experiment(dataset="iris", hidden=(8, 4), epochs=4, schedule="cosine", l2=0.01),
    Experiment(
        dataset="german_credit", hidden=(8,), epochs=30, patience=2, learning_rate=0.03, class_weight="balanced"
    ),
    Experiment(dataset="diabetes", model="linear", epochs=3, optimizer="momentum", learning_rate=0.01),
    Experiment(
        dataset="spiral", hidden=(8,), features=("x", "sin_x"), epochs=3, loss="hinge", optimizer="adamw", seed=5
    ),
    Experiment(dataset="digits", model="cnn", hidden=(4, 4), epochs=2),
    Experiment(dataset="iris", hidden=(8,), epochs=2, precision="mixed_bfloat16"),
    Experiment(dataset="digits", model="rnn", hidden=(4,), epochs=2),
    Experiment(dataset="digits", model="transformer", hidden=(8, 4), epochs=2),
]


def executed(run, folder):
    """Run the script in an empty folder, with nothing of ours in reach; return what it said."""
    path = folder / "run.py"
    path.write_text(run.code(), "utf-8")
    done = subprocess.run([sys.executable, "-I", str(path)], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("e", RUNS, ids=lambda e: f"{e.model}-{e.dataset}")
def test_plain_keras_gets_the_same_numbers(e, tmp_path):
    run = train(e)
    said = executed(run, tmp_path)
    for name in ("loss", "val_loss"):
        theirs = [float(number) for number in re.findall(rf"\b{name} ([\d.]+)", said)]
        near = 1e-4 if e.precision == "float32" else 1e-2  # of eight bits each compiler rounds others
        np.testing.assert_allclose(theirs, run.history[name], atol=2e-5, rtol=near)
    result = float(said.split()[-1])
    ours = run.scores["accuracy" if run.data.task == "classification" else "mae"]
    assert result == pytest.approx(ours, rel=1e-3)


def test_it_is_written_without_tensorflow_and_to_be_read_without_the_rows():
    code = (
        "import sys; from core.bundles import bundle; run = bundle('german_credit'); "
        "print(len(run.code(rows=False)), len(run.code()), 'tensorflow' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    short, long, imported = done.stdout.split()
    assert int(short) < 3500 < 20_000 < int(long)
    assert imported == "False"
