"""Generalisation: networks side by side equal Keras's, the parts of the error equal simulations, and the cures are told as measured."""

import asyncio
from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage, stats

from core.lessons.generalisation import bias, folding, more_rows, trying, watching
from core.lessons.generalisation.cures import CURES, NONE, WRONGS, mixed, overfitting, recipes, title_of
from core.lessons.generalisation.gains import answer_of, base_of, gains_of, interval, mix_gain, ordered
from core.lessons.generalisation.net import Plan, begin, cut, epoch, from_another, gradient, outputs
from core.lessons.generalisation.pictures import drawn, one_hot, shifted, sides
from core.lessons.generalisation.recipe import Recipe
from core.lessons.generalisation.training import chances, loss_of, pictures_of, plan_of, source, trained
from core.lessons.generalisation.words import (
    answer_sentence,
    cures_finding,
    cures_said,
    gain_sentence,
    no_better_sentence,
)
from core.messages import UserError
from core.settings import SettingError

TINY = Recipe(rows=30, width=8, epochs=2)


def keras_twin(plan, theta):
    import keras

    price = keras.regularizers.L1L2(l1=plan.l1, l2=plan.l2)
    made = [keras.layers.Dense(units, "relu", kernel_regularizer=price) for units in plan.layers[1:-1]]
    made.append(keras.layers.Dense(plan.layers[-1], "softmax", kernel_regularizer=price))
    model = keras.Sequential([keras.Input((plan.layers[0],)), *made])
    model.set_weights([array for kernel, offset in cut(plan, theta) for array in (kernel[0], offset[0, 0])])
    return model


def flat(weights):
    return np.concatenate([np.ravel(part) for part in weights])


def test_training_equals_keras_fit_with_l1_and_l2():
    import keras

    plan = Plan((64, 12, 9, 5), batch=64, rate=3e-3, l1=0.001, l2=0.01)
    it = drawn(40, 0.2, 3)
    state = begin(plan, (3,))
    model = keras_twin(plan, state.theta)
    model.compile(keras.optimizers.Adam(3e-3), "categorical_crossentropy")
    model.fit(it.x, one_hot(it.y), batch_size=64, epochs=8, verbose=0)
    for _ in range(8):
        state = epoch(plan, state, it.x[np.newaxis], one_hot(it.y)[np.newaxis])
    assert np.abs(state.theta[0] - flat(model.get_weights())).max() < 2e-5


def test_the_gradient_of_each_network_equals_the_tape():
    import tensorflow as tf

    plan = Plan((64, 7, 6, 5), l2=0.02)
    state, (one, other) = begin(plan, (0, 1)), (drawn(10, 0.0, 0), drawn(10, 0.5, 1))
    x, y = np.stack([one.x, other.x]), np.stack([one_hot(one.y), one_hot(other.y)])
    found = gradient(plan, state.theta, x, y, [])
    for number in range(2):
        model = keras_twin(plan, state.theta[number : number + 1])
        with tf.GradientTape() as tape:
            said = model(x[number], training=True)
            loss = tf.reduce_mean(-tf.reduce_sum(y[number] * tf.math.log(said), 1)) + tf.add_n(model.losses)
        assert np.abs(flat(tape.gradient(loss, model.trainable_variables)) - found[number]).max() < 1e-5


def test_a_network_trains_alike_alone_and_beside_others():
    together, alone = trained(TINY, (0, 1, 2)), trained(TINY, (1,))
    assert np.allclose(together[1], alone[0], atol=1e-5)


def test_dropout_leaves_the_expected_signal_and_is_off_when_asked():
    plan, it = Plan((64, 400, 5), dropout=0.5), drawn(20, 0.0, 0)
    theta, said = begin(plan, (0,)).theta, list[np.ndarray]()
    for number in range(300):
        rng = [np.random.default_rng(number)]
        said.append(gradient(plan, theta, it.x[np.newaxis], outputs(plan, theta, it.x), rng)[0, -5:])
    assert np.abs(np.mean(said, axis=0)).max() < 0.01 < np.abs(said[0]).max()
    assert np.array_equal(outputs(plan, theta, it.x), outputs(replace(plan, dropout=0.0), theta, it.x))


