"""Bundled runs: they open without TensorFlow, and their model still gives what they say."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.bundles import BUNDLES, FOLDER, bundle
from core.evaluation import evaluate
from core.store.files import load_run

ROOT = Path(__file__).parents[2]


def test_each_bundled_run_is_in_the_repository_and_no_other():
    assert {path.name for path in FOLDER.iterdir()} == set(BUNDLES)


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundled_run_scores_what_it_says(name):
    run = bundle(name)
    assert run.experiment == BUNDLES[name].experiment
    np.testing.assert_allclose(run.predict(run.X_test), run.y_prob, atol=1e-5)
    assert dict(run.scores) == pytest.approx(evaluate(run.y_test, run.y_prob))
    assert len(run.history["loss"]) == len(run.history["val_loss"])


def test_one_is_honest_and_one_too_good_to_be_true():
    honest, leaking = bundle("german_credit").scores, bundle("german_credit_calls").scores
    assert 0.70 < honest["roc_auc"] < 0.85
    assert leaking["roc_auc"] > honest["roc_auc"] + 0.08


def test_bundles_open_without_tensorflow_whatever_made_them(tmp_path):
    code = (
        "import sys; from core.bundles import BUNDLES, bundle; from core.evaluation import headline; "
        "assert all(headline(bundle(name)).value > 0.5 for name in BUNDLES); "
        "print([m for m in ('tensorflow', 'keras', 'shap', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_bundle_of_another_version_opens_and_names_it(tmp_path):
    for path in (FOLDER / "german_credit").iterdir():
        content = path.read_bytes()
        if path.name == "run.json":
            content = content.replace(b'"keras": "', b'"keras": "0.')
        (tmp_path / path.name).write_bytes(content)
    assert load_run(tmp_path).versions["keras"].startswith("0.")
