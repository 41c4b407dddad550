"""The ledger: what changed between runs, what happened, and which are shown in which order."""

import math
from dataclasses import replace

import numpy as np
import pytest
from sklearn.utils import resample as sklearn_resample

from core.datasets import DATASETS
from core.evaluation.pairs import Difference, difference
from core.experiment import SETTINGS, Experiment
from core.ledger import SORTS, changes, compared, curves_finding, differences, found, scores_finding
from core.messages import translator
from tests.unit.entries import other, words

IRIS = Experiment(dataset="iris")


def test_settings_that_are_the_same_are_not_told(entry):
    pair = [entry, other(entry, learning_rate=0.01, hidden=(8, 4), batch_norm=True)]
    assert words(differences(pair)) == {
        entry.key: [("Layers", "64-64"), ("Batch normalisation", "off"), ("Learning rate", "0.001")],
        "other": [("Layers", "8-4"), ("Batch normalisation", "on"), ("Learning rate", "0.01")],
    }


def test_a_single_run_differs_from_the_defaults(entry):
    alone = other(entry, epochs=1500)
    assert words(differences([alone])) == {"other": [("Epochs", "1,500")]}
    assert words(differences([entry])) == {entry.key: []}
    assert differences([]) == {}


def test_every_setting_has_words_for_its_value(entry):
    for lang in ("en", "zh"):
        for label, value in differences([entry, other(entry, **_far())])["other"]:
            assert label.text(translator(lang))
            assert value if isinstance(value, str) else value.text(translator(lang))


def _far() -> dict:
    """Return another value for every setting that is a choice or a yes and no, and for columns."""
    from core.settings import Choice, Flag

    values = {"features": ("sepal length (cm)", "own column {x}")}
    for name, described in SETTINGS.items():
        if isinstance(described, Choice):
            values[name] = [option for option in described.options() if option != described.default][-1]
        elif isinstance(described, Flag):
            values[name] = not described.default
    return values


def test_changes_are_told_among_runs_on_the_same_data(entry):
    runs = [entry, other(entry, "a", seed=2), other(entry, "b", dataset="wine", epochs=5, seed=4)]
    runs.append(other(entry, "c", epochs=7))
    assert words(changes(runs)) == {
        entry.key: [("Epochs", "100"), ("Seed", "0")],
        "a": [("Seed", "2"), ("Epochs", "100")],
        "c": [("Epochs", "7"), ("Seed", "0")],
        "b": [("Epochs", "5"), ("Seed", "4")],
    }


def test_columns_are_told_by_what_users_call_them(entry):
    column = next(iter(DATASETS["german_credit"].card.labels))
    credit = other(entry, dataset="german_credit", features=(column, "my column"))
    (label, value), *_rest = [told for told in differences([credit])["other"] if told[0].text() == "Features"]
    assert value.text() == f"{DATASETS['german_credit'].card.labels[column]}, my column"
    drawn = other(entry, dataset="xor", features=("x2", "xy"))
    assert dict(words(differences([drawn]))["other"])["Features"] == "x², x·y"
    assert label.text() == "Features"


def test_an_upload_is_called_by_its_file_name(entry):
    own = other(entry, dataset="csv-0123456789abcdef", about={"title": "mine {x}.csv"})
    assert own.data == "mine {x}.csv"
    assert ("Data", "mine {x}.csv") in words(differences([own]))["other"]
    assert "mine {x}.csv" in compared(entry, own).text()


def test_finding_by_data_and_words(entry):
    runs = [
        replace(entry, key="a", name="Baseline", note=""),
        replace(entry, key="b", name="", number=7, note="more Epochs"),
        other(entry, "c", dataset="wine"),
    ]
    keys = lambda *args, **more: [e.key for e in found(runs, *args, **more)]  # noqa: E731
    assert keys() == ["a", "b", "c"]
    assert keys(" base") == ["a"]
    assert keys("EPOCHS") == ["b"]
    assert keys("run 7") == ["b"]
    assert keys("", "wine") == ["c"]
    assert keys("base", "wine") == []
    assert keys("(") == []
    assert keys("第 7", translate=lambda text: {"Run {n}": "第 {n} 次"}.get(text, text)) == ["b"]


@pytest.mark.parametrize("name, order", [("newest", "abc"), ("score", "cab"), ("loss", "acb"), ("seconds", "bac")])
def test_orders(entry, name, order):
    facts = {
        "a": {"value": 0.5, "best_loss": 0.1, "seconds": 2.0},
        "b": {"value": math.nan, "best_loss": math.nan, "seconds": 1.0},
        "c": {"value": 0.9, "best_loss": 0.2, "seconds": 3.0},
    }
    runs = [other(entry, key, about=about) for key, about in facts.items()]
    assert "".join(e.key for e in SORTS[name](runs)) == order


LOSSES = {"best_loss": 0.45, "value": 0.79, "low": 0.71, "high": 0.86}


