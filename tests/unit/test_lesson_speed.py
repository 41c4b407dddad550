"""Speed: all ways compute the same as plain Keras, formulas against hand-worked numbers and limits; no seconds are asserted."""

import asyncio
import math

import numpy as np
import pytest

from core.lessons.speed import clock, finding, paper, race
from core.lessons.speed.ways import BATCHES, EXPERIMENT, FIT, OURS, PRECISE, in_order
from core.messages import UserError

HERE = ("cached", "steps", "graph", OURS, PRECISE)  # the others are slow, and differ from the oracle in a flag


def keras_losses(epochs):
    """Train with Keras, written out here: the oracle of all ways."""
    import keras

    from core.models import MODELS
    from core.training.rows import data_of, rows_of, shape_of

    data = data_of(EXPERIMENT, None)
    rows = rows_of(EXPERIMENT, data)
    model = MODELS["mlp"].build(EXPERIMENT, shape_of(data, rows.X_train.shape[1]))
    model.compile(keras.optimizers.Adam(1e-3), "categorical_crossentropy", jit_compile=False)
    return model.fit(rows.X_train, rows.y_train, batch_size=32, epochs=epochs, shuffle=False, verbose=0).history["loss"]


def test_every_way_computes_what_keras_computes():
    expected = keras_losses(clock.CHECKED)
    for name in HERE:
        seconds, losses = clock.cold(name, EXPERIMENT.batch_size)
        assert seconds > 0
        # Half precision has about three digits.
        np.testing.assert_allclose(losses, expected, rtol=0.01 if name == PRECISE else 1e-4, err_msg=name)
    assert clock.warm(OURS, EXPERIMENT.batch_size) > 0
    clock.forget()


def test_a_way_that_another_worker_began_is_begun_here():
    clock.forget()
    assert clock.warm("graph", 512) > 0
    clock.forget()


def test_rows_come_in_order_and_gaps_are_marked():
    assert in_order(5, 2)[..., 0].tolist() == [[0, 1], [2, 3], [4, -1]]


class Here:
    def __init__(self):
        self.told = []

    async def ask(self, function, *args):
        return function(*args)

    def tell(self, done, total, partial):
        self.told.append((done / total, partial))


def test_a_race_is_told_on_the_way(monkeypatch):
    monkeypatch.setattr(clock, "ways_here", lambda: (FIT, OURS, PRECISE))
    monkeypatch.setattr(clock, "busy", lambda: 0.25)
    monkeypatch.setattr(clock, "cold", lambda name, batch: (3.0, np.array([2.0, 1.0, 0.5])))
    monkeypatch.setattr(clock, "warm", lambda name, batch: {FIT: 0.4, OURS: 0.1, PRECISE: 0.2}[name])
    hands = Here()
    found = asyncio.run(race.conduct(hands))
    assert found["warm"].shape == (race.ROUNDS, 3 + 2 * (len(BATCHES) - 1))
    assert hands.told[-1][0] == pytest.approx(1)
    first = finding.times(hands.told[0][1])
    assert [it.name for it in first] == [FIT] and math.isnan(first[0].warm)
    answered = [share for share, so_far in hands.told if finding.is_answered(so_far)]
    assert answered[0] < 0.4 and finding.said_so_far(hands.told[3][1]).text().startswith("So far: 100 epochs")
    assert finding.waited_sentence({}) is None and "40%" in finding.waited_sentence({"waited": np.array(0.4)}).text()
    assert finding.faster(found, OURS) == pytest.approx((4, 4, 4))
    assert finding.whole(found, FIT) == pytest.approx(3 + 99 * 0.4)
    assert "25% of its" in finding.busy_sentence(found).text()
    assert "2.0 times as long" in finding.mixed_sentence(found).text()


def made(fit, ours, mixed, cold=(1.0, 1.0, 1.0), losses=(1.0, 1.0, 1.0)):
    """Return what a race of three ways found; every size of a batch took as long."""
    names, batches, warm, begun, loss = [], [], [], [], []
    for name, seconds, first, last in zip((FIT, OURS, PRECISE), (fit, ours, mixed), cold, losses, strict=True):
        for batch in BATCHES:
            names.append(name), batches.append(batch), warm.append(seconds), begun.append(first)
            loss.append([2.0, 1.5, last])
    return {
        "way": np.array(names), "batch": np.array(batches), "cold": np.array(begun), "losses": np.array(loss),
        "warm": np.tile(warm, (race.ROUNDS, 1)), "busy": np.array([0.9]), "cores": np.array(2),
    }  # fmt: skip


