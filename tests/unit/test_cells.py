"""The rows behind each cell, against scikit-learn's confusion matrix and brute force; and luck stays luck."""

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from sklearn.metrics import confusion_matrix

from core.bundles import bundle
from core.datasets import load
from core.datasets.dataset import Card
from core.evaluation.cells import (
    cell_csv,
    cell_file_name,
    cell_pictures,
    cell_table,
    cells_of,
    common_sentence,
    in_common,
    surest_rows,
    surest_sentence,
)
from core.evaluation.cells.off import short
from core.evaluation.predictions import Predictions, predictions_of
from core.messages import translator

CARD = Card("t", "w", "s", "l", "y", labels={"city": "Town", "B": "Big town"}, units={"age": "years"})


def two(truth, chance, frame=None):
    chance = np.asarray(chance, float)
    return made(truth, np.column_stack([1 - chance, chance]), ("no", "yes"), frame)


def made(truth, prob, names, frame=None, task="classification"):
    truth = np.asarray(truth)
    return Predictions(
        "k", "t", task, truth, np.asarray(prob, float), names, CARD, pd.DataFrame() if frame is None else frame,
        np.arange(len(truth)) + 10,
    )  # fmt: skip


def several(rng, n=60, k=4):
    return made(rng.integers(0, k, n), rng.dirichlet(np.ones(k), n).round(1), tuple("abcd"[:k]))


SCORES = {
    "random": np.random.default_rng(0).random(200),
    "tied": np.random.default_rng(1).integers(0, 4, 200) / 4,
    "constant": np.full(200, 0.5),
    "separated": np.linspace(0, 1, 200),
}
TRUTH = np.r_[np.zeros(120, int), np.ones(80, int)]


@pytest.mark.parametrize("threshold", [0.0, 0.25, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("kind", SCORES)
def test_the_cells_of_two_classes_are_those_of_the_confusion_matrix(kind, threshold):
    it = two(TRUTH, SCORES[kind])
    table = confusion_matrix(TRUTH, SCORES[kind] >= threshold, labels=[0, 1])
    cells = cells_of(it, threshold)
    order = ["left_alone", "false_alarms", "misses", "hits"]
    assert [cells[name].count for name in order] == table.ravel().tolist()
    assert [int(cells[name].rows().sum()) for name in order] == table.ravel().tolist()
    assert np.sum([cells[name].rows() for name in order], axis=0).tolist() == [1] * 200
    assert [name for name, cell in cells.items() if cell.wrong] == ["false_alarms", "misses"]
    for cell in cells.values():
        assert cell.finding.text()
        assert (surest_sentence(cell) is None) == (cell.count == 0)


def test_cells_agree_with_the_curve():
    it = predictions_of(bundle("german_credit"))
    for threshold in (0.0, 0.31, 0.5, 1.0):
        outcome, cells = it.curve.at(threshold), cells_of(it, threshold)
        for name in ("hits", "false_alarms", "misses", "left_alone"):
            assert cells[name].count == getattr(outcome, name)


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5)), min_size=2, max_size=40), st.integers(1, 50))
def test_the_surest_come_first_and_equally_sure_ones_as_in_the_table(rows, most):
    truth, score = (np.array(part) for part in zip(*rows, strict=True))
    for name, cell in cells_of(two(truth, score / 5), 0.4).items():
        sign = -1 if name in ("misses", "left_alone") else 1
        expected = sorted(np.flatnonzero(cell.rows()), key=lambda place: (-sign * score[place], place))
        assert surest_rows(cell).tolist() == expected
        assert surest_rows(cell, most).tolist() == expected[:most]


def test_the_cells_of_more_classes_are_those_of_the_confusion_matrix():
    rng = np.random.default_rng(0)
    it = several(rng)
    called = it.y_prob.argmax(axis=1)
    table = confusion_matrix(it.y_true, called, labels=range(4))
    cells = cells_of(it)
    assert cells["mistakes"].count == int((called != it.y_true).sum())
    pairs = {name: cell for name, cell in cells.items() if name != "mistakes"}
    assert {name: cell.count for name, cell in pairs.items()} == {
        f"{i}-{j}": table[i, j] for i in range(4) for j in range(4) if table[i, j]
    }
    wrong = [cell.count for cell in pairs.values() if cell.wrong]
    assert wrong == sorted(wrong, reverse=True)
    assert [cell.wrong for cell in pairs.values()] == sorted((cell.wrong for cell in pairs.values()), reverse=True)
    for name, cell in pairs.items():
        true, said = map(int, name.split("-"))
        places = surest_rows(cell)
        assert set(places) == set(np.flatnonzero((it.y_true == true) & (called == said)))
        assert (np.diff(it.y_prob[places, said]) <= 0).all()