def test_one_setting_and_what_it_did(entry):
    first = replace(other(entry, "a", about=LOSSES), name="Slow")
    second = replace(
        other(entry, "b", about=LOSSES | {"best_loss": 0.39, "value": 0.81}, learning_rate=0.01), name="Fast"
    )
    assert compared(first, second).text() == (
        "From “Slow” to “Fast” only one setting differs: Learning rate 0.001 → 0.01. "
        "Validation loss at its best: 0.45 → 0.39. Accuracy: 0.79 (0.71–0.86) → 0.81 (0.71–0.86). "
        "The intervals overlap, so this difference could be luck."
    )


@pytest.mark.parametrize(
    "low, high, words",
    [
        (0.01, 0.05, "On the same 30 test rows “Run 2” is better by 0.01 to 0.05"),
        (-0.05, -0.01, "On the same 30 test rows “Run 1” is better by 0.01 to 0.05"),
        (-0.01, 0.05, "the difference lies between -0.01 and +0.05, so it could be luck"),
        (0.0, 0.0, "so it could be luck"),
        (math.nan, math.nan, "so it could be luck"),
    ],
)
def test_a_paired_difference_says_more(entry, low, high, words):
    text = compared(entry, replace(other(entry, seed=1), number=2), Difference(0.02, low, high, 30)).text()
    assert words in text
    assert "overlap" not in text


def test_intervals_apart_are_more_than_luck(entry):
    better = other(entry, about={"value": 0.99, "low": 0.98, "high": 1.0}, seed=1)
    worse = other(entry, "worse", about={"value": 0.5, "low": 0.4, "high": 0.6})
    assert "more than the luck" in compared(worse, better).text()
    assert "more than the luck" in compared(better, worse).text()


def test_other_data_cannot_be_compared(entry):
    text = compared(entry, other(entry, dataset="wine")).text()
    assert "Validation loss" not in text
    assert text.endswith("The data differs, so the scores don't say which settings are better.")
    numbers = other(entry, dataset="diabetes", about={"score": "r2"})
    assert "Accuracy" not in compared(entry, numbers).text()


def test_losses_of_different_kinds_are_not_compared(entry):
    assert "Validation loss" not in compared(entry, other(entry, loss="hinge")).text()
    assert "Validation loss" not in compared(entry, other(entry, about={"best_loss": math.nan}, seed=1)).text()


def test_many_changes_are_cut_short(entry):
    many = other(entry, epochs=5, seed=1, l1=0.1, l2=0.1, dropout=0.2, batch_size=8)
    assert "6 settings differ" in compared(entry, many).text()
    assert "; 2 more." in compared(entry, many).text()
    five = other(entry, epochs=5, seed=1, l1=0.1, l2=0.1, dropout=0.2)
    assert "more." not in compared(entry, five).text().replace("no more", "")


def test_the_same_settings_made_by_other_versions(entry):
    assert "no setting differs" in compared(entry, replace(entry, key="other")).text()


def test_the_paired_difference_is_that_of_paired_draws(make_run):
    first, second = make_run(replace(IRIS, seed=0)), make_run(replace(IRIS, seed=0))
    flip = second.y_prob.copy()
    flip[:6] = np.roll(flip[:6], 1, axis=1)
    second = replace(second, y_prob=flip)
    right = [(made.y_prob.argmax(axis=1) == made.y_test).astype(float) for made in (first, second)]
    gained = right[1] - right[0]
    it = difference(first, second)
    draws = [sklearn_resample(gained, random_state=i).mean() for i in range(2000)]
    assert it.rows == len(first.y_test)
    assert it.value == pytest.approx(gained.mean())
    assert (it.low, it.high) == pytest.approx(tuple(np.quantile(draws, [0.025, 0.975])), abs=0.02)


def test_runs_on_other_rows_have_no_paired_difference(make_run):
    first = make_run(IRIS)
    assert difference(first, make_run(replace(IRIS, seed=1))) is None
    assert difference(first, make_run(Experiment(dataset="wine"))) is None
    same = difference(first, first)
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_titles_of_the_pictures(entry):
    low, high = replace(entry, name="Low"), replace(other(entry, about={"value": 0.99}, seed=1), name="High")
    histories = [(low, {"val_loss": (1.0, 0.2, 0.5), "val_accuracy": (0.5, 0.6)}), (high, {"val_loss": (1.0, 0.4)})]
    assert curves_finding(histories, "val_loss").text() == "“Low” got the lowest validation loss: 0.2, at epoch 2"
    assert "“Low” was right most often" in curves_finding(histories, "val_accuracy").text()
    assert scores_finding([low, high]).text().startswith("“High” scored highest: Accuracy 0.99")
    assert scores_finding([low]).text().startswith("“Low”: Accuracy")
    far = other(entry, "far", dataset="wine")
    assert "Different data" in curves_finding([*histories, (far, {"val_loss": (1.0,)})], "val_loss").text()
    assert "Different data" in scores_finding([low, far]).text()
    assert "No curves" in curves_finding([(low, {}), (high, {"val_loss": (math.nan,)})], "val_loss").text()
    assert "can't be computed" in scores_finding([other(entry, about={"value": math.nan})]).text()
