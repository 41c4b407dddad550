"""How closely columns go together, against SciPy's correlations."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from core.datasets.dataset import Card, Dataset
from core.explanation.overall.correlation import associations_of, strongest


def table(frame):
    frame = pd.DataFrame(frame)
    card = Card("", "", "", "", "y")
    return Dataset("made", frame, np.zeros(len(frame), np.float32), "regression", (), card)


@pytest.fixture
def mixed():
    rng = np.random.default_rng(3)
    a = rng.normal(size=400)
    kind = np.where(a + rng.normal(size=400) > 0, "x", rng.choice(["y", "z"], 400))
    other = np.where(rng.random(400) < 0.6, kind, rng.choice(["x", "y", "z"], 400))
    return table({"a": a, "b": np.exp(a) + rng.normal(size=400), "kind": pd.Categorical(kind), "other": pd.Categorical(other), "still": 1.0})  # fmt: skip


def all_of(data):
    return associations_of(data, np.arange(len(data.frame)))


def test_two_numbers_have_spearmans_correlation(mixed):
    assert all_of(mixed)[0, 1] == pytest.approx(stats.spearmanr(mixed.X[:, 0], mixed.X[:, 1]).statistic)


def test_two_categories_have_cramers_v_without_its_bias(mixed):
    counts = pd.crosstab(mixed.frame["kind"], mixed.frame["other"]).to_numpy()
    n = counts.sum()
    chi2 = stats.chi2_contingency(counts, correction=False).statistic
    fair = max(0, chi2 / n - 4 / (n - 1))
    assert all_of(mixed)[2, 3] == pytest.approx(np.sqrt(fair / (3 - 4 / (n - 1) - 1)))


def test_a_number_and_a_category_have_the_correlation_ratio_that_kruskals_h_gives(mixed):
    groups = [part["a"].to_numpy() for _, part in mixed.frame.groupby("kind", observed=True)]
    h = stats.kruskal(*groups).statistic
    assert all_of(mixed)[0, 2] == pytest.approx(np.sqrt((h - 2) / (400 - 3)))


def test_it_is_symmetric_within_bounds_and_a_column_goes_with_itself(mixed):
    found = all_of(mixed)
    np.testing.assert_allclose(found, found.T)
    assert (np.abs(found) <= 1).all() and (np.diag(found) == 1).all()


def test_a_column_that_never_changes_goes_with_none(mixed):
    assert (all_of(mixed)[4, :4] == 0).all()


def test_of_each_pair_the_rows_count_that_have_both(mixed):
    frame = mixed.frame.assign(a=mixed.frame["a"].where(mixed.frame.index >= 50))
    frame["kind"] = frame["kind"].where(frame.index < 350)
    counted = frame.iloc[50:350]
    groups = [part["a"].to_numpy() for _, part in counted.groupby("kind", observed=True)]
    assert all_of(table(frame))[0, 2] == pytest.approx(np.sqrt((stats.kruskal(*groups).statistic - 2) / 297), abs=0.01)


def test_categories_that_have_nothing_to_do_with_each_other_come_near_0_however_many_there_are():
    rng = np.random.default_rng(0)
    names = [f"c{i}" for i in range(60)]
    data = table({"p": pd.Categorical(rng.choice(names, 300)), "q": pd.Categorical(rng.choice(names, 300)), "n": rng.normal(size=300)})  # fmt: skip
    found = all_of(data)
    assert abs(found[0, 1]) < 0.15 and abs(found[0, 2]) < 0.25


def test_a_column_alone_has_no_strongest_companion():
    data = table({"only": np.arange(9.0)})
    assert strongest(all_of(data), 0) is None


def test_two_rows_go_with_nothing():
    data = table({"a": [1.0, 2.0], "b": [2.0, 1.0], "c": pd.Categorical(["x", "y"])})
    assert np.isfinite(all_of(data)).all()