def test_without_a_mistake_there_is_nothing_to_show():
    cells = cells_of(made([0, 1, 2], np.eye(3), tuple("abc")))
    assert list(cells) == ["mistakes", "0-0", "1-1", "2-2"]
    assert cells["mistakes"].count == 0
    assert surest_sentence(cells["mistakes"]) is None
    assert len(cell_table(made([0, 1, 2], np.eye(3), tuple("abc")), cells["mistakes"], str)) == 0


def test_numbers_are_too_high_or_too_low_the_farthest_first():
    it = made([1.0, 2, 3, 4, 5], [[1], [4], [2], [4.5], [-5]], (), task="regression")
    over, under = cells_of(it).values()
    assert (over.count, under.count) == (2, 2)
    assert surest_rows(over).tolist() == [1, 3]
    assert surest_rows(under).tolist() == [4, 2]
    assert surest_sentence(under).text() == "The farthest off is row 15: predicted -5, in truth 5."
    assert "half of them by 1.25 or more" in over.finding.text()
    assert cell_table(it, under, str)["Off by"].tolist() == [-10, -1]


def test_predictions_that_blew_up_are_on_no_side():
    it = made([1.0, 2.0], [[np.nan], [np.nan]], (), task="regression")
    assert [cell.count for cell in cells_of(it).values()] == [0, 0]
    assert [surest_sentence(cell) for cell in cells_of(it).values()] == [None, None]


def test_two_rows_are_enough():
    cells = cells_of(two([0, 1], [0.9, 0.1]))
    assert cells["false_alarms"].count == cells["misses"].count == 1
    assert cells["hits"].finding.text().startswith("Rightly flagged: 0. Of 100 flagged, 0 are “yes”")
    assert in_common(two([0, 1], [0.9, 0.1]), "misses").what is None


def test_what_cannot_be_is_said():
    cells = cells_of(two([0, 0], [0.1, 0.2]), 0.5)
    assert (
        cells["false_alarms"].finding.text() == "Nothing is flagged from this threshold on, so there is no false alarm"
    )
    assert cells["misses"].finding.text() == "No row is “yes”, so none can be missed"
    assert cells_of(two([0, 0], [0.9, 0.8]), 0.5)["left_alone"].finding.text().startswith("Everything is flagged")


def test_a_finding_counts_of_a_hundred_with_its_range():
    cell = cells_of(predictions_of(bundle("german_credit")), 0.3)["misses"]
    assert cell.finding.text() == (
        "Misses: 9. Of 100 that are “Went bad”, 15 go unflagged (8 to 26 with other rows like these)"
    )
    assert surest_sentence(cell).text() == (
        "The surest is row 229: a chance of 11 % of “Went bad”, the lowest of them."
    )


FRAME = pd.DataFrame({"city": pd.Categorical(["A", "B", None]), "age": [3, 4, 5], "Row": [7, 8, 9]})


def test_a_table_has_the_words_of_a_user():
    it = two([0, 0, 1], [0.7, 0.9, 0.1], FRAME)
    table = cell_table(it, cells_of(it)["false_alarms"], str)
    assert table.columns.tolist() == ["Row", "In truth", "Chance of “yes”", "Town", "age (years)", "Row *"]
    assert table["Row"].tolist() == [12, 11]
    assert table["In truth"].tolist() == ["no", "no"]
    assert table["Town"].tolist() == ["Big town", "A"]
    assert table["Row *"].tolist() == [8, 7]
    assert len(cell_table(it, cells_of(it)["false_alarms"], str, most=1)) == 1


def test_a_file_has_every_row_and_is_read_by_a_spreadsheet():
    it = predictions_of(bundle("german_credit"))
    for lang in ("en", "zh"):
        cell = cells_of(it, 0.3)["false_alarms"]
        content = cell_csv(it, cell, translator(lang))
        assert content.startswith(b"\xef\xbb\xbf")
        read = pd.read_csv(io.BytesIO(content), keep_default_na=False)
        assert len(read) == cell.count
        assert read.shape[1] == 3 + it.frame.shape[1]
    assert cell_file_name(it, cell).startswith("false-alarms-")


