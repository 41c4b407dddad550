"""What a spread and a comparison say, and how they are drawn."""

from dataclasses import replace

import numpy as np
import pytest

from core.alternatives import alternatives
from core.charts.palette import BLUE
from core.charts.spread import Dots, spread_chart
from core.datasets import load
from core.evaluation.spread import summary
from core.evaluation.versus import Comparison, compared
from core.experiment import Experiment
from core.jobs.luck import expected_seconds, key_of, seeds_of, usual_number
from core.luck import (
    blame_sentence,
    blown_up,
    change_of,
    digits_for,
    own_sentence,
    spread_sentence,
    spread_title,
    verdict,
    verdict_advice,
    verdict_title,
)
from core.messages import Message
from core.search import searchable
from tests.unit.spreads import chances, labels, spread

RNG = np.random.default_rng(1)
Y = labels(RNG, 60)
ONE = spread(Y, chances(RNG, Y, 10))
IRIS = Experiment(dataset="iris")
CNN = Experiment(dataset="digits", model="cnn")


def comparison(kind, gain, low, high, **more):
    return Comparison("roc_auc", (32, 32), (60, 60), True, True, kind, gain, low, high, 0.83, **more)


def test_the_title_says_where_the_score_lies():
    it = replace(summary(ONE, "roc_auc"), low=0.7612, high=0.8234)
    assert spread_title(it).text() == "By luck of the seed alone, AUC lies between 0.76 and 0.82"


def test_a_seed_without_luck_is_said():
    same = spread(Y, np.repeat(ONE.y_prob[:1, :, 1], 8, axis=0))
    it = summary(same, "accuracy")
    assert spread_title(it).text().startswith("The seed makes no difference: Accuracy is")
    assert "are that of the 60 test rows" in blame_sentence(it).text()


def test_own_run_is_counted_among_the_others():
    it, values = summary(ONE, "roc_auc"), ONE.scores["roc_auc"]
    assert "9 of 10 trainings AUC is between" in spread_sentence(it).text()
    rank = int((values < values[0]).sum())
    assert own_sentence(it, ONE, float(values[0])).text().endswith(f"better than {rank} of 9 others.")
    assert own_sentence(it, ONE, 2.0).text() == "Your run, at 2.00, is better than 10 of 10 others."
    assert own_sentence(it, ONE, float("nan")) is None
    loss = summary(ONE, "log_loss")
    assert own_sentence(loss, ONE, 0.0).text().endswith("better than 10 of 10 others.")


@pytest.mark.parametrize(
    "seed, row, words",
    [
        (0.03, 0.01, "90 are the seed's. Judge"),
        (0.02, 0.02, "50 are the seed's and 50 that"),
        (0.01, 0.03, "90 are that of"),
    ],
)
def test_whose_luck_it_is(seed, row, words):
    it = replace(summary(ONE, "roc_auc"), seed_luck=seed, row_luck=row)
    assert words in blame_sentence(it).text()


def test_without_luck_nobody_is_to_blame():
    assert blame_sentence(replace(summary(ONE, "roc_auc"), seed_luck=0.0, row_luck=0.0)) is None


def test_lost_trainings_are_counted():
    assert blown_up(ONE) is None
    broken = spread(Y, ONE.y_prob[:, :, 1])
    broken.y_prob[:2] = np.inf
    assert blown_up(broken).text().startswith("2 of 10 trainings blew up")


def test_a_change_is_named_by_what_differs():
    assert change_of(IRIS, replace(IRIS, dropout=0.3, seed=9)).text() == "Dropout 0.3"
    assert change_of(IRIS, replace(IRIS, hidden=(8, 8), batch_norm=True)).text() == "Layers 8-8, Batch normalisation on"
    many = replace(IRIS, dropout=0.3, hidden=(8,), l1=0.1, epochs=3, activation="tanh")
    assert change_of(IRIS, many).text().endswith("and 2 more changes")


@pytest.mark.parametrize(
    "it, words",
    [
        (comparison("better", 0.0213, 0.0041, 0.038), "Dropout 0.3 is better by 0.021 in AUC on average (0.004 to 0.038): more than luck."),
        (comparison("worse", -0.021, -0.038, -0.004), "Dropout 0.3 is worse by 0.021 in AUC on average (0.004 to 0.038): more than luck."),
        (comparison("luck", 0.02, -0.01, 0.05), "better by 0.02 in AUC on average, but anything from 0.01 worse to 0.05 better fits: it could be luck."),
        (comparison("luck", -0.02, -0.05, 0.01), "worse by 0.02 in AUC on average, but anything from 0.05 worse to 0.01 better fits: it could be luck."),
        (comparison("same", 0.0, 0.0, 0.0), "Dropout 0.3 gives the same AUC every time."),
    ],
)  # fmt: skip
def test_a_verdict_has_its_numbers(it, words):
    said = verdict(it, "Dropout 0.3").text()
    assert said.startswith("With the same 32 seeds, ")
    assert said.endswith(words)
    assert verdict_title(it, "Dropout 0.3").text().startswith("Dropout 0.3: ")


