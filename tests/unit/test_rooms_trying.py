"""What a room keeps of a run: numbers that others recompute, and of an upload nothing that is its owner's alone."""

import io
import json
import zipfile
from dataclasses import replace

import h5py
import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from core.bundles import bundle
from core.decision import Decision, Values
from core.experiment import Experiment
from core.rooms.trying import about_run

DECISION = Decision(threshold=0.3, values=Values(400.0, -150.0, -10.0, 0.0), volume=500, currency="CNY")


def by_hand(run, threshold):
    """Return the money a month at a threshold, counted row by row."""
    hit, alarm, miss, left = DECISION.values
    flagged = np.asarray(run.y_prob, np.float64)[:, 1] >= threshold
    each = np.where(run.y_test == 1, np.where(flagged, hit, miss), np.where(flagged, alarm, left))
    return DECISION.volume * each.mean()


def _numbers_in(archive):
    """Return how many numbers the layers of a `.keras` file hold."""
    sizes = []
    with zipfile.ZipFile(io.BytesIO(archive)) as file, h5py.File(io.BytesIO(file.read("model.weights.h5"))) as weights:
        weights["layers"].visititems(
            lambda _, item: sizes.append(item.size) if isinstance(item, h5py.Dataset) else None
        )
    return sum(sizes)


def test_numbers_of_a_run_are_those_of_counting():
    run = bundle("german_credit")
    about = about_run(run, DECISION)
    assert about["value"] == pytest.approx(roc_auc_score(run.y_test, run.y_prob[:, 1]), abs=1e-6)
    assert about["low"] < about["value"] < about["high"] and about["baseline"] == 0.5
    assert about["money"] == pytest.approx(by_hand(run, 0.3))
    every = [by_hand(run, threshold) for threshold in (*np.unique(run.y_prob[:, 1].astype(np.float64)), 2.0)]
    assert about["best_money"] == pytest.approx(max(every))
    assert by_hand(run, about["best_threshold"]) == pytest.approx(max(every))
    assert about["best_low"] < about["best_money"] < about["best_high"]
    assert about["seconds"] == run.seconds and about["epochs"] == len(run.history["loss"])
    assert about["parameters"] == _numbers_in(run.network.archive)
    assert (about["currency"], about["threshold"], about["own"]) == ("CNY", 0.3, False)
    assert Experiment.from_params(about["params"]) == run.experiment
    assert json.loads(json.dumps(about, allow_nan=False)) == about


def test_an_upload_gives_its_owner_no_name_and_no_link(make_run, upload):
    about = about_run(make_run(Experiment(dataset=upload.name), upload), DECISION)
    assert about["own"] and about["title"] == "" and about["params"] == {}
    text = json.dumps(about)
    assert upload.name not in text and upload.card.title not in text
    assert not any(column in text for column in upload.frame.columns)
    assert about["value"] is not None and about["money"] is not None


@pytest.mark.parametrize("name", ("iris", "diabetes"))
def test_what_has_not_two_classes_has_no_price(make_run, name):
    about = about_run(make_run(Experiment(dataset=name)), DECISION)
    assert about["value"] is not None
    assert [about[money] for money in ("threshold", "money", "best_threshold", "best_money")] == [None] * 4


def test_a_base_rate_that_nobody_can_reckon_with_gives_no_amount(make_run):
    run = make_run(Experiment(dataset="german_credit"))
    one = run.split.test[run.y_test == 0]
    keep = run.y_test == 0
    bare = replace(run, split=replace(run.split, test=one), y_prob=run.y_prob[keep])
    about = about_run(bare, Decision(base_rate=0.2))
    assert about["money"] is None and about["threshold"] == 0.5
