"""Signs of a leak, against scikit-learn and pandas."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

from core.bundles import bundle
from core.datasets import read_csv
from core.experiment import Experiment
from core.explanation import How
from core.explanation.explained import Explanation
from core.explanation.hunt import hunt, opening, picked_sentence, reveal, reveal_title, task, verdict
from core.explanation.leak import alone_scores, leak_finding, leak_level, leak_signs, leak_warning, pulls_in
from core.explanation.whole import Whole, bundled

HONEST, LEAKY = bundle("german_credit"), bundle("german_credit_calls")


def whole_of(values):
    n, d, k = values.shape
    told = Explanation(
        values, np.zeros(k), np.zeros((n, d), np.float32), values.sum(axis=1), np.zeros_like(values), np.ones(k), True
    )
    return Whole(np.arange(n), told)


def even(run):
    return whole_of(np.ones((3, len(run.data.feature_names), 1)))


def upload(tmp_path, frame):
    path = tmp_path / "own.csv"
    frame.to_csv(path, index=False)
    with path.open("rb") as file:
        return read_csv(file, target="y")


def test_a_category_alone_is_worth_the_mean_outcome_of_its_rows():
    name = "status of existing checking account"
    data, split = HONEST.data, HONEST.split
    codes, y = data.frame[name].cat.codes, pd.Series(data.y)
    grouped = y.iloc[split.train].groupby(codes.iloc[split.train].to_numpy())
    share = (grouped.sum() + y.iloc[split.train].mean()) / (grouped.size() + 1)
    expected = roc_auc_score(data.y[split.test], share.reindex(codes.iloc[split.test]).to_numpy())
    assert alone_scores(HONEST)[data.feature_names.index(name)] == pytest.approx(expected)


def test_a_count_alone_ranks_as_its_values_do():
    column = LEAKY.data.feature_names.index("service calls")
    expected = roc_auc_score(LEAKY.y_test, LEAKY.X_test[:, column])
    assert alone_scores(LEAKY)[column] == pytest.approx(expected, abs=0.01)
    assert alone_scores(LEAKY).argmax() == column


def test_numbers_and_many_classes_have_their_own_score(make_run, tmp_path):
    iris = make_run(Experiment(dataset="iris"))
    j = iris.data.feature_names.index("petal width")
    x, y, split = iris.data.X[:, j], iris.data.y, iris.split
    edges = np.unique(x[split.train])
    edges = (
        (edges[1:] + edges[:-1]) / 2
        if len(edges) <= 20
        else np.unique(np.quantile(x[split.train], np.linspace(0, 1, 21)[1:-1]))
    )
    part = np.digitize(x, edges, right=True)
    prior = np.bincount(y[split.train], minlength=3) / len(split.train)
    said = [
        (np.bincount(y[split.train][part[split.train] == p], minlength=3) + prior).argmax() for p in part[split.test]
    ]
    assert alone_scores(iris)[j] == pytest.approx(accuracy_score(y[split.test], said))
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"copy": rng.choice([1.0, 2.0, 5.0], 200), "noise": rng.normal(size=200)})
    data = upload(tmp_path, frame.assign(y=10 * frame["copy"] + 0.001 * rng.normal(size=200)))
    run = make_run(Experiment(dataset=data.name), data)
    alone = alone_scores(run)
    assert alone[0] > 0.99
    assert alone[1] < 0.2
    assert r2_score(run.y_test, 10 * run.X_test[:, 0]) == pytest.approx(alone[0], abs=0.01)


def test_missing_values_are_a_part_of_their_own(make_run, tmp_path):
    rng = np.random.default_rng(0)
    label = rng.integers(0, 2, 300)
    frame = pd.DataFrame({"gap": np.where(label == 1, np.nan, rng.normal(size=300)), "b": rng.normal(size=300)})
    data = upload(tmp_path, frame.assign(y=np.where(label == 1, "yes", "no")))
    assert alone_scores(make_run(Experiment(dataset=data.name), data))[0] == pytest.approx(1)


def test_pulls_are_shares_of_their_mean_size():
    values = np.array([[[1.0], [-3.0]], [[-1.0], [5.0]]])
    np.testing.assert_allclose(pulls_in(whole_of(values)).shares, [0.2, 0.8])
    np.testing.assert_array_equal(pulls_in(whole_of(np.zeros((2, 3, 1)))).shares, np.zeros(3))


def test_the_planted_leak_shows_every_sign():
    whole = bundled(LEAKY, How())
    assert whole is not None
    signs = leak_signs(LEAKY, whole)
    assert [sign.level for sign in signs] == ["poor", "poor", "poor", "unknown"]
    assert leak_level(signs) == "poor"
    for sign in signs[1:]:
        assert "Service calls, last months" in sign.found.text()
    assert leak_finding(LEAKY, signs).text().startswith("3 of 3 signs of a leak")


def test_strong_signs_are_a_warning_elsewhere():
    said = leak_warning(LEAKY, bundled(LEAKY, How())).text()
    assert said.startswith("One column alone carries almost the whole score: Service calls, last months")
    assert said.endswith("worth nothing in use.")


def test_honest_data_is_not_accused():
    whole = bundled(HONEST, How())
    assert whole is not None
    assert leak_warning(HONEST, whole) is None
    signs = leak_signs(HONEST, whole)
    assert leak_level(signs) == "good"
    assert leak_finding(HONEST, signs).text().startswith("No sign of a leak")


def test_one_sign_alone_is_no_accusation():
    values = np.full((3, len(HONEST.data.feature_names), 1), 1e-6)
    values[:, 2] = 1.0
    signs = leak_signs(HONEST, whole_of(values))
    assert signs[1].level == "poor"
    assert leak_level(signs) == "fair"
    assert leak_warning(HONEST, whole_of(values)) is None


def test_rows_that_are_all_alike_have_no_score(make_run):
    run = make_run(Experiment(dataset="german_credit"))
    only = np.flatnonzero(run.y_test == 0)
    same = make_run(
        Experiment(dataset="german_credit"),
        split=type(run.split)(run.split.train, run.split.val, run.split.test[only]),
        y_prob=run.y_prob[only],
        scores={},
    )
    signs = leak_signs(same, even(same))
    assert signs[0].level == signs[2].level == "unknown"
    assert "can't be computed" in signs[0].found.text()


def test_the_hunt_is_about_the_one_column_that_was_added():
    it = hunt()
    assert it.leaky.data.feature_names[it.planted] == "service calls"
    assert it.pulls.top == it.planted  # so that its explanation shows it
    np.testing.assert_array_equal(it.leaky.split.test, it.honest.split.test)
    np.testing.assert_array_equal(it.leaky.y_test, it.honest.y_test)
    scores = [roc_auc_score(run.y_test, run.y_prob[:, 1]) for run in (it.leaky, it.honest)]
    assert opening(it).text() == f"Suspiciously good: AUC {scores[0]:.2f} where honest columns reach {scores[1]:.2f}"
    assert f"{100 * scores[1]:.0f}. One of the 20 columns" in task(it).text()
    assert f"is {scores[1]:.2f} (" in reveal(it).text()


def test_nothing_gives_the_answer_away_before_it_is_found():
    it = hunt()
    before = [opening(it), task(it), *(picked_sentence(it, j) for j in range(20) if j != it.planted), verdict(it, 0)]
    assert not any("Service calls" in one.text() for one in before)
    assert "rank 1 of 20" in picked_sentence(it, it.planted).text()
    assert verdict(it, it.planted).text().startswith("Found")
    assert "It was Service calls" in reveal_title(it).text()