@pytest.mark.parametrize(
    "needed, words",
    [
        ({"seeds_needed": 90}, "about 90 seeds of each would show it."),
        ({"rows_needed": 1200}, "about 1,200 test rows would show it; more seeds alone would not."),
        ({"seeds_needed": 90, "rows_needed": 1200}, "about 90 seeds of each or 1,200 test rows would show it."),
        ({}, "too small beside the luck"),
    ],
)
def test_what_would_settle_it_is_said(needed, words):
    pairs, settled = verdict_advice(comparison("luck", 0.02, -0.01, 0.05, **needed), "Dropout 0.3")
    assert pairs.text().endswith("Dropout 0.3 comes out ahead in 83 of 100 such pairs.")
    assert words in settled.text()


def test_other_seeds_and_rows_are_said():
    other = spread(Y, chances(RNG, Y, 9), seeds=range(50, 59), rows="others")
    it = compared(ONE, other)
    assert verdict(it, "it").text().startswith("With 10 seeds before and 9 after, it is")
    assert any("different rows" in one.text() for one in verdict_advice(it, "it"))


def test_what_can_not_be_compared_says_so():
    ones = np.ones(20, int)
    alike = spread(ones, chances(RNG, ones, 6))
    it = compared(alike, alike)
    assert verdict(it, "it").text().startswith("AUC is undefined")
    assert verdict_advice(it, "it") == ()
    assert "can't be computed" in spread_title(summary(alike, "roc_auc")).text()


@pytest.mark.parametrize(
    "width, size, number, text",
    [(0.06, 0.8, 0.7612, "0.76"), (0.004, 0.8, 0.7612, "0.761"), (40, 3000, 2990.4, "2,990"), (0.0, 0.5, 0.5, "0.50"), (3.0, 55.2, 54.61, "55")],
)  # fmt: skip
def test_no_more_digits_than_the_spread_bears(width, size, number, text):
    assert digits_for(width, size)(number) == text


def test_a_bound_that_is_not_zero_does_not_look_like_it():
    assert digits_for(0.06, 0.02, always=(0.0004,))(0.0004) == "0.0004"


def test_numbers_of_seeds_and_their_keys():
    assert (usual_number(IRIS), usual_number(CNN)) == (32, 8)
    assert seeds_of(replace(IRIS, seed=5), 3) == (5, 6, 7)
    last = 2**31 - 1
    assert [replace(IRIS, seed=s).seed for s in seeds_of(replace(IRIS, seed=last), 2)] == [last, 0]
    assert key_of(IRIS, 8) == f"seeds-{IRIS.key}-8" != key_of(IRIS, 32)


def test_many_seeds_take_longer_and_others_one_after_the_other(make_run):
    run = make_run(IRIS, seconds=2.0)
    few, many = (expected_seconds(run, run.experiment, number) for number in (8, 32))
    assert 2.0 < few < many < 64.0
    assert expected_seconds(run, replace(run.experiment, dataset="digits", model="cnn"), 8) == 16.0


@pytest.mark.parametrize("dataset", ["iris", "digits", "diabetes"])
def test_alternatives_can_be_trained_and_are_others(dataset):
    e, data = Experiment(dataset=dataset), load(dataset)
    for name in searchable(e, data):
        values = alternatives(name, e, data)
        assert values
        assert getattr(e, name) not in values
        assert all(getattr(replace(e, **{name: value}), name) == value for value in values)


def dots(**more):
    return Dots("one", RNG.normal(0.8, 0.01, 32), range(32), **more)


def test_each_seed_is_a_dot_and_none_covers_another():
    row = dots()
    cloud = spread_chart([row], "AUC", str).data[0]
    np.testing.assert_array_equal(cloud.x, row.values)
    assert cloud.marker.color == BLUE
    for height in set(cloud.y):
        across = np.sort(np.asarray(cloud.x)[np.asarray(cloud.y) == height])
        assert (np.diff(across) > 0.0005).all()


def test_alike_scores_are_stacked_within_their_row():
    one = Dots("one", np.full(32, 0.9), range(32))
    made = spread_chart([one, one], "Accuracy", str)
    first, second = (np.asarray(cloud.y) for cloud in made.data)
    assert len(set(first)) == len(set(second)) == 32
    assert first.min() > 1 > second.max() > second.min() > 0
    assert made.data[1].marker.symbol != made.data[0].marker.symbol


def test_the_run_in_hand_has_a_ring():
    row = dots(own=0.77)
    cloud, ring = spread_chart([row], "AUC", str).data
    assert (ring.x, ring.marker.symbol) == ((0.77,), "circle-open")
    among = Dots("one", row.values, range(32), own=float(row.values[7]))
    cloud, ring = spread_chart([among], "AUC", str).data
    assert ring.y[0] == cloud.y[7]


def test_no_model_is_a_line_when_near_and_an_arrow_when_far():
    near, far = (spread_chart([dots()], "AUC", str, baseline) for baseline in (0.79, 0.5))
    assert any(shape.line.dash == "dash" and shape.x0 == 0.79 for shape in near.layout.shapes)
    assert any(note.text == "← without a model 0.5" for note in far.layout.annotations)
    assert far.layout.xaxis.range[0] > 0.7


def test_undefined_scores_are_not_drawn():
    row = Dots("one", np.array([0.5, np.nan, 0.6]), (0, 1, 2), own=float("nan"))
    (cloud,) = spread_chart([row], "AUC", str, float("nan")).data
    assert list(cloud.customdata) == [0, 2]


def test_messages_survive_a_brief():
    said = verdict(comparison("better", 0.02, 0.01, 0.03), change_of(IRIS, replace(IRIS, dropout=0.3)))
    assert Message.from_plain(said.plain()).text() == said.text()
