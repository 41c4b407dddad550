"""Simple models beside a run; the oracles are scikit-learn called directly, and NumPy for the bootstrap."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sklearn import metrics
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_sample_weight
from threadpoolctl import threadpool_limits

from core.charts.baselines import beside_chart
from core.charts.palette import BLUE, GREY
from core.datasets import DATASETS, load
from core.datasets.dataset import Card, Dataset
from core.datasets.preparation import prepare
from core.evaluation import headline
from core.evaluation.baselines import BASELINES, baselines_of, verdict, worth_it
from core.evaluation.baselines.beside import brief_seconds, written
from core.evaluation.baselines.problem import problem_of
from core.evaluation.scores import score_run
from core.experiment import Experiment
from core.messages import Message, UserError


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    """Keep scikit-learn's threads from waiting for each other on busy cores, which takes it many times as long."""
    with threadpool_limits(1):
        yield


RNG = np.random.default_rng(0)


def prepared(experiment):
    e = experiment
    return prepare(e, load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed))


def auc(truth, chance):
    """Return the share of pairs of a positive and a negative row in which the positive one has the higher chance."""
    up, down = chance[truth == 1, None], chance[truth == 0]
    return ((up > down) + (up == down) / 2).mean()


def by_name(experiment, dataset=None):
    return {one.name: one for one in baselines_of(experiment, dataset)}


@pytest.mark.parametrize("settings", [{}, {"class_weight": "balanced"}, {"resample": "over"}, {"label_noise": 0.2}])
def test_classes_equal_scikit_learn_on_the_networks_rows(settings):
    e = Experiment(dataset="german_credit", **settings)
    made, found = prepared(e), by_name(e)
    weight = compute_sample_weight("balanced", made.y_train) if "class_weight" in settings else None
    sum_ = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
    sum_.fit(made.X_train.astype(float), made.y_train, logisticregression__sample_weight=weight)
    np.testing.assert_allclose(found["linear"].y_prob, sum_.predict_proba(made.X_test), atol=1e-5)
    trees = HistGradientBoostingClassifier(early_stopping=True, random_state=0)
    trees.fit(made.X_train, made.y_train, weight, X_val=made.X_val, y_val=made.y_val)
    np.testing.assert_allclose(found["boosting"].y_prob, trees.predict_proba(made.X_test), atol=1e-5)
    assert found["boosting"].size.values["count"] == trees.n_iter_


def test_the_commonest_class_is_that_of_the_data_whatever_the_remedy():
    e = Experiment(dataset="german_credit", resample="under", class_weight="balanced", label_noise=0.4)
    data, made = load("german_credit"), prepared(e)
    dummy = DummyClassifier(strategy="most_frequent").fit(data.X[made.split.train], data.y[made.split.train])
    np.testing.assert_array_equal(by_name(e)["none"].y_prob, dummy.predict_proba(made.X_test))


def test_numbers_equal_scikit_learn_in_their_own_unit():
    e = Experiment(dataset="diabetes")
    made, found, data = prepared(e), by_name(e), load("diabetes")
    y, truth = data.y.astype(float), data.y[made.split.test]
    models = {
        "none": DummyRegressor().fit(made.X_train, y[made.split.train]),
        "linear": make_pipeline(StandardScaler(), Ridge()).fit(made.X_train.astype(float), y[made.split.train]),
    }
    for name, model in models.items():
        np.testing.assert_allclose(found[name].y_prob[:, 0], model.predict(made.X_test), rtol=1e-4)
        assert found[name].value == pytest.approx(metrics.r2_score(truth, model.predict(made.X_test)), abs=1e-4)
    trees = HistGradientBoostingRegressor(early_stopping=True, random_state=0)
    trees.fit(made.X_train, made.y_train, X_val=made.X_val, y_val=made.y_val)
    mean, scale = made.preprocessor.target
    np.testing.assert_allclose(found["boosting"].y_prob[:, 0], trees.predict(made.X_test) * scale + mean, rtol=1e-5)


@pytest.mark.parametrize("name", sorted(set(DATASETS) - {"digits"}))  # whose 940 trees take seconds
def test_every_data_gives_scores_and_no_warning(name):
    e = Experiment(dataset=name, scaling="none")
    made = prepared(e)
    for one in baselines_of(e):
        assert one.y_prob.dtype == np.float32
        assert one.y_prob.shape[0] == len(made.X_test)
        assert one.low <= one.value + 1e-9 and one.value <= one.high + 1e-9
        np.testing.assert_array_equal(one.test, made.split.test)
        assert one.seconds >= 0


