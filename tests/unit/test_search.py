"""Plans and studies: what is tried, in which order, and that nothing is lost or tried twice."""

import itertools
import logging
import sqlite3
from dataclasses import replace
from functools import cache

import pytest

from core.datasets import load
from core.experiment import SETTINGS, Experiment
from core.messages import Message, UserError
from core.search import SAMPLERS, Options, Plan, Span, load_results, plan_of, searchable
from core.search.ranges import range_from_plain
from core.search.rungs import rungs
from core.search.space import usual_range
from core.search.storage import FILE
from tests.unit.searches import SPACE, E, advanced, fold, hill, plan, searched, studying


def values(results):
    return [dict(trial.values) for trial in results.trials]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return `whole(sampler)`: the results of a search of 14 attempts, or of a grid, in one sitting."""
    return cache(lambda sampler: searched(tmp_path_factory.mktemp(sampler), plan(sampler=sampler, n_trials=14)))


@pytest.mark.parametrize("data", ["iris", "diabetes", "digits", "german_credit"])
@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_every_searchable_setting_has_a_usual_range_whose_values_the_setting_takes(data, model):
    e, rows = Experiment(dataset=data, model=model), load(data)
    names = searchable(e, rows)
    assert {"learning_rate", "batch_size", "l2"} <= set(names)
    assert not {"seed", "split_seed", "dataset", "features", "test_size", "folds"} & set(names)
    assert ("hidden" in names) == (model == "mlp")
    assert ("augment" in names) == (data == "digits")
    assert ("class_weight" in names) == (data != "diabetes")
    for name in names:
        found = usual_range(name, e, rows)
        for parameter in found.grid():
            value = found.decode(parameter)
            assert SETTINGS[name].check(value) == value
            assert found.decode(found.encode(value)) == value
        assert range_from_plain(found.plain()) == found
        if isinstance(found, Span):
            assert {found.low, found.high} <= set(rungs(found))


@pytest.mark.parametrize(
    ("span", "values"),
    [
        (Span("learning_rate", 1e-4, 1e-1, 4), [1e-4, 1e-3, 1e-2, 1e-1]),
        (Span("l2", 0, 1e-1, 4), [0, 1e-5, 1e-3, 1e-1]),
        (Span("dropout", 0, 0.5, 3), [0, 0.25, 0.5]),
        (Span("epochs", 10, 30, 3), [10, 20, 30]),
        (Span("batch_size", 8, 128, 5), [8, 16, 32, 64, 128]),
    ],
)
def test_a_range_goes_by_order_of_magnitude_where_the_setting_does(span, values):
    assert [span.decode(parameter) for parameter in span.grid()] == pytest.approx(values)


def test_a_range_that_may_be_zero_draws_zero_now_and_then():
    span = Span("l2", 0, 1e-1)
    drawn = span.distribution()
    even = [drawn.low + i / 1000 * (drawn.high - drawn.low) for i in range(1001)]
    found = [span.decode(parameter) for parameter in even]
    assert 0.1 < sum(value == 0 for value in found) / 1001 < 0.2
    assert min(value for value in found if value) >= 1e-6


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Span("learning_rate", 0.1, 0.01), "lowest"),
        (lambda: Span("learning_rate", 0, 0.1), "Learning rate"),
        (lambda: Span("dropout", 0, 2), "Dropout"),
        (lambda: Span("dropout", 0, 0.5, 1), "2 to 10"),
        (lambda: Options("activation", ("relu",)), "at least two"),
        (lambda: Options("activation", ("relu", "no such")), "Activation"),
        (lambda: plan(space=()), "at least one"),
        (lambda: plan(space=(SPACE[0], SPACE[0])), "once"),
        (lambda: plan(sampler="luck"), "tpe"),
        (lambda: plan(n_trials=1), "from 2"),
        (lambda: plan(n_trials=10**6), "to 300"),
        (lambda: plan(n_trials=2.5), "whole number"),
        (lambda: plan(folds=1), "from 2"),
        (lambda: plan(folds=True), "whole number"),
        (lambda: plan(sampler="grid", space=tuple(Span(n, *s, 10) for n, s in
            {"learning_rate": (1e-3, 1), "l2": (0, 1), "dropout": (0, 0.5), "l1": (0, 1)}.items())), "combinations"),
    ],
)  # fmt: skip
def test_what_cannot_be_searched_is_said(make, said):
    with pytest.raises(UserError, match=said):
        make()


def test_ranges_are_widened_to_have_the_settings_in_hand_in_them():
    e = replace(E, learning_rate=0.5, hidden=(7,))
    made = plan(experiment=e, space=(Span("learning_rate", 1e-3, 1e-2), Options("hidden", ((4,), (64, 64)))))
    assert {each.name: each for each in made.space}["learning_rate"].high == 0.5
    assert {each.name: each for each in made.space}["hidden"].values == ((4,), (7,), (64, 64))


def test_a_key_is_that_of_the_search_and_not_of_its_length():
    keys = [plan().key, plan(folds=4).key, plan(sampler="random").key, plan(space=SPACE[:2]).key]
    keys.append(plan(experiment=replace(E, epochs=7)).key)
    assert len(set(keys)) == len(keys)
    assert (
        plan(n_trials=99).key == plan().key == plan(space=SPACE[::-1]).key == plan(experiment=replace(E, folds=5)).key
    )
    assert Plan.from_plain(plan().plain()) == plan()


def test_a_plan_for_other_data_keeps_its_names_and_leaves_what_does_not_go():
    made = plan(space=(*SPACE, Options("class_weight", ("none", "balanced"))), folds=7)
    other = made.about(Experiment(dataset="diabetes", model="linear"), load("diabetes"))
    assert ({each.name for each in other.space}, other.folds) == ({"learning_rate", "l2"}, 7)
    same = made.about(replace(E, epochs=3), load("iris"))
    assert (same.space, same.experiment.epochs) == (made.space, 3)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_search_is_repeatable_and_begins_with_the_settings_in_hand(tmp_path, sampler, whole):
    made = plan(sampler=sampler, n_trials=14)
    first, second = whole(sampler), searched(tmp_path, made)
    assert values(first) == values(second)
    assert first.trials[0].values == {"hidden": (8,), "l2": 0.0, "learning_rate": 0.01}
    assert first.is_complete
    assert len(first.trials) == made.total
    assert first.best.score == max(trial.score for trial in first.done)


def test_samplers_differ_and_the_learning_one_comes_nearer_to_the_top(tmp_path):
    found = {name: searched(tmp_path / name, plan(sampler=name, n_trials=40)) for name in ("random", "tpe")}
    late = {
        name: [hill(made.plan.with_values(trial.values)) for trial in made.trials[15:]] for name, made in found.items()
    }
    assert values(found["random"]) != values(found["tpe"])
    assert sum(late["tpe"]) > sum(late["random"])


def test_a_grid_tries_every_combination_once(whole):
    made = plan(sampler="grid")
    ranges = [[each.decode(parameter) for parameter in each.grid()] for each in made.space]
    found = whole("grid")
    tried = [tuple(trial.values.values()) for trial in found.trials[1:]]
    assert sorted(tried) == sorted(itertools.product(*ranges))
    assert {trial.state for trial in found.trials} == {"done"}
    assert made.total == len(found.trials) == 28


def broken_off(folder, made, before):
    """Search in three sittings; the first ends in the middle of an attempt, the second does nothing."""
    with studying(made, folder) as study:
        advanced(study, before)
        attempt = study.ask()
        attempt, _ = study.note(attempt, fold(hill(attempt.experiment), 0))
    with studying(made, folder) as study:
        kept = study.ask()
        assert (kept.experiment, kept.folds) == (attempt.experiment, attempt.folds)
    return searched(folder, made)


@pytest.mark.parametrize("sampler", ["tpe", "random"])
@pytest.mark.parametrize("before", [0, 11])
def test_a_search_that_was_broken_off_goes_on_as_if_it_had_not_been(tmp_path, sampler, before, whole):
    parts, once = broken_off(tmp_path, plan(sampler=sampler, n_trials=14), before), whole(sampler)
    assert values(parts) == values(once)
    assert [trial.state for trial in parts.trials] == [trial.state for trial in once.trials]
    assert [tuple(trial.scores) for trial in parts.trials] == [tuple(trial.scores) for trial in once.trials]


def test_a_grid_that_was_broken_off_tries_the_rest(tmp_path, whole):
    parts = broken_off(tmp_path, plan(sampler="grid"), 11)
    assert sorted(map(str, values(parts))) == sorted(map(str, values(whole("grid"))))


def test_a_longer_search_goes_on_with_the_shorter_one(tmp_path):
    searched(tmp_path, plan(n_trials=5))
    long = plan(n_trials=9)
    assert values(searched(tmp_path, long)) == values(searched(tmp_path / "other", long))
    assert load_results(plan(n_trials=5), tmp_path).is_complete


def test_hopeless_settings_are_given_up_and_those_in_hand_never(tmp_path):
    def bad(e):
        return hill(e) - 0.5 * (e.learning_rate == 0.01)

    found = searched(tmp_path, plan(sampler="random", n_trials=30), score=bad)
    given_up = [trial for trial in found.trials if trial.state == "given up"]
    assert found.trials[0].state == "done"
    assert 0 < len(given_up) < 20
    assert {len(trial.folds) for trial in given_up} == {2}
    assert found.best.score > max(trial.score for trial in given_up)


def test_a_failure_is_kept_with_its_reason_and_the_search_goes_on(tmp_path):
    with studying(plan(n_trials=4), tmp_path) as study:
        study.fail(study.ask(), Message("It blew up."))
        advanced(study)
    found = load_results(plan(n_trials=4), tmp_path)
    assert [trial.state for trial in found.trials] == ["failed", "done", "done", "done"]
    assert found.trials[0].problem.text() == "It blew up."
    assert (found.base, found.frame["score"].isna().tolist()) == (None, [True, False, False, False])


def test_settings_that_were_tried_before_are_found_again(tmp_path):
    made = plan(space=(Options("batch_norm", (False, True)),), sampler="random", n_trials=9)
    with studying(made, tmp_path) as study:
        advanced(study, 8)
        found = study.same_before(study.ask())
    assert found is not None
    assert found.folds


def test_results_and_plans_are_found_after_a_restart_and_otherwise_none(tmp_path):
    made = plan(n_trials=4)
    assert load_results(made, tmp_path) is None
    assert plan_of(made.key, tmp_path) is None
    assert not (tmp_path / FILE).exists()
    found = searched(tmp_path, made)
    assert values(load_results(made, tmp_path)) == values(found)
    assert plan_of(made.key, tmp_path) == made
    assert load_results(plan(folds=5), tmp_path) is None
    for nonsense in ("", "%", "nobody", "-"):
        assert plan_of(nonsense, tmp_path) is None


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"SQLite format 3\0" + bytes(4000)])
def test_a_broken_file_is_moved_aside(tmp_path, caplog, content):
    (tmp_path / FILE).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        found = searched(tmp_path, plan(n_trials=3))
    assert len(found.trials) == 3
    (aside,) = tmp_path.glob(f"{FILE}.broken-*")
    assert aside.read_bytes() == content
    assert "begun anew" in caplog.text


def test_a_file_of_another_version_is_moved_aside(tmp_path):
    searched(tmp_path, plan(n_trials=2))
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE version_info SET schema_version = 9999")
        file.execute("UPDATE alembic_version SET version_num = 'v99.0.0.a'")
    file.close()
    assert load_results(plan(n_trials=2), tmp_path) is None
    assert list(tmp_path.glob(f"{FILE}.broken-*"))


def test_the_oldest_searches_go(tmp_path, monkeypatch):
    monkeypatch.setattr("core.search.storage.MOST", 2)
    plans = [plan(n_trials=2, folds=folds) for folds in (2, 3, 4)]
    for made in plans:
        searched(tmp_path, made)
    assert [load_results(made, tmp_path) is None for made in plans] == [True, False, False]


def test_optuna_says_nothing(tmp_path, capfd):
    searched(tmp_path, plan(n_trials=3))
    assert capfd.readouterr() == ("", "")