def test_sides_share_no_picture_and_more_pictures_hold_the_fewer():
    parts = sides()
    assert [len(parts[name].y) for name in ("test", "validation", "pool", "other")] == [300, 100, 496, 901]
    few, many = drawn(50, 0.2, 4), drawn(200, 0.2, 4)
    assert np.array_equal(few.x, many.x[:50]) and np.array_equal(few.y, many.y[:50])


def test_the_share_of_wrong_labels_is_what_was_asked_for():
    wrong = np.mean([(drawn(400, 0.2, draw).y != drawn(400, 0.0, draw).y).mean() for draw in range(20)])
    assert abs(wrong - 0.2) < 0.015


def test_pictures_move_as_scipy_shifts_them():
    x = drawn(1, 0.0, 0).x
    square = x.reshape(8, 8)
    could = [ndimage.shift(square, (i, j), order=0).ravel() for i in (-1, 0, 1) for j in (-1, 0, 1)]
    seen = {
        next(k for k, c in enumerate(could) if np.array_equal(shifted(x, 1, np.random.default_rng(s))[0], c))
        for s in range(99)
    }
    assert len(seen) == 9


def test_early_stopping_learns_from_no_picture_that_it_watches():
    recipe = replace(TINY, rows=40, patience=3)
    fold, whole = pictures_of(recipe, (0,)), drawn(40, recipe.wrong, 0)
    assert fold.x.shape[1] == 30 and len(fold.held[0].y) == 10
    assert np.array_equal(np.concatenate([fold.held[0].x, fold.x[0]]), whole.x)


def test_early_stopping_keeps_the_weights_with_the_least_loss_on_them():
    recipe = Recipe(rows=40, width=32, epochs=40, patience=40)
    fold, plan = pictures_of(recipe, (0,)), plan_of(recipe)
    state, losses = begin(plan, (0,)), []
    for _ in range(40):
        state = epoch(plan, state, fold.x, one_hot(fold.y))
        losses.append((float(loss_of(outputs(plan, state.theta, fold.held[0].x), fold.held[0].y)[0]), state.theta))
    assert np.allclose(trained(recipe, (0,)), min(losses, key=lambda one: one[0])[1], atol=1e-6)


def test_an_ensemble_is_the_mean_of_its_networks_chances():
    recipe, x = replace(TINY, members=3), sides()["test"].x[:20]
    theta = trained(recipe, (0, 1))
    single = outputs(plan_of(TINY), theta, x)
    assert np.allclose(chances(recipe, theta, x)[1], single[3:].mean(axis=0), atol=1e-6)
    assert np.allclose(theta[::3], trained(TINY, (0, 1)), atol=1e-5)


def test_transfer_begins_with_the_other_networks_hidden_layers_and_can_leave_them():
    recipe = replace(TINY, pace=0.0)
    learned = cut(plan_of(TINY), source(8, 0))
    kept, fresh = cut(plan_of(recipe), trained(recipe, (0,))), cut(plan_of(TINY), begin(plan_of(TINY), (0,)).theta)
    assert all(np.array_equal(kept[layer][0], learned[layer][0]) for layer in (0, 1))
    start = from_another(begin(plan_of(TINY), (0,)), plan_of(TINY), source(8, 0), plan_of(TINY))
    assert np.array_equal(cut(plan_of(TINY), start.theta)[2][0], fresh[2][0])


@pytest.mark.parametrize("count", [3, 4, 5, 10, 12, 20])
def test_intervals_are_students(count):
    values = np.random.default_rng(count).normal(size=count)
    low, high = stats.t.interval(0.95, count - 1, values.mean(), stats.sem(values))
    assert np.allclose(interval(values), (low, high), rtol=2e-3)


def test_two_draws_give_no_interval():
    assert interval(np.array([0.1, 0.2])) == (-np.inf, np.inf)


def arrays(**gains):
    """Return a study in which each cure is ahead by so much, give or take two points."""
    base = np.full(12, 0.8)
    shake = 0.02 * np.where(np.arange(12) % 2, 1, -1)
    rows = [base + (0 if name == NONE else gains.get(name, 0.0) + shake) for name in trying.ORDER]
    table = np.stack(rows)
    return {"test": table, "train": table + 0.1, "seconds": np.ones_like(table)}


