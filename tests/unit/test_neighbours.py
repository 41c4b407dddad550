"""The training rows like a row; the oracles are scikit-learn's nearest neighbours, and intervals written out."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.neighbors import NearestNeighbors

from core.bundles import bundle
from core.evaluation.predictions import predictions_of
from core.experiment import Experiment
from core.explanation.case import Case
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.like_words import like_finding, like_pictures, like_table, near_sentence
from core.explanation.neighbours import mean_of, neighbours


def case_of(run, place, output=1):
    """Return a case whose reasons are made up: a column pulls the more, the later it is."""
    d, k = len(run.data.feature_names), run.y_prob.shape[1]
    values = np.tile(np.arange(1.0, d + 1)[:, None] / d, (1, 1, k)) / 10
    x = run.X_test[place]
    told = Explanation(
        values, np.zeros(k), x[None], run.y_prob[[place]].astype(float), np.full_like(values, 0.01), np.ones(k), True
    )
    return Case(run, x, told, min(output, k - 1), How(), place)


def distances(run, x):
    """Return distances to all training rows, written out column by column."""
    prepared, total = run.preprocessor, np.zeros(len(run.split.train))
    rows, own = prepared.transform(run.data.X[run.split.train]), prepared.transform(x[None])[0]
    for j, kind in enumerate(prepared.kind):
        total += (rows[:, j].astype(float) - own[j]) ** 2 * (0.5 if kind.isdigit() else 1)
    return np.sqrt(total)


@pytest.mark.parametrize("name", ["german_credit", "penguins", "iris", "digits", "diabetes", "spiral"])
def test_the_nearest_rows_are_those_that_brute_force_finds(name, make_run):
    run = make_run(Experiment(dataset=name))
    for place in (0, 7):
        found = neighbours(run, run.X_test[place], 20)
        brute = distances(run, run.X_test[place])
        assert np.allclose(found.distance, np.sort(brute)[:20], atol=1e-4)
        assert np.allclose(
            brute[np.searchsorted(run.split.train, found.rows, sorter=np.argsort(run.split.train))].size, 20
        )
        assert np.array_equal(found.truth, run.data.y[found.rows])
        assert np.allclose(found.likeness, np.clip(1 - found.distance / np.median(brute), 0, 1), atol=1e-4)
        assert set(found.rows) <= set(run.split.train)


def test_scikit_learn_finds_the_same_rows():
    run = bundle("german_credit")
    scale = np.where([kind.isdigit() for kind in run.preprocessor.kind], math.sqrt(0.5), 1)
    points = run.preprocessor.transform(run.data.X[run.split.train]) * scale
    model = NearestNeighbors(n_neighbors=20).fit(points)
    own = run.preprocessor.transform(run.X_test[:5]) * scale
    for place, (distance, rows) in enumerate(zip(*model.kneighbors(own), strict=True)):
        found = neighbours(run, run.X_test[place], 20)
        assert np.allclose(found.distance, distance, atol=1e-5)
        assert set(found.rows) == set(run.split.train[rows])


def test_a_training_row_is_nearest_to_itself_and_wholly_alike():
    run = bundle("german_credit")
    found = neighbours(run, run.data.X[run.split.train[3]], 5)
    assert (found.rows[0], found.distance[0], found.likeness[0]) == (run.split.train[3], 0, 1)
    assert "equals it" in near_sentence(found).text()


def test_a_row_unlike_all_others_is_said_to_be():
    run = bundle("german_credit")
    x = run.X_test[0].copy()
    numbers = [j for j, name in enumerate(run.data.feature_names) if name not in run.data.categories]
    x[numbers] = 50 * np.abs(run.data.X[:, numbers]).max(axis=0)
    found = neighbours(run, x)
    assert found.far and "Even the nearest is far" in near_sentence(found).text()


def test_how_many_training_rows_have_a_nearer_one():
    run = bundle("german_credit")
    scale = np.where([kind.isdigit() for kind in run.preprocessor.kind], math.sqrt(0.5), 1)
    points = run.preprocessor.transform(run.data.X[run.split.train]) * scale
    nearest = NearestNeighbors(n_neighbors=2).fit(points).kneighbors(points)[0][:, 1]
    found = neighbours(run, run.X_test[0], 5)
    assert found.nearer == pytest.approx(np.mean(nearest < found.distance[0]), abs=0.08)  # of 200 rows drawn by lot


def test_the_finding_counts_what_happened_with_wilsons_interval():
    run = bundle("german_credit")
    case = case_of(run, 0)
    found = neighbours(run, case.x, 20)
    hits = int((run.data.y[found.rows] == 1).sum())
    sure = stats.binomtest(hits, 20).proportion_ci(method="wilson")
    said = like_finding(case, found, 0.83).text()
    assert f"20 training rows most like it {hits} are" in said and "83%" in said
    assert f"({round(20 * sure.low)} to {round(20 * sure.high)} of 20" in said


def test_numbers_have_a_mean_with_students_interval(make_run):
    run = make_run(Experiment(dataset="diabetes"))
    case = case_of(run, 0, 0)
    found = neighbours(run, case.x, 10)
    mean, scale = found.truth.mean(), stats.sem(found.truth.astype(float))
    low, high = stats.t.interval(0.95, 9, mean, scale)
    assert (found.mean.low, found.mean.high) == pytest.approx((low, high))
    assert f"{low:,.3g} to {high:,.3g}" in like_finding(case, found, 150.0).text()
    assert math.isnan(mean_of(np.array([3.0])).low)


def test_the_table_writes_out_what_differs():
    run = bundle("german_credit")
    case = case_of(run, 0)
    found = neighbours(run, case.x, 5)
    table = like_table(case, found, np.tile([0.2, 0.8], (6, 1)), str)
    assert list(table.columns[:4]) == ["Row", "How like, %", "What happened", "The model says"]
    assert table["Row"].tolist() == ["this case", *(f"{row + 1:,}" for row in found.rows)]
    assert table.columns[4] == run.data.card.shown(run.data.feature_names[-1]).text()  # it pulls most
    for number, row in enumerate(found.rows, start=1):
        for place, column in enumerate(reversed(range(len(case.x)))):
            assert (table.iloc[number, 4 + place] == "=") == (run.data.X[row, column] == case.x[column])
    assert "≈ " in table.to_string()


def test_gaps_are_alike_and_pictures_have_captions(make_run):
    run = make_run(Experiment(dataset="penguins"))
    gap = int(np.flatnonzero(np.isnan(run.data.X[run.split.test]).any(axis=1))[0])
    case = case_of(run, gap)
    assert "missing" in like_table(case, neighbours(run, case.x, 5), run.y_prob[:6].astype(float), str).to_string()
    run = make_run(Experiment(dataset="digits"))
    case = case_of(run, 0)
    X, captions = like_pictures(case, neighbours(run, case.x, 5), run.y_prob[:6].astype(float), str)
    assert X.shape == (6, 64) and len(captions) == 6 and "→" in captions[1]


def test_few_training_rows_are_all_there_are(make_run):
    from core.datasets.preparation import Split

    run = make_run(Experiment(dataset="iris"))
    few = make_run(Experiment(dataset="iris"), split=Split(run.split.train[:1], run.split.val, run.split.test))
    found = neighbours(few, few.X_test[0], 20)
    case = case_of(few, 0)
    assert len(found.rows) == 1 and not found.far
    assert like_finding(case, found, 0.5).text() and pd.notna(found.nearer)
    assert predictions_of(few).classes == 3
