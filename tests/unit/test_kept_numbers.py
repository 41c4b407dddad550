"""The numbers of findings kept in lessons and in views of cases: means, spreads and intervals against oracles by hand."""

import json
import math
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.stats import binomtest

from core.brief import Brief, Finding
from core.brief.numbers import alone, graded, over_trainings, shares
from core.brief.reading import read_brief
from core.bundles import bundle
from core.card.pieces import Number, Numbers
from core.evaluation.intervals import Interval
from core.lessons import kept
from core.messages import Message, translator
from core.scenarios import kept_views

RNG = np.random.default_rng(3)


def labels(numbers):
    return [one.label.text() for one in numbers]


def test_trainings_are_their_mean_with_the_lowest_and_the_highest():
    (one,) = over_trainings({"CNN": [0.7, 0.9, math.nan]}, "%")
    assert (one.value, one.low, one.high, one.unit) == (pytest.approx(0.8), 0.7, 0.9, "%")
    (none,) = over_trainings({"CNN": [math.nan]})
    assert math.isnan(none.value) and math.isnan(none.low)


@pytest.mark.parametrize("hits, n", [(0, 20), (3, 20), (20, 20)])
def test_counts_have_wilsons_interval(hits, n):
    (one,) = shares({"x": (hits, n)})
    oracle = binomtest(hits, n).proportion_ci(method="wilson")
    assert one.value == hits / n
    assert (one.low, one.high) == pytest.approx((oracle.low, oracle.high), abs=1e-3)


def test_without_both_bounds_there_is_no_interval():
    (one,) = graded([("x", 0.5, -math.inf, math.inf)])
    assert one.value == 0.5 and math.isnan(one.low) and math.isnan(one.high)
    (bare,) = alone({"x": np.float64(3)}, "%")
    assert isinstance(bare.value, float) and math.isnan(bare.low)


def test_backprop_counts_networks():
    found = {f"{rule}_solved": np.arange(20) < n for rule, n in (("right", 18), ("unfactored", 9), ("article", 2))}
    made = {one.label.text(): one.value for one in kept.backprop(found)}
    assert sorted(made.values()) == [0.1, 0.45, 0.9] and made["By the right gradients"] == 0.9


def test_automl_compares_the_winner_split_by_split():
    validation, test = RNG.random((8, 5)), RNG.random((8, 5))
    promise, gain = kept.automl({"validation": validation, "test": test})
    best = validation.argmax(1)
    rows = np.arange(8)
    assert promise.value == pytest.approx((validation[rows, best] - test[rows, best]).mean())
    assert gain.value == pytest.approx((test[rows, best] - test.mean(1)).mean())
    assert gain.low < gain.value < gain.high


@pytest.mark.parametrize("quantity, column, more", [("said", 0, 1), ("ranked", 2, 0), ("blamed", 3, 0)])
def test_losses_are_compared_over_their_seeds(quantity, column, more):
    from core.lessons.losses.choosing import TRIED

    found = {loss: RNG.random((4, 4)) for loss in TRIED}
    made = kept.losses(found, quantity)
    assert len(made) == len(TRIED) + more
    first = found[next(iter(TRIED))][:, column]
    assert (made[0].value, made[0].low, made[0].high) == pytest.approx((first.mean(), first.min(), first.max()))


def test_the_trends_lesson():
    found = {"together": RNG.random((4, 3)), "pooled": RNG.random((4, 3)), "alone": RNG.random((4, 5))}
    together, _, single = kept.federated(found)
    assert together.value == pytest.approx(found["together"][:, -1].mean())
    assert single.high == pytest.approx(found["alone"].mean(1).max())
    from core.lessons.trends.fusion_study import HARMS, WAYS

    senses = {"picture": RNG.random((len(WAYS), len(HARMS), 3))}
    made = kept.fusion(senses, "picture", "1")
    assert made[0].value == pytest.approx(senses["picture"][0, list(HARMS).index("1")].mean()) and len(made) == len(
        WAYS
    )


def test_architectures():
    from core.lessons.architectures.choice import MODELS

    cells = {name: RNG.random((3, 4)) for name in ("simple", "gru", "lstm")}
    made = kept.memories(cells)
    assert made[1].low == cells["gru"][:, -1].min() and math.isnan(made[-1].low)
    accuracy = RNG.random((len(MODELS), 2, 3))
    dense = kept.scrambled(accuracy)[0]
    assert dense.value == pytest.approx((accuracy[0, 0] - accuracy[0, 1]).mean()) and dense.unit == "points"
    chances = {f"chance_{kind}": RNG.random((3, 8)) for kind in ("with", "without")}
    assert labels(kept.positions(chances)) == ["With positions", "Without positions"]