def test_pictures_say_what_they_are():
    data = load("digits")
    prob = np.full((len(data.y), 10), 0.05)
    prob[:, 3] = 0.55
    it = Predictions(
        "k", "t", "classification", data.y, prob, tuple(data.class_names), data.card, data.frame, np.arange(len(data.y)),
        image_shape=data.image_shape,
    )  # fmt: skip
    rows, captions = cell_pictures(it, cells_of(it)["0-3"], str, 5)
    assert rows.shape == (5, 64)
    assert captions == ["0 → 3"] * 5
    assert common_sentence(cells_of(it)["0-3"], in_common(it, "0-3")) is None


def judged(rng, n, planted):
    city = rng.choice(list("ABC"), n)
    age = rng.integers(18, 80, n)
    truth = rng.integers(0, 2, n)
    chance = np.where(rng.random(n) < 0.8, truth, 1 - truth) * 0.8 + 0.1
    if planted:
        chance = np.where((city == "B") & (truth == 0), 0.9, chance)
    return two(truth, chance, pd.DataFrame({"city": pd.Categorical(city), "age": age, "x": rng.normal(size=n)}))


def test_what_mistakes_have_in_common_is_found_with_its_counts():
    it = judged(np.random.default_rng(0), 400, planted=True)
    cell, common = cells_of(it)["false_alarms"], in_common(it, "false_alarms")
    is_b, alarm = it.frame["city"] == "B", cell.rows()
    good = it.y_true == 0
    assert common.what.text() == "Town is “Big town”"
    assert (common.count, common.of) == ((is_b & alarm).sum(), (is_b & good).sum())
    assert (common.other, common.other_of) == ((~is_b & alarm).sum(), (~is_b & good).sum())
    sentence = common_sentence(cell, common).text()
    assert sentence.startswith("Among the rows that are “no”, such mistakes are commoner where Town is “Big town”:")
    assert f"{common.count} of {common.of} (100 of 100)" in sentence


def test_luck_is_rarely_taken_for_something_in_common():
    rng, found = np.random.default_rng(1), 0
    for _ in range(200):
        it = judged(rng, 150, planted=False)
        found += in_common(it, "false_alarms").what is not None
    assert found <= 18  # 5 % of 200 are 10; more than 18 happen once in a hundred times


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_nothing_sets_mistakes_apart_more_than_what_is_said(seed):
    rng = np.random.default_rng(seed)
    it = judged(rng, 60, planted=True)
    cell, common = cells_of(it)["false_alarms"], in_common(it, "false_alarms")
    alarm, good = cell.rows(), it.y_true == 0
    # Three towns and two sides of three quartiles of two columns of numbers are tried.
    least = 0.05 / 15 if common.what is None else _fisher(common.count, common.of, common.other, common.other_of)
    for level in "ABC":
        has = (it.frame["city"] == level).to_numpy()
        p = _fisher((has & alarm).sum(), (has & good).sum(), (~has & alarm).sum(), (~has & good).sum())
        assert p >= least * (1 - 1e-9)


def _fisher(count, of, other, other_of):
    table = [[count, of - count], [other, other_of - other]]
    return fisher_exact(table, alternative="greater").pvalue


def test_missing_values_can_be_what_mistakes_have_in_common():
    truth = np.zeros(60, int)
    chance = np.where(np.arange(60) % 2, 0.9, 0.1)
    frame = pd.DataFrame({"age": np.where(np.arange(60) % 2, np.nan, 40.0), "id": [f"k{i}" for i in range(60)]})
    it = two(truth, chance, frame)
    common = in_common(it, "false_alarms")
    assert common.what.text() == "age (years) is missing"
    assert common.columns == 1  # of the names of rows nothing can be learned
    assert (common.count, common.of, common.other, common.other_of) == (30, 30, 0, 30)


def test_columns_without_values_or_with_one_do_no_harm():
    frame = pd.DataFrame(
        {"none": [np.nan] * 4, "same": [1] * 4, "flag": [True, False, True, False], "inf": [np.inf, 1, 2, 3]}
    )
    it = two([0, 0, 1, 1], [0.9, 0.1, 0.9, 0.1], frame)
    for name in cells_of(it):
        assert in_common(it, name).what is None


@pytest.mark.parametrize(
    "number, text",
    [
        (0, "0"),
        (28.2411, "28.2"),
        (12345.6, "12,346"),
        (0.00123456, "0.00123"),
        (-5, "-5"),
        (2.0349e-9, "2.03e-09"),
        (np.nan, "nan"),
    ],
)
def test_numbers_are_short(number, text):
    assert short(number) == text
