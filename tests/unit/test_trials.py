"""Trainings for their scores: every seed is graded like a training of its own."""

import asyncio
import io
from dataclasses import replace

import numpy as np
import pytest

from core.datasets import load, read_csv
from core.evaluation import score_run
from core.evaluation.headlines import main_score
from core.experiment import Experiment
from core.jobs.luck import gathered, many_seeds
from core.training import train
from core.training.trials import graded, onward, start

SEEDS = (4, 0, 9)
KINDS = {
    "three classes": Experiment(dataset="iris", hidden=(8,), epochs=6),
    "two classes": Experiment(dataset="heart", hidden=(8,), epochs=6, batch_norm=True, class_weight="balanced"),
    "numbers": Experiment(dataset="diabetes", model="linear", epochs=6),
    "stops early": Experiment(dataset="german_credit", hidden=(8,), epochs=30, learning_rate=0.03, patience=2),
    "one at a time": Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=2),
}


def seeds_of(e):
    """Return every seed graded: together, or one at a time where that can't be."""
    groups = [SEEDS] if e.model in ("mlp", "linear") else [(seed,) for seed in SEEDS]
    return [one for group in groups for one in graded(onward(start(replace(e, seed=group[0]), None, group), e.epochs))]


@pytest.mark.parametrize("e", KINDS.values(), ids=KINDS)
def test_seeds_are_graded_like_single_trainings(e):
    for one in seeds_of(e):
        run = train(replace(e, seed=one.seed))
        near = 1e-4 if e.batch_norm else 1e-6  # rounding in the moving mean and variance
        np.testing.assert_allclose(one.y_prob, run.y_prob, rtol=10 * near, atol=near)
        assert one.scores == pytest.approx(run.scores, rel=near, abs=near, nan_ok=True)
        exact = score_run(run.data.task, run.y_test, one.y_prob)
        assert one.scores == pytest.approx(exact, rel=1e-9, abs=1e-12, nan_ok=True)
        assert one.epochs == len(run.history["val_loss"])
        assert one.val_loss == pytest.approx(min(run.history["val_loss"]), rel=1e-4)
        val = run.predict(run.data.X[run.split.val])
        assert one.val_score == pytest.approx(main_score(run.data, run.split.val, val), abs=1e-6)


def test_a_training_that_blows_up_has_no_scores_and_spoils_no_other():
    e = replace(KINDS["three classes"], optimizer="sgd", learning_rate=0.01)
    state = onward(start(e, None, SEEDS), e.epochs)
    state.learned.theta[1] = np.nan
    fine, broken, other = graded(state)
    assert all(np.isnan(value) for value in broken.scores.values())
    assert np.isnan(broken.val_score)
    assert np.isfinite([*fine.scores.values(), *other.scores.values()]).all()
    assert list(fine.scores) == list(broken.scores)
    spread = gathered(e, None, (fine, broken, other))
    assert list(spread.sound) == [True, False, True]


def test_a_spread_knows_its_test_rows():
    e = KINDS["three classes"]
    found = graded(onward(start(e, None, SEEDS), 1))
    spread = gathered(e, None, found)
    run = train(replace(e, epochs=1))
    np.testing.assert_array_equal(spread.y_test, run.y_test)
    assert spread.seeds == SEEDS
    assert spread.rows == gathered(replace(e, hidden=(4,)), None, found).rows
    assert spread.rows != gathered(replace(e, split_seed=1), None, found).rows


def test_data_of_another_name_is_refused():
    with pytest.raises(ValueError, match="wine"):
        start(KINDS["three classes"], load("wine"), SEEDS)


class Here:
    """Do an errand's steps in this process."""

    def __init__(self):
        self.told = []

    async def ask(self, function, *args):
        return function(*args)

    async def keep(self, function, *args, tell):
        value = function(*args)
        return value, tell(value)

    def tell(self, done, total, partial=None):
        self.told.append((done, total, partial))


TABLE = "a,b,bought\n" + "".join(f"{i},{i * 7 % 11},{'yes' if i % 3 else 'no'}\n" for i in range(60))


def test_seeds_of_an_upload_are_trained_together():
    data = read_csv(io.BytesIO(TABLE.encode()), target="bought")
    e, hands = Experiment(dataset=data.name, hidden=(4,), epochs=4, seed=3), Here()
    spread = asyncio.run(many_seeds(e, data, 8)(hands))
    assert spread.seeds == tuple(range(3, 11))
    assert hands.told[-1] == (1, 1, spread)
    shares = [done for done, _, _ in hands.told]
    assert shares == sorted(shares)
    alone = train(e, data)
    np.testing.assert_allclose(spread.y_prob[0], alone.y_prob, atol=1e-5)


def test_others_are_trained_one_after_the_other_and_told_as_they_come():
    e, hands = Experiment(dataset="iris", model="rnn", hidden=(4,), epochs=1), Here()
    spread = asyncio.run(many_seeds(e, None, 3)(hands))
    sizes = [len(partial.seeds) for _, _, partial in hands.told if partial is not None]
    assert sizes == [1, 2, 3]
    assert hands.told[-1][:2] == (3, 3)
    assert spread.scores["accuracy"][1] == pytest.approx(train(replace(e, seed=1)).scores["accuracy"])