def test_cures_alarms_races_and_flowers():
    def gain(value, low):
        return SimpleNamespace(title=Message(f"{value}"), gain=value, low=low, high=2 * value)

    made = kept.cures([gain(0.1, 0.0), gain(0.2, -math.inf)])
    assert [one.value for one in made] == [0.2, 0.1] and math.isnan(made[0].low) and made[1].low == 0

    alarm = SimpleNamespace(first=7, false=2, rings=np.zeros(30))
    told = {"psi": alarm, "loss": SimpleNamespace(first=None, false=0, rings=np.zeros(30))}
    assert [one.value for one in kept.alarmed(told, True)] == [7]
    assert [one.value for one in kept.alarmed(told, False)] == pytest.approx([2 / 30, 0])

    courses = {"adam": SimpleNamespace(arrived=30), "sgd": SimpleNamespace(arrived=None)}
    assert labels(kept.raced(courses)) == ["Adam"] and kept.raced(courses)[0].value == 30

    it = SimpleNamespace(right=np.array([[10, 12], [28, 30]]), rows=30)
    written, right = kept.flowers(it)
    assert (written.value, written.low, right.high) == pytest.approx((11 / 30, 10 / 30, 1.0))


def test_pre_training_and_the_law():
    from core.lessons.pretraining.few_labels import ARMS, SIZES
    from core.lessons.scaling.finding import Row, forecast

    right = RNG.random((len(ARMS), len(SIZES), 8))
    tuned = kept.pretrained(right)[0]
    assert tuned.value == pytest.approx(right[list(ARMS).index("tuned"), 0].mean())
    sizes = np.array([1e3, 1e4, 1e5, 1e6, 1e7])
    row = Row("parameters", sizes, 1 + 5 * sizes**-0.2 + RNG.normal(0, 0.002, (3, 5)))
    measured, by_law = kept.law(forecast(row, 5))
    assert measured.value == pytest.approx(row.losses[:, -1].mean())
    assert by_law.low <= by_law.value <= by_law.high and by_law.value == pytest.approx(measured.value, abs=0.05)


def test_the_planner_and_fading_gradients():
    from core.lessons.planner.money import own_month
    from core.lessons.planner.plan import Plan

    plan = Plan(requests=200_000, prompt=1000, answer=300, api_in=0.5, api_out=1.5)
    own, api = kept.month(plan)
    span = own_month(plan, 200_000)
    assert (own.low, own.high) == (span.low, span.high) and own.low <= own.value <= own.high
    assert api.value == pytest.approx(200_000 * (1000 * 0.5 + 300 * 1.5) / 1e6) and api.unit == "USD"
    assert kept.thousand(plan)[1].value == pytest.approx(1000 * api.value / 200_000)
    (share,) = kept.faded([SimpleNamespace(label="ReLU", first=(0.2, 0.1, 0.4))])
    assert (share.value, share.low, share.high, share.unit) == (0.2, 0.1, 0.4, "%")


def test_the_views_of_cases():
    it = SimpleNamespace(before=Interval(0.9, 0.8, 0.95), after=Interval(0.4, 0.3, 0.5))
    after, before = kept_views.changed(it, "As asked", "Damaged")
    assert (after.value, after.low, before.high, labels([after])) == (0.4, 0.3, 0.95, ["Damaged"])
    costs = SimpleNamespace(everybody=500.0, nobody=700.0, at=420.0, saved=(-10.0, 160.0))
    (saved,) = kept_views.biopsied(costs)
    assert (saved.value, saved.low, saved.high) == (80.0, -10.0, 160.0)
    sent = SimpleNamespace(recall=(0.8, 0.7, 0.9), precision=(0.6, 0.5, 0.7))
    assert [one.value for one in kept_views.sent(sent)] == [0.8, 0.6]


def test_what_a_threshold_costs_is_counted_by_hand():
    run = bundle("german_credit")
    y, p = run.y_test, run.y_prob[:, 1]
    arrays = {"y": y, "p_net": p}
    one, everybody, nobody = kept_views.lent(arrays, "net", 0.3)
    refused = p >= 0.3
    assert one.value == pytest.approx(((refused & (y == 0)).sum() + 5 * (~refused & (y == 1)).sum()) / len(y))
    assert (everybody.value, nobody.value) == pytest.approx(((y == 0).mean(), 5 * (y == 1).mean()))
    assert one.low < one.value < one.high


def test_every_kind_of_kept_number_survives_a_file_and_is_told_in_both_languages():
    numbers = (
        *kept.cures([SimpleNamespace(title=Message("Dropout"), gain=0.1, low=0.0, high=0.2)]),
        *kept.memories({name: RNG.random((3, 4)) for name in ("simple", "gru", "lstm")}),
        Number(Message("x"), math.nan),
    )
    finding = Finding("concepts", Message("x"), "concepts?topic=trends", numbers=numbers)
    again = read_brief(json.dumps(replace(Brief(), findings=(finding,)).to_plain()).encode()).findings[0]
    assert repr(again.numbers) == repr(numbers)
    assert translator("zh")(numbers[-2].label.template) != "Guessing"


def test_ranges_that_are_no_intervals_are_named_wherever_a_finding_goes():
    tries = over_trainings({"CNN": [0.8, 0.9]}, "%")
    drawn = Numbers((*tries, Number("AUC", 0.8, 0.7, 0.9), Number("Steps", 12.0, span="page")), "")
    assert [words.text() for words in drawn.spans] == ["The ranges go from the lowest to the highest of several tries."]
    assert Number.from_plain(tries[0].to_plain()).span == "tries"
    assert Number.from_plain(tries[0].to_plain() | {"span": "unheard of"}).span == "interval"