@pytest.mark.parametrize(("ours", "answer"), [(0.1, 0), (0.09, 0), (0.03, 1), (0.001, 2), (0.2, 0)])
def test_the_answer_is_what_was_measured(ours, answer):
    found = made(0.1, ours, ours, cold=(0.1, ours, ours))
    assert finding.answer(found) == answer


def test_compiling_pays_after_as_many_epochs_as_worked_out_by_hand():
    # 1 s more at first, 0.25 s less in each later epoch: won back with the fourth of these.
    assert "after 5 epochs" in finding.compile_sentence(made(0.5, 0.25, 0.25, cold=(1, 2, 2))).text()
    assert "nothing won it back" in finding.compile_sentence(made(0.1, 0.2, 0.2)).text()


@pytest.mark.parametrize(
    ("mixed", "words"), [(0.05, "2.0 times as fast"), (0.1, "changed nothing"), (0.3, "3.0 times as long")]
)
def test_mixed_precision_is_told_as_it_came_out(mixed, words):
    assert words in finding.mixed_sentence(made(0.5, 0.1, mixed)).text()


def test_rounds_that_disagree_about_mixed_precision_show_nothing():
    found = made(0.5, 0.1, 0.2)
    found["warm"][0, found["way"] == PRECISE] = 0.05
    assert "changed nothing" in finding.mixed_sentence(found).text()


def test_a_loss_that_differs_is_said_to_differ():
    assert "the loss is the same" in finding.said(made(1, 0.1, 0.1)).text()
    assert "differ by 10.0%" in finding.said(made(1, 0.1, 0.1, losses=(1.0, 1.1, 1.0))).text()
    assert "All ways compute the same" in finding.same_sentence(made(1, 1, 1)).text()


def test_plain_fit_may_win():
    assert "nothing beats" in finding.headline(made(0.1, 0.2, 0.3)).text()


def test_one_device_is_as_fast_as_one():
    speedups = paper.Plan().speedups(np.array([1.0]))
    assert {name: float(value[0]) for name, value in speedups.items()} == pytest.approx(
        {"data": 1, "pipeline": 1, "amdahl": 1}
    )


def test_four_copies_take_what_was_worked_out_by_hand():
    # 8 s / 4 = 2 s of computing; 2 * 3 / 4 of 10 GB at 5 GB a second = 3 s of exchange.
    assert paper.data_parallel(np.array([4.0]), 8.0, 10e9, 5e9) == pytest.approx(5.0)


def test_a_network_without_limits_costs_nothing():
    n = np.array([1.0, 2, 8, 64])
    assert 3.0 / paper.data_parallel(n, 3.0, 1e9, math.inf) == pytest.approx(n)


def test_the_bubble_of_a_pipeline_is_that_of_the_paper():
    assert paper.pipeline(np.array([4.0]), 1) == pytest.approx(1)  # one part: one stage works at a time
    assert paper.pipeline(np.array([4.0]), 12) == pytest.approx(4 * (1 - 3 / 15))
    assert paper.pipeline(np.array([4.0]), 10**9) == pytest.approx(4)


def test_no_number_of_devices_gets_beyond_the_serial_share():
    assert paper.amdahl(np.array([1e12]), 0.05) == pytest.approx(20)
    assert paper.amdahl(np.array([8.0]), 0.0) == pytest.approx(8)
    assert paper.amdahl(np.array([8.0]), 1.0) == pytest.approx(1)


def test_copies_that_wait_for_the_network_are_said_to():
    assert "slower than one device" in paper.headline(paper.Plan(seconds=0.1, bandwidth=1), 8).text()
    assert "the rest waits" in paper.headline(paper.Plan(seconds=2), 32).text()
    assert "94%" in paper.headline(paper.Plan(seconds=60, bandwidth=50), 8).text()


def test_a_short_number_has_no_power_of_ten():
    assert [finding.short(x) for x in (1234.5, 12.3, 1.234, 0.0123)] == ["1,234", "12", "1.2", "0.012"]


@pytest.mark.parametrize(
    "values", [{"seconds": 0}, {"bandwidth": float("nan")}, {"microbatches": 0}, {"serial": 1.5}, {"billions": "many"}]
)
def test_settings_out_of_range_are_refused(values):
    with pytest.raises(UserError, match="expected"):
        paper.Plan(**values)