def test_the_best_option_is_read_from_the_numbers_and_a_tie_is_said():
    gains = gains_of(arrays(more=0.1, dropout=0.02))
    assert answer_of(gains) == 2 and "by more than luck" in answer_sentence(gains).text()
    tie = arrays(more=0.1, dropout=0.1)
    tie["test"][trying.ORDER.index("dropout")] += 0.001 * np.arange(12) - 0.006
    assert "either could be ahead" in answer_sentence(gains_of(tie)).text()


def test_every_outcome_of_a_cure_has_its_sentence():
    gains = {it.name: it for it in gains_of(arrays(more=0.1, dropout=-0.1))}
    assert "10.0 points more right" in gain_sentence(gains["more"]).text()
    assert "10.0 points fewer right" in gain_sentence(gains["dropout"]).text()
    assert "could be luck" in gain_sentence(gains["l2"]).text()
    assert "None of 10 cures helps" in cures_finding(gains_of(arrays())).text()
    assert "1 helped and 1 harmed" in cures_finding(ordered(gains.values())).text()


def test_the_finding_for_other_pages_names_what_did_not_help():
    said = cures_said(arrays(labels=0.1)).text()
    assert "Labels put right +10" in said and "Dropout" in said.split("Can't be told from luck")[1]


def test_those_that_harm_and_those_that_could_be_luck_are_not_lumped():
    harms, luck = no_better_sentence(gains_of(arrays(more=0.1, dropout=-0.1))).text().split("Can't be told from luck")
    assert "Worse by more than luck: Dropout." in harms and "L2" in luck and "More data" not in harms + luck


@pytest.mark.parametrize(("guess", "said"), [(0, "You guessed Dropout: -3.0 points."), (2, ""), (-1, ""), (None, "")])
def test_what_the_guessed_option_brought_is_said_unless_it_is_told_anyway(guess, said):
    found = answer_sentence(gains_of(arrays(more=0.1, labels=0.05, dropout=-0.03)), guess).text()
    assert said in found and ("You guessed" in found) == bool(said)


def test_a_study_that_has_just_begun_has_nothing_to_say():
    begun = {name: np.full_like(table, np.nan) for name, table in arrays().items()}
    assert base_of(begun) is None and gains_of(begun) == () and cures_said(begun) is None


def test_a_mix_is_held_against_the_same_draws():
    it = arrays()
    one = {name: table[:1] + 0.05 for name, table in it.items()}
    assert mix_gain(it, one, title_of("l1"))[0].gain == pytest.approx(0.05)


def test_a_cure_changes_only_what_it_says():
    base = overfitting(0.2)
    for name, recipe in recipes(0.2).items():
        changed = [field for field in vars(base) if getattr(base, field) != getattr(recipe, field)]
        assert len(changed) == (name != NONE)


@pytest.mark.parametrize("name", CURES)
def test_the_usual_strength_is_one_of_its_slider(name):
    it = CURES[name]
    steps = (it.strength.default - it.strength.low) / it.step
    assert abs(steps - round(steps)) < 1e-9 and it.strength.low <= it.strength.default <= it.strength.high


@pytest.mark.parametrize("strengths", [{}, {"l1": 0.003, "l2": 0.01, "more": 2}, {"prayer": 1}])
def test_a_mix_of_none_too_many_or_unknown_cures_is_refused(strengths):
    with pytest.raises(UserError, match="Your own mix: expected 1 to 2"):
        mixed(0.2, strengths)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, 2, "much", None])
def test_a_strength_out_of_range_is_refused(value):
    with pytest.raises(SettingError):
        mixed(0.2, {"dropout": value})
    with pytest.raises(SettingError):
        overfitting(value)


class Here:
    """Do a study's work at once."""

    def __init__(self):
        self.told = []

    async def ask(self, function, *args):
        return function(*args)

    def tell(self, done, total, partial=None):
        self.told.append((done, total, partial))


