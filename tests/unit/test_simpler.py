"""Simpler models beside a network; the oracles are weighted least squares written out, and scikit-learn called directly."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import r2_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from core.bundles import bundle
from core.charts.palette import BLUE
from core.charts.surrogate import _wrapped, surrogate_chart, surrogate_pictures, weights_chart, weights_picture
from core.charts.tree import tree_chart
from core.datasets.preparation import prepare
from core.evaluation.baselines import verdict
from core.evaluation.baselines.problem import problem_of
from core.evaluation.predictions import predictions_of
from core.experiment import Experiment
from core.explanation.explain import explain_rows, predict_rows
from core.explanation.how import How
from core.explanation.simpler import local_words
from core.explanation.simpler.honest import HONEST, Weights, honest
from core.explanation.simpler.honest_words import (
    axis_of,
    column_pulls,
    honest_finding,
    honest_sentence,
    pull_finding,
    pulls_of,
)
from core.explanation.simpler.local import (
    FRESH,
    RIDGE,
    WIDTH,
    fidelity,
    fitted,
    lenders,
    local_surrogate,
    nearness,
    patterns,
    said_of,
)
from core.explanation.simpler.parts import part_names
from core.explanation.simpler.questions import question
from core.explanation.simpler.tree import Tree, imitate, least_leaf, rows_to_imitate
from core.explanation.simpler.tree_words import (
    all_of,
    answers,
    case_finding,
    fidelity_of,
    fidelity_words,
    rules,
    tree_finding,
    way_sentence,
)
from core.explanation.subject import subject_of
from core.messages import Message
from core.training import train
from tests.unit.test_neighbours import case_of

RNG = np.random.default_rng(0)


# A weighted sum around a row


def test_every_number_of_changes_is_as_likely():
    subject = subject_of(bundle("german_credit"), How())
    kept = patterns(subject, How(seed=3))
    assert set(np.unique(kept)) == {0, 1}
    counts = np.bincount((1 - kept).sum(axis=1).astype(int), minlength=20)
    assert counts[0] == 0 and stats.chisquare(counts[1:]).pvalue > 0.01
    assert np.allclose(kept.mean(axis=0), kept.mean(), atol=0.08)
    assert np.array_equal(kept, patterns(subject, How(seed=3)))


@pytest.mark.parametrize("unit", ["chance", "log_odds"])
def test_what_is_said_of_a_copy_is_the_mean_over_rows_that_lend_the_rest(unit):
    run, how = bundle("german_credit"), How(unit=unit)
    subject, x = subject_of(run, how), run.X_test[2]
    kept, lent = patterns(subject, how)[:4], lenders(subject, how)
    for marks, said in zip(kept, said_of(subject, x, how, kept), strict=True):
        rows = np.array(
            [[own if mark else other for own, other, mark in zip(x, row, marks, strict=True)] for row in lent]
        )
        chance = np.clip(predict_rows(subject, rows.astype(np.float32)), 1e-7, 1 - 1e-7)
        each = np.log(chance / (1 - chance)) if unit == "log_odds" else chance
        assert np.allclose(said, each.mean(axis=0), atol=1e-5)
    assert len(lent) == 100


def test_nearness_falls_with_the_share_that_is_changed():
    kept = np.array([[1, 1, 1, 1], [1, 1, 1, 0], [0, 0, 0, 0]], float)
    assert nearness(kept) == pytest.approx([1, math.exp(-0.25 / WIDTH**2), math.exp(-1 / WIDTH**2)])


def test_the_fit_is_weighted_least_squares_by_hand():
    kept = (RNG.random((400, 5)) < 0.5).astype(float)
    said, weight = RNG.normal(size=(400, 2)) + kept @ RNG.normal(size=(5, 2)), RNG.random(400)
    weights, base, error = fitted(kept, said, weight)
    with_one = np.column_stack([np.ones(400), kept])
    ridge = RIDGE * np.diag([0, 1, 1, 1, 1, 1])  # the intercept is free
    by_hand = np.linalg.solve(with_one.T * weight @ with_one + ridge, with_one.T * weight @ said)
    assert np.allclose(weights, by_hand[1:]) and np.allclose(base, by_hand[0])
    inverse = np.linalg.inv(with_one.T * weight @ with_one + ridge)
    for output in range(2):
        off = said[:, output] - with_one @ by_hand[:, output]
        meat = with_one.T * (weight * off) ** 2 @ with_one
        assert np.allclose(error[:, output], np.sqrt(np.diag(inverse @ meat @ inverse))[1:])


def test_errors_are_as_large_as_weights_vary():
    drawn = []
    for _ in range(200):
        kept = (RNG.random((300, 3)) < 0.5).astype(float)
        said = kept @ np.array([[1.0], [2.0], [0.0]]) + RNG.normal(size=(300, 1)) * (1 + kept[:, :1])
        drawn.append(fitted(kept, said, nearness(kept)))
    spread = np.std([weights for weights, _, _ in drawn], axis=0)
    assert np.allclose(spread, np.mean([error for _, _, error in drawn], axis=0), rtol=0.2)


def test_fidelity_is_scikit_learns_weighted_r2():
    said, guessed, weight = RNG.normal(size=(50, 2)), RNG.normal(size=(50, 2)), RNG.random(50)
    expected = [r2_score(said[:, k], guessed[:, k], sample_weight=weight) for k in range(2)]
    assert np.allclose(fidelity(said, guessed, weight), expected)
    assert np.isnan(fidelity(np.full((5, 1), 0.3), np.full((5, 1), 0.3), np.ones(5))).all()


def test_it_is_fitted_on_the_first_copies_and_graded_on_the_fresh_ones():
    run, how = bundle("german_credit"), How()
    subject, x = subject_of(run, how), run.X_test[4]
    found, kept = local_surrogate(subject, x, how), patterns(subject, how)
    said, n = said_of(subject, x, how, kept), len(kept) - FRESH
    model = Ridge(alpha=RIDGE).fit(kept[:n], said[:n], sample_weight=nearness(kept[:n]))
    assert found.copies == n and np.allclose(found.weights, model.coef_.T)
    expected = r2_score(said[n:, 1], model.predict(kept[n:])[:, 1], sample_weight=nearness(kept[n:]))
    assert found.fidelity[1] == pytest.approx(expected)
    assert np.array_equal(found.weights, local_surrogate(subject, x, how).weights)  # the same again
    assert np.allclose(found.weights[:, 0], -found.weights[:, 1], atol=1e-6)  # chances add up to 1


@pytest.mark.parametrize("seed", [0, 1])
def test_of_a_linear_model_it_is_perfect_and_says_what_shap_says(seed):
    run = train(Experiment(dataset="diabetes", model="linear", epochs=5))
    how = How(seed=seed)
    subject, x = subject_of(run, how), run.X_test[0]
    found, told = local_surrogate(subject, x, how), explain_rows(subject, x[None], how)
    assert np.allclose(found.weights[:, 0], told.values[0, :, 0], atol=1e-3 * np.abs(told.values).max())
    assert found.fidelity[0] > 0.9999


def compared(shares, weights, fidelity_=0.9):
    names = tuple(f"column {i}" for i in range(len(shares)))
    zeros = np.zeros(len(shares))
    return local_words.Compared(
        names, np.array(shares, float), zeros, np.array(weights, float), zeros, fidelity_, np.arange(len(shares))
    )


def test_what_is_said_of_agreement():
    it = compared([0.3, -0.2, 0.1, 0.001], [0.28, -0.1, 0.12, -0.002])
    assert it.large == [0, 1, 2] and it.opposed == []
    assert "the same reasons: 3 of 3" in local_words.local_finding(it).text()
    assert it.rank == pytest.approx(stats.spearmanr(it.shares, it.weights).statistic)
    assert "the directions can be relied on" in local_words.belief_sentence(it).text()
    assert "90%" in local_words.fidelity_sentence(it).text()


def test_what_is_said_of_disagreement():
    it = compared([0.3, -0.2, 0.1], [0.28, 0.1, 0.12], 0.6)
    assert it.opposed == [1]
    assert "partly other reasons: 2 of 3" in local_words.local_finding(it).text()
    assert "column 1" in local_words.belief_sentence(it).text()
    poor = compared([0.3, -0.2], [0.28, 0.1], 0.1)
    assert "Believe the SHAP values" in local_words.belief_sentence(poor).text()
    assert local_words.order_sentence(poor) is None  # of two columns


def test_a_model_that_says_the_same_of_all_has_no_reasons():
    it = compared([0, 0, 0], [0, 0, 0], math.nan)
    assert "Neither method" in local_words.local_finding(it).text()
    assert "nothing to imitate" in local_words.fidelity_sentence(it).text()
    assert local_words.order_sentence(it) is None and local_words.belief_sentence(it).text()


def test_the_chart_draws_both_in_their_own_shape():
    it = compared([0.3, -0.2], [0.28, 0.1])
    case = case_of(bundle("german_credit"), 0)
    made = surrogate_chart(it, case.amounts, str)
    circle, diamond = made.data
    assert list(circle.x) == pytest.approx([30, -20]) and list(diamond.x) == pytest.approx([28, 10])
    assert circle.marker.symbol != diamond.marker.symbol


def test_parts_of_pictures_are_named_and_drawn(make_run):
    run = make_run(Experiment(dataset="digits"))
    case = case_of(run, 0, 3)
    assert part_names(case, np.arange(64))[9].text().startswith("pixel 2, 2")
    lines = np.repeat(np.arange(8), 8)
    assert [name.text() for name in part_names(case, lines)][:2] == ["line 1", "line 2"]
    shares, weights = RNG.normal(size=8), RNG.normal(size=8)
    it = local_words.Compared(part_names(case, lines), shares, shares, weights, weights, 0.5, lines)
    made = surrogate_pictures(it, (8, 8), case.amounts, str)
    board = np.asarray(made.data[0].z)
    assert np.allclose(board.sum(axis=1), 100 * shares) and len(made.data) == 2


# A tree that imitates


def networks(name):
    run = bundle("german_credit") if name == "german_credit" else train(Experiment(dataset=name, epochs=3))
    inputs = run.preprocessor.transform(run.data.X[run.split.train])
    return run, inputs, predict_rows(subject_of(run, How()), run.data.X[run.split.train])


@pytest.mark.parametrize("name", ["german_credit", "penguins", "diabetes", "digits", "spiral"])
def test_a_tree_is_scikit_learns_in_plain_numbers(name):
    run, inputs, said = networks(name)
    output = said.shape[1] - 1
    tree = imitate(inputs, said[:, output], 4)
    leaf = least_leaf(len(inputs))
    model = DecisionTreeRegressor(max_depth=4, min_samples_leaf=leaf, random_state=0).fit(inputs, said[:, output])
    test = run.preprocessor.transform(run.X_test)
    assert np.allclose(tree.says(test)[:, 0], model.predict(test))
    for row in range(5):
        assert set(tree.path(test[row])) == set(model.decision_path(test[[row]]).indices)
    assert len(tree.leaves) == model.get_n_leaves() and tree.count[tree.leaves].sum() == len(inputs)
    assert [row[2] for row in rules(run, tree)] and len(
        tree_chart(run, tree, str, tree.path(test[0]), 0.5).layout.annotations
    ) == len(tree.left)


@pytest.mark.parametrize("threshold", [0.3, 0.5])
def test_fidelity_is_how_often_both_decide_the_same(threshold):
    run, inputs, said = networks("german_credit")
    it, tree = predictions_of(run), imitate(inputs, said[:, 1], 3)
    found = fidelity_of(run, it, 1, tree, threshold)
    guessed = tree.says(run.preprocessor.transform(run.X_test))[:, 0]
    same = np.mean((guessed >= threshold) == (it.y_prob[:, 1] >= threshold))
    assert found.same.value == same and found.same.low < same < found.same.high
    assert found.explained == pytest.approx(r2_score(it.y_prob[:, 1], guessed))
    assert found.tree.value == pytest.approx(roc_auc_score(run.y_test, guessed))
    assert found.network.value == pytest.approx(run.scores["roc_auc"], abs=1e-4)
    assert f"on {round(same * 200)} of 200 test rows" in tree_finding(it, found, len(tree.leaves)).text()
    assert all(words is not None for words in fidelity_words(it, found))


def test_numbers_are_imitated_by_r2():
    run, inputs, said = networks("diabetes")
    it, tree = predictions_of(run), imitate(inputs, said[:, 0], 3)
    found = fidelity_of(run, it, 0, tree, 0.5)
    guessed = tree.says(run.preprocessor.transform(run.X_test))[:, 0]
    assert math.isnan(found.same.value)
    assert found.explained == pytest.approx(r2_score(it.y_prob[:, 0], guessed))
    assert found.tree.value == pytest.approx(r2_score(run.y_test, guessed))
    assert f"{round(100 * found.explained)}%" in tree_finding(it, found, len(tree.leaves)).text()
    case = case_of(run, 0, 0)
    assert "the model says" in way_sentence(case, tree, 0, 0.5).text()


def holds(condition, run, x):
    """Tell whether a condition in words holds for a row, by the words alone."""
    text = condition.text()
    for j, name in enumerate(run.data.feature_names):
        shown = run.data.card.shown(name)
        shown = shown if isinstance(shown, str) else shown.text()
        if name in run.data.categories and text.startswith(f"{shown}: "):
            level = run.data.card.shown(run.data.categories[name][int(x[j])])
            level = level if isinstance(level, str) else level.text()
            asked = text.removeprefix(f"{shown}: ")
            return level != asked.removeprefix("not ") if asked.startswith("not ") else level == asked
        for words, sign in ((f"{shown} over ", 1), (f"{shown} at most ", -1)):
            if name not in run.data.categories and text.startswith(words):
                bound = float(text.removeprefix(words).split()[0].replace(",", "").replace("−", "-"))
                return (x[j] > bound) == (sign == 1)
    raise AssertionError(text)


def test_rules_in_words_hold_for_the_rows_that_follow_them():
    run, inputs, said = networks("german_credit")
    tree = imitate(inputs, said[:, 1], 5)
    for row in run.split.train[:100]:
        x = run.data.X[row]
        path = tree.path(run.preprocessor.transform(x[None])[0])
        assert all(holds(condition, run, x) for condition in answers(run, tree, path)), row


def test_of_bounds_on_a_column_the_tighter_stays():
    run = bundle("german_credit")
    duration = run.preprocessor.columns.index("duration in month")
    scale, mean = run.preprocessor.scale[duration], run.preprocessor.mean[duration]
    thresholds = [(20.5 - mean) / scale, (30.5 - mean) / scale]
    tree = Tree(
        np.array([duration, -1, duration, -1, -1]), np.array([thresholds[0], 0, thresholds[1], 0, 0]),
        np.array([1, -1, 3, -1, -1]), np.array([2, -1, 4, -1, -1]), np.zeros((5, 1)), np.ones(5, int),
    )  # fmt: skip
    said = [all_of(answers(run, tree, path)).text() for path in tree.paths()]
    assert said == [
        "Duration at most 20 months",
        "Duration over 20 months; Duration at most 30 months",
        "Duration over 30 months",
    ]


def test_a_case_whose_tree_decides_otherwise_is_said_so():
    run, inputs, said = networks("german_credit")
    tree = imitate(inputs, said[:, 1], 2)
    cases = [case_of(run, place) for place in range(200)]
    told = [way_sentence(case, tree, 1, 0.5).text() for case in cases]
    guessed = tree.says(run.preprocessor.transform(run.X_test))[:, 0] >= 0.5
    flagged = run.y_prob[:, 1] >= 0.5
    ends = {(True, True): "both flag it", (False, False): "neither flags it"}
    for text, *key in zip(told, guessed, flagged, strict=True):
        assert ends.get(tuple(map(bool, key)), "not the model's reason here") in text


def test_the_title_says_so_when_the_tree_does_not_stand_for_the_model_in_a_case():
    run, inputs, said = networks("german_credit")
    tree = imitate(inputs, said[:, 1], 2)
    guessed = tree.says(run.preprocessor.transform(run.X_test))[:, 0]
    model = run.y_prob[:, 1]
    off = ((guessed >= 0.5) != (model >= 0.5)) | (np.abs(guessed - model) > 0.15)
    general = Message("G")
    titles = [case_finding(case_of(run, place), general, tree, 1, 0.5).text() for place in range(200)]
    assert 0 < off.sum() < 200 and [title != "G" for title in titles] == off.tolist()
    place = int(np.abs(guessed - model).argmax())
    assert titles[place] == f"G, but not this case: the tree says {guessed[place]:.0%}, the model {model[place]:.0%}"
    ways = [way_sentence(case_of(run, place), tree, 1, 0.5).text() for place in range(200)]
    assert ["not the model's reason here" in way for way in ways] == off.tolist()


def test_one_answer_for_all_makes_a_tree_without_questions():
    run, inputs, _ = networks("german_credit")
    tree = imitate(inputs, np.full(len(inputs), 0.3), 3)
    it = predictions_of(run)
    assert len(tree.leaves) == 1 and rules(run, tree)[0][0].text() == "every row"
    assert "nothing to ask" in tree_finding(it, fidelity_of(run, it, 1, tree, 0.5), 1).text()
    assert (
        way_sentence(case_of(run, 0), tree, 1, 0.5).text() and len(tree_chart(run, tree, str).layout.annotations) == 1
    )


def test_wide_data_is_imitated_on_fewer_rows():
    rows = np.arange(50_000)
    assert len(rows_to_imitate(rows, 10)) == 10_000 and len(rows_to_imitate(rows, 500)) == 2000
    assert np.array_equal(rows_to_imitate(rows[:500], 10), rows[:500])


def test_the_outline_shows_answers_ends_and_the_way_of_a_row():
    run, inputs, said = networks("german_credit")
    tree = imitate(inputs, said[:, 1], 3)
    path = tree.path(run.preprocessor.transform(run.X_test[:1])[0])
    made = tree_chart(run, tree, str, path, 0.5)
    lines = [note.text for note in made.layout.annotations]
    assert sum(line.startswith("<b>") for line in lines) == len(path)
    assert sum("this case" in line for line in lines) == 1
    assert sum(line.removeprefix("<b>").startswith("yes: ") for line in lines) == len(tree.left) // 2
    full = [shape for shape in made.layout.shapes if shape.type == "rect" and shape.fillcolor == BLUE]
    assert len(full) == (tree.value[tree.leaves, 0] >= 0.5).sum()
    leaves = [line for line in lines if " rows" in line]
    counts = [int(line.split(" rows")[0].split("· ")[-1].replace(",", "")) for line in leaves]
    assert counts == tree.count[tree.leaves[::-1]].tolist()  # yes, the right one, comes first


def test_markup_in_a_users_words_is_not_drawn_as_such():
    run, inputs, said = networks("german_credit")
    card = replace(run.data.card, labels={**run.data.card.labels, "duration in month": "<b>a</b> & b"})
    odd = replace(run, data=replace(run.data, card=card))
    made = tree_chart(odd, imitate(inputs, said[:, 1], 4), str)
    assert any("&lt;b&gt;a&lt;/b&gt; &amp; b" in note.hovertext for note in made.layout.annotations)


def test_missing_values_and_functions_of_points_are_asked_in_words(make_run):
    run = make_run(Experiment(dataset="penguins"))
    kinds = run.preprocessor.kind
    gap = kinds.index("missing")
    assert question(run, gap, 0.0).ask.text().endswith("missing?")
    level = next(i for i, kind in enumerate(kinds) if kind.isdigit())
    asked = question(run, level, 0.5)
    assert asked.no.text().count("not ") == 1 and asked.ask.text().endswith("?")


# In the network's place


def honests(experiment, dataset=None):
    problem = problem_of(experiment, dataset)
    return problem, {name: honest(name, problem) for name in HONEST}


def test_weights_are_logistic_regressions_in_own_units():
    e = bundle("german_credit").experiment
    problem, found = honests(e)
    made = prepare(e, problem.data)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000)).fit(
        made.X_train.astype(float), made.y_train, logisticregression__sample_weight=problem.weight
    )
    assert np.allclose(found["linear"].beside.y_prob[:, 1], model.predict_proba(made.X_test)[:, 1], atol=1e-5)
    weights = found["linear"].readable
    raw = made.X_test * made.preprocessor.scale + made.preprocessor.mean  # in own units
    logit = np.log(model.predict_proba(made.X_test)[:, 1] / model.predict_proba(made.X_test)[:, 0])
    by_weights = raw @ weights.each[:, 0]
    assert np.allclose(by_weights - by_weights.mean(), logit - logit.mean(), atol=1e-4)


@pytest.mark.parametrize("name", ["diabetes", "iris"])
def test_weights_of_numbers_and_of_many_classes(name):
    e = Experiment(dataset=name)
    problem, found = honests(e)
    prepared, prob = problem.rows.preprocessor, found["linear"].beside.y_prob.astype(float)
    raw = problem.rows.X_test * prepared.scale + prepared.mean
    sums = raw @ found["linear"].readable.each
    scores = prob if name == "diabetes" else np.log(prob) - np.log(prob).mean(axis=1, keepdims=True)
    assert np.allclose(sums - sums.mean(axis=0), scores - scores.mean(axis=0), atol=1e-2)


def test_the_tree_takes_the_depth_that_the_validation_rows_choose():
    e = bundle("german_credit").experiment
    problem, found = honests(e)
    made, leaf = prepare(e, problem.data), least_leaf(len(problem.rows.X_train))
    scores = {}
    for depth in (2, 3, 4):
        model = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=leaf, random_state=0)
        scores[depth] = model.fit(made.X_train, made.y_train, problem.weight).score(made.X_val, made.y_val)
    best = max(scores, key=lambda depth: (scores[depth], -depth))
    model = DecisionTreeClassifier(max_depth=best, min_samples_leaf=leaf, random_state=0)
    expected = model.fit(made.X_train, made.y_train, problem.weight).predict_proba(made.X_test)
    assert np.allclose(found["tree"].beside.y_prob, expected)
    assert np.allclose(found["tree"].readable.says(made.X_test), expected)
    assert found["tree"].beside.value == pytest.approx(roc_auc_score(made.y_test, expected[:, 1]))


def test_the_title_says_plainly_which_to_take():
    run = bundle("german_credit")
    _, found = honests(run.experiment)
    it = verdict(run, [one.beside for one in found.values()])
    said = honest_finding(run, it).text()
    assert it.kind == "luck" and "its reasons can be read off" in said and "take it" not in said
    assert (
        "Logistic regression is no worse" in said
        and f"{it.best.value:.2f} against the network's {run.scores['roc_auc']:.2f}" in said
    )
    assert "200 test rows" in honest_sentence(run, it).text()


@pytest.mark.parametrize(
    ("kind", "low", "high", "says"),
    [
        ("luck", -0.05, 0.01, "is no worse"),
        ("luck", -0.05, 0.06, "can't tell Logistic regression from the network"),
        ("worse", -0.05, -0.01, "Logistic regression is better"),
        ("better", 0.01, 0.05, "what can be read costs that much"),
    ],
)
def test_the_title_says_no_more_than_the_interval(kind, low, high, says):
    run = bundle("german_credit")
    _, found = honests(run.experiment)
    it = verdict(run, [one.beside for one in found.values()])
    told = replace(it, kind=kind, by=replace(it.by, low=low, high=high))
    assert says in honest_finding(run, told).text()


@pytest.mark.parametrize(("name", "output"), [("german_credit", 1), ("penguins", 2), ("diabetes", 0), ("spiral", 1)])
def test_weights_are_read_in_own_units(name, output, make_run):
    run = bundle(name) if name == "german_credit" else make_run(Experiment(dataset=name))
    problem, found = honests(run.experiment)
    pulls = pulls_of(run, found["linear"].readable, output)
    assert len(pulls) == len(run.preprocessor.kind)
    assert [pull.usual for pull in pulls] == sorted((pull.usual for pull in pulls), reverse=True)
    columns = column_pulls(run, found["linear"].readable, output)
    first = columns[0].label if isinstance(columns[0].label, str) else columns[0].label.text()
    assert first in pull_finding(run, columns, "it").text() and axis_of(run, "it").text()
    bars = np.abs(weights_chart(columns, axis_of(run, "it"), str).data[0].x)
    assert len(bars) == min(12, len(columns)) and (np.diff(bars) <= 0).all()
    assert problem.data.name == run.data.name


def test_a_category_is_compared_with_the_average_row():
    run = bundle("german_credit")
    problem, found = honests(run.experiment)
    weights, prepared = found["linear"].readable, run.preprocessor
    column = run.data.feature_names.index("housing")
    own = [i for i, origin in enumerate(prepared.origin) if origin == column]
    codes = run.data.X[run.split.train][:, column]
    average = sum(weights.each[i, 0] * np.mean(codes == int(prepared.kind[i])) for i in own)
    said = {pull.label.text(): pull.value for pull in pulls_of(run, weights, 1)}
    for i in own:
        label = run.data.card.shown(run.data.categories["housing"][int(prepared.kind[i])]).text()
        assert said[f"Housing: {label}"] == pytest.approx(weights.each[i, 0] - average, abs=1e-3)
    assert len(problem.rows.X_train) == len(codes)


@pytest.mark.parametrize("name", ["german_credit", "penguins"])
def test_a_bar_is_how_far_a_column_moves_a_usual_training_row(name, make_run):
    run = bundle(name) if name == "german_credit" else make_run(Experiment(dataset=name))
    problem, found = honests(run.experiment)
    weights, prepared = found["linear"].readable, problem.rows.preprocessor
    X, each = problem.rows.X_train * prepared.scale, weights.each[:, -1]
    expected = {}
    for place, kind in enumerate(prepared.kind):
        key = prepared.origin[place] if kind.isdigit() else (place,)
        expected[key] = expected.get(key, 0) + X[:, place] * each[place]
    moved = sorted((float(np.std(pull)) for pull in expected.values()), reverse=True)
    pulls = column_pulls(run, weights, weights.each.shape[1] - 1)
    assert [pull.usual for pull in pulls] == pytest.approx(moved, rel=1e-2, abs=1e-3)
    assert all(pull.value == pull.usual for pull in pulls if pull.ends)


def test_the_title_of_an_axis_fits_a_phone():
    assert _wrapped("Pull on the predicted chance, in percentage points").count("<br>") == 1
    assert _wrapped("short <b>") == "short &lt;b&gt;" and "<br>" in _wrapped("对预测概率的影响" * 4)


def test_a_class_without_training_rows_has_no_weights():
    weights = Weights(np.zeros((64, 10)), np.ones(64), np.zeros(64))
    assert weights.each.shape[1] == 10


def test_weights_of_pictures_are_drawn_over_them(make_run):
    run = make_run(Experiment(dataset="digits"))
    each = RNG.normal(size=(64, 10))
    made = weights_picture(run, Weights(each, np.ones(64), np.zeros(64)), 3, str)
    assert np.allclose(np.asarray(made.data[0].z).ravel(), each[:, 3])
    assert json.loads(made.to_json())["data"]