def test_the_same_twice():
    e = Experiment(dataset="heart")
    for one, other in zip(baselines_of(e), baselines_of(e), strict=True):
        np.testing.assert_array_equal(one.y_prob, other.y_prob)
        assert (one.value, one.low, one.high) == (other.value, other.low, other.high)


def test_values_and_intervals_equal_a_plain_bootstrap():
    e = Experiment(dataset="german_credit")
    one = by_name(e)["linear"]
    truth = load("german_credit").y[one.test]
    rng, n = np.random.default_rng(7), len(truth)
    drawn = [rng.integers(0, n, n) for _ in range(2000)]
    scores = [auc(truth[rows], one.y_prob[rows, 1]) for rows in drawn]
    assert one.value == pytest.approx(metrics.roc_auc_score(truth, one.y_prob[:, 1]))
    assert (one.low, one.high) == pytest.approx(tuple(np.quantile(scores, [0.025, 0.975])), abs=0.01)


def table(y, classes, columns=4, rng=RNG):
    X = rng.normal(size=(len(y), columns)).astype(np.float32)
    frame = pd.DataFrame(X + np.asarray(y)[:, None], columns=[f"c{i}" for i in range(columns)])
    task = "classification" if classes else "regression"
    names = tuple(f"k{i}" for i in range(classes))
    return Dataset("csv-0000", frame, np.asarray(y), task, names, Card("t", "w", "s", "l", "t"))


def test_an_upload_is_used_as_it_is_given():
    e = Experiment(dataset="csv-0000")
    data = table(np.arange(300) % 2, 2)
    found = by_name(e, data)
    assert found["linear"].value > 0.9
    with pytest.raises(UserError, match="is about csv-1111"):
        baselines_of(Experiment(dataset="csv-1111"), data)


def test_a_class_of_one_row_has_its_column():
    y = np.r_[np.arange(200) % 3, 3]
    found = by_name(Experiment(dataset="csv-0000"), table(y, 4))
    assert {one.y_prob.shape[1] for one in found.values()} == {4}
    np.testing.assert_allclose(found["boosting"].y_prob.sum(axis=1), 1, rtol=1e-5)


def test_wrong_labels_may_leave_a_class_without_rows():
    y = np.r_[np.arange(200) % 3, 3, 3, 3]
    for seed in range(3):
        e = Experiment(dataset="csv-0000", label_noise=0.5, split_seed=seed)
        assert len(baselines_of(e, table(y, 4))) == 3


def test_training_rows_of_one_class_are_refused_with_a_message():
    with pytest.raises(UserError, match="expected training rows of two classes"):
        baselines_of(Experiment(dataset="csv-0000"), table(np.zeros(60, int), 2))


def test_large_tables_get_fewer_trees_and_weighted_ones_fewer_bins():
    few = problem_of(Experiment(dataset="german_credit"))
    many = replace(few, rows=replace(few.rows, X_train=np.zeros((200_000, 250), np.float32)))
    small, large = (BASELINES["boosting"].make(problem) for problem in (few, many))
    assert (small.max_iter, small.learning_rate, small.max_bins) == (100, 0.1, 255)
    assert 10 <= large.max_iter < 20 and 0.1 < large.learning_rate <= 0.3
    weighted = replace(many, weight=np.ones(200_000, np.float32))
    assert BASELINES["boosting"].make(weighted).max_bins < 255
    assert BASELINES["boosting"].seconds(many) > BASELINES["boosting"].seconds(few)


def graded(make_run, name, y_prob, found, **settings):
    """Return a run on the split of the simple models that predicts `y_prob`."""
    e = Experiment(dataset=name, **settings)
    data, split = load(name), prepared(e).split
    return make_run(e, data, split=split, y_prob=y_prob, scores=score_run(data.task, data.y[split.test], y_prob))


def sharp(y, classes):
    """Return probabilities that are right and sure."""
    return (np.eye(classes)[y] * 0.9 + 0.1 / classes).astype(np.float32)


@pytest.fixture(scope="module")
def credit():
    return baselines_of(Experiment(dataset="german_credit"))


def test_a_network_that_knows_is_worth_it(make_run, credit):
    y = load("german_credit").y[credit[0].test]
    run = graded(make_run, "german_credit", sharp(y, 2), credit)
    it = verdict(run, credit)
    assert it.kind == "better" and it.best.name == "linear"
    assert "so the network earns its trouble here" in worth_it(run, credit).text()
    assert f"{run.seconds:.1f} s" in it.sentence.text()