def test_the_study_tries_every_recipe_on_every_draw_and_tells_how_far_it_is(monkeypatch):
    monkeypatch.setattr(trying, "DRAWS", 6)
    hands, asked = Here(), {"none": TINY, "l1": replace(TINY, l1=0.01)}
    found = asyncio.run(trying.Comparing(asked)(hands))
    assert found["test"].shape == (2, 6) and np.isfinite(found["test"]).all()
    assert np.array_equal(found["test"][1], trying.scored(asked["l1"], range(6))["test"])
    assert np.isnan(hands.told[0][2]["test"]).sum() == 8 and hands.told[-1][0] == pytest.approx(hands.told[-1][1])


def test_studies_of_other_settings_have_other_names():
    names = {trying.all_cures(wrong)[0] for wrong in WRONGS} | {
        trying.own_mix(0.2, {"l1": v})[0] for v in (0.001, 0.002)
    }
    assert len(names) == len(WRONGS) + 2


def test_the_run_that_the_lesson_opens_with_is_the_one_that_training_gives():
    kept, fresh = (
        watching.at_first(),
        watching.watched(*(getattr(watching.USUAL, n) for n in ("rows", "wrong", "width"))),
    )
    assert all(np.abs(kept[name][:30] - fresh[name][:30]).max() < 0.02 for name in watching.NAMES)
    assert watching.gap_at(kept, 100).turned is not None


@pytest.mark.parametrize(("known", "new", "said"), [(1.0, 0.7, "Learned by heart"), (0.3, 0.3, "not learned enough"), (0.9, 0.9, "No turn yet")])  # fmt: skip
def test_what_the_user_made_of_the_network_is_said(known, new, said):
    turned = 5 if known - new > 0.1 else None
    assert said in watching.gap_finding(watching.Gap(9, known, new, turned)).text()


def test_a_polynomial_predicts_as_numpy_fits_it():
    x, y = bias.design(20), bias.samples(20, 0.4, 1)[0]
    for degree in (0, 3, 9):
        fitted = np.polynomial.Polynomial.fit(x, y, degree)(bias.GRID)
        assert np.allclose(bias.SMOOTHERS["polynomial"].matrix(x, bias.GRID, degree) @ y, fitted, atol=1e-8)


def test_neighbours_predict_as_scikit_learn_does():
    from sklearn.neighbors import KNeighborsRegressor

    x, y, at = bias.design(20), bias.samples(20, 0.4, 1)[0], np.random.default_rng(0).random(50)
    said = KNeighborsRegressor(4).fit(x[:, None], y).predict(at[:, None])
    assert np.allclose(bias.SMOOTHERS["nearest"].matrix(x, at, 5) @ y, said)


@pytest.mark.parametrize("degree", [1, 4, 11])
def test_the_parts_add_up_to_the_error_of_a_simulation(degree):
    rng, x = np.random.default_rng(5), bias.design(20)
    clean = bias.truth(x)
    found = []
    for _ in range(1500):
        fitted = np.polynomial.Polynomial.fit(x, clean + rng.normal(0, 0.4, 20), degree)(bias.GRID)
        found.append(np.mean((fitted - bias.truth(bias.GRID) - rng.normal(0, 0.4, len(bias.GRID))) ** 2))
    assert bias.parts_of("polynomial", 20, 0.4).error[degree] == pytest.approx(np.mean(found), rel=0.03)


@pytest.mark.parametrize("name", bias.SMOOTHERS)
def test_measured_parts_agree_with_the_exact_ones(name):
    it = bias.parts_of(name, 20, 0.4)
    assert np.allclose(it.measured_bias, it.bias, atol=0.01 + 0.02 * it.variance)
    assert np.allclose(it.measured_variance, it.variance, rtol=0.15)


def test_too_simple_about_right_and_too_complex_are_said():
    it = bias.parts_of("polynomial", 20, 0.4)
    said = [bias.bias_finding(it, degree).text() for degree in (0, it.best, 14)]
    assert [text.split(":")[0] for text in said] == ["Too simple", "About right", "Too complex"]


