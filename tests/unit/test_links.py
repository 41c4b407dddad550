import pytest

from core.experiment import SETTINGS, Experiment
from core.links import from_link, to_link, view_from_link, view_link
from core.views import View, hideable

CASES = [
    Experiment(),
    Experiment(dataset="spiral", hidden=(8, 8), noise=0.3, seed=7, batch_norm=True, l2=1e-4),
    Experiment(dataset="german_credit", model="linear", features=("age", "a,b"), test_size=0.5, val_size=0.3),
]


@pytest.mark.parametrize("experiment", CASES)
def test_a_link_makes_the_same_experiment(experiment):
    assert from_link(to_link(experiment)) == (experiment, ())


@pytest.mark.parametrize("experiment", CASES)
def test_all_parameters_are_read_too(experiment):
    assert from_link(experiment.to_params()) == (experiment, ())


def test_only_what_differs_is_written():
    assert to_link(Experiment(epochs=7)) == {"dataset": "iris", "model": "mlp", "epochs": "7"}


@pytest.mark.parametrize("name, bad", [("epochs", "many"), ("epochs", "-3"), ("dataset", "../etc"), ("hidden", "999999"),
                                       ("learning_rate", "nan"), ("batch_norm", "yes"), ("seed", "1e99")])  # fmt: skip
def test_one_bad_value_costs_that_value_only(name, bad):
    experiment, complaints = from_link({"dropout": "0.25", "optimizer": "sgd", name: bad})
    assert getattr(experiment, name) == SETTINGS[name].default
    assert (experiment.dropout, experiment.optimizer) == (0.25, "sgd")
    assert len(complaints) == 1
    assert SETTINGS[name].label in complaints[0].text()


def test_a_refused_yes_is_told_what_a_link_takes():
    _, complaints = from_link({"batch_norm": "yes"})
    assert "expected 1 for yes or 0 for no, received 'yes'" in complaints[0].text()


def test_shares_that_leave_nothing_to_learn_from_are_refused():
    experiment, complaints = from_link({"test_size": "0.6", "val_size": "0.4"})
    assert (experiment.test_size, experiment.val_size) == (0.6, SETTINGS["val_size"].default)
    assert len(complaints) == 1


def test_other_parameters_are_left_alone():
    assert from_link({"lang": "zh", "utm_source": "mail"}) == (Experiment(), ())


@pytest.mark.parametrize("view", [View(), View(show_test=False), View(discretize=True, hide=("learning_rate", "tabs"))])
def test_a_link_shows_the_playground_in_the_same_way(view):
    assert view_from_link(view_link(view)) == (view, ())


def test_whatever_can_be_put_away_can_be_named_in_a_link():
    view = View(hide=tuple(hideable()))
    assert view_from_link(view_link(view)) == (view, ())


def test_putting_away_what_is_not_there_is_refused():
    view, complaints = view_from_link({"hide": "epochs,roof", "discretize": "1"})
    assert view == View(discretize=True)
    assert "received 'roof'" in complaints[0].text()