def test_the_difference_equals_a_plain_paired_bootstrap(make_run, credit):
    y, best = load("german_credit").y[credit[0].test], credit[1]
    rng, n = np.random.default_rng(3), len(best.test)
    p = np.clip(best.y_prob[:, 1] + rng.normal(0, 0.15, n), 0, 1).astype(np.float32)
    run = graded(make_run, "german_credit", np.column_stack([1 - p, p]), credit)
    by = verdict(run, credit).by
    drawn = [rng.integers(0, n, n) for _ in range(2000)]
    loop = [auc(y[rows], p[rows]) - auc(y[rows], best.y_prob[rows, 1]) for rows in drawn]
    assert by.value == pytest.approx(auc(y, p) - auc(y, best.y_prob[:, 1]), abs=1e-9)
    assert (by.low, by.high) == pytest.approx(tuple(np.quantile(loop, [0.025, 0.975])), abs=0.01)


def test_the_same_predictions_are_luck_and_worse_ones_are_said_to_be(make_run, credit):
    best = credit[1]
    same = verdict(graded(make_run, "german_credit", best.y_prob, credit), credit)
    assert (same.kind, same.by.value, same.by.low, same.by.high) == ("luck", 0, 0, 0)
    assert "(0.000 to 0.000)" in same.sentence.text()
    worse = verdict(graded(make_run, "german_credit", best.y_prob[:, ::-1].copy(), credit), credit)
    assert worse.kind == "worse" and "against the network" in worse.sentence.text()
    assert worse.title.text() == "A simple model does better than this network"


def test_nothing_to_learn_is_said_to_be_nothing(make_run):
    found = baselines_of(Experiment(dataset="diabetes"))[:1]
    run = graded(make_run, "diabetes", found[0].y_prob, found)
    assert verdict(run, found).title.text().startswith("Nothing was learned here")


def test_test_rows_of_one_class_have_no_verdict(make_run):
    e, y = Experiment(dataset="csv-0000"), np.r_[np.zeros(60, int), 1]
    data = table(y, 2)
    found = baselines_of(e, data)
    split = prepare(e, data).split
    run = make_run(e, data, split=split, y_prob=found[1].y_prob, scores=found[1].scores)
    it = verdict(run, found)
    assert it.kind == "undefined" and math.isnan(it.by.value)
    assert "AUC can't be computed" in it.sentence.text()
    assert not beside_chart(headline(run), 1.0, found, str).data


def test_other_test_rows_are_refused(make_run, credit):
    with pytest.raises(UserError, match="other test rows"):
        verdict(make_run(Experiment(dataset="german_credit")), credit)


def test_the_picture_has_a_dot_with_its_interval_for_each_model(make_run, credit):
    run = graded(make_run, "german_credit", credit[2].y_prob, credit)
    made = beside_chart(headline(run), 12.34, credit, str)
    assert [float(dot.x[0]) for dot in made.data] == pytest.approx([b.value for b in credit] + [headline(run).value])
    for dot, one in zip(made.data, credit, strict=False):
        assert dot.x[0] + dot.error_x.array[0] == pytest.approx(one.high)
        assert dot.x[0] - dot.error_x.arrayminus[0] == pytest.approx(one.low)
    assert (made.data[0].marker.color, made.data[-1].marker.color) == (GREY, BLUE)
    labels = [note.text for note in made.layout.annotations]
    assert labels[-1].startswith("<b>This network</b>") and labels[-1].endswith("in 12.3 s")
    assert len(labels) == 4


@pytest.mark.parametrize(
    "seconds, text", [(0, "0.01"), (0.034, "0.03"), (0.5, "0.50"), (4.26, "4.3"), (1234, "1,234.0")]
)
def test_seconds_are_brief(seconds, text):
    assert brief_seconds(seconds) == text


@pytest.mark.parametrize("value, digits, text", [(-0.001, 2, "0.00"), (-0.034, 2, "−0.03"), (0.5, 3, "0.500")])
def test_scores_are_written_with_a_true_minus(value, digits, text):
    assert written(value, digits) == text


def test_every_baseline_has_words():
    for baseline in BASELINES.values():
        assert baseline.help and set(baseline.labels) == {"classification", "regression"}
        assert all(Message(label).text() for label in baseline.labels.values())