def test_the_parts_as_they_are_written_add_up_to_the_sum_as_it_is_written():
    import re

    it = bias.parts_of("polynomial", 20, 0.4)
    for degree in it.capacities:
        *parts, total = map(float, re.findall(r"\d+\.\d{3}", bias.fan_sentence(it, degree).text()))
        assert sum(parts) == pytest.approx(total, abs=1e-6)


def test_the_whole_error_is_in_the_picture():
    from core.charts.lessons.generalisation_lines import parts_chart

    it = bias.parts_of("polynomial", 20, 0.4)
    low, high = parts_chart(it, 3, "degree", str).layout.yaxis.range
    assert low < np.log10(it.variance.min()) and np.log10(it.error.max()) < high


def test_every_picture_is_tested_once():
    parts = folding.cut(60, 7, 0)
    assert np.array_equal(np.sort(np.concatenate(parts)), np.arange(60)) and {len(part) for part in parts} == {8, 9}


def test_folds_together_are_all_pictures_judged_once():
    found = folding.folded(7, 0)
    sizes = [len(part) for part in folding.cut(60, 7, 0)]
    assert float(found["all"]) == pytest.approx(np.average(found["folds"], weights=sizes))
    assert 0.7 < float(found["truth"]) <= 1


def test_a_leak_is_as_large_as_scikit_learn_finds_it():
    from sklearn.feature_selection import SelectKBest, f_classif
    from sklearn.model_selection import PredefinedSplit, cross_val_predict
    from sklearn.neighbors import NearestCentroid
    from sklearn.pipeline import make_pipeline

    wrong, right = folding.leak()
    for number in range(3):
        chance = np.random.default_rng((0, number))
        x, y = chance.normal(size=(50, 1000)), chance.permutation(np.arange(50) % 2)
        places = np.zeros(50, int)
        for fold, part in enumerate(folding.cut(50, 5, number)):
            places[part] = fold
        chosen = SelectKBest(f_classif, k=20)
        leaked = cross_val_predict(NearestCentroid(), chosen.fit_transform(x, y), y, cv=PredefinedSplit(places))
        honest = cross_val_predict(make_pipeline(chosen, NearestCentroid()), x, y, cv=PredefinedSplit(places))
        assert (wrong[number], right[number]) == ((leaked == y).mean(), (honest == y).mean())
    assert wrong.mean() > 0.85 and abs(right.mean() - 0.5) < 0.1


@pytest.mark.parametrize("folds", [2, 11, 2.5, "many", float("nan")])
def test_folds_out_of_range_are_refused(folds):
    with pytest.raises(SettingError):
        folding.study_of(folds)


def test_whether_folds_helped_is_said_either_way():
    good, bad = np.array([0.1, -0.1]), np.array([0.2, 0.2])
    assert "5 folds together by 10" in folding.luck_finding(folding.Luck(bad, good), 5).text()
    assert "no nearer to the truth" in folding.luck_finding(folding.Luck(good, bad), 5).text()


def curve(shares):
    rows = np.array(more_rows.ROWS)
    shake = 0.001 * np.arange(-4, 4)
    table = np.asarray(shares)[:, None] + shake
    return more_rows.Curve(rows, table, np.ones_like(table))


def test_a_power_law_is_found_again_and_its_promise_kept():
    it = curve(1 - 0.9 * np.array(more_rows.ROWS) ** -0.5)
    promised, measured = it.extrapolated()
    assert promised[-1] == pytest.approx(measured, abs=2e-3)


@pytest.mark.parametrize(("last", "said"), [(0.1, "still help"), (-0.1, "harmed: going from 240 to 480 cost 10.0"), (0.0, "nothing beyond luck")])  # fmt: skip
def test_whether_more_pictures_help_is_said(last, said):
    shares = [0.4, 0.5, 0.6, 0.7, 0.7, 0.7 + last]
    it = curve(shares)
    it.test[-1] += np.where(np.arange(8) % 2, 0.01, -0.01)
    assert said in more_rows.curve_finding(it).text()


def test_a_curve_that_has_just_begun_draws_only_whole_points():
    table = np.full((6, 8), np.nan)
    assert more_rows.curve_of({"test": table, "train": table}) is None
    table[0] = 0.5
    assert more_rows.curve_sentence(more_rows.curve_of({"test": table, "train": table})) is None
