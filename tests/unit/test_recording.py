"""What a run keeps of its network while it trains."""

import numpy as np
import pytest

from core.experiment import Experiment
from core.store.files import pack, unpack
from core.training import train
from core.training.recording import LEAST, MOST, MOST_BYTES, Film, Frame


def filmed(epochs, weights=3):
    film = Film()
    for epoch in range(epochs + 1):
        if film.due(epoch):
            film = film.add(Frame(epoch, np.full(weights, epoch, np.float32)))
    return film


@pytest.mark.parametrize("epochs", [0, 1, 47, 48, 100, 2000])
def test_frames_lie_at_even_distances_from_the_start(epochs):
    made = filmed(epochs).ended(Frame(epochs, np.full(3, epochs, np.float32)))
    steps = np.diff(made.epochs)
    assert made.epochs[0] == 0
    assert made.epochs[-1] == epochs
    assert len(made.epochs) <= MOST + 2
    assert epochs < MOST or len(made.epochs) > MOST // 2
    assert len(set(steps[:-1])) <= 1
    assert np.array_equal(made.theta[:, 0], made.epochs)


def test_a_large_network_is_recorded_less_often_or_not_at_all():
    large = MOST_BYTES // 4 // 10
    assert LEAST // 2 < len(filmed(100, large).frames) <= 10
    assert filmed(100, MOST_BYTES).ended() is None


@pytest.fixture(scope="module")
def run():
    return train(Experiment(dataset="iris", hidden=(5,), epochs=60, batch_norm=True, patience=40, seed=3))


def test_a_run_was_recorded_from_its_first_weights_to_its_last(run):
    from core.models import MODELS
    from core.models.shape import Shape

    fresh = MODELS["mlp"].build(run.experiment, Shape(4, 3))
    first = np.concatenate([np.ravel(v.numpy()) for v in fresh.trainable_variables])
    assert np.array_equal(run.recording.theta[0], first)
    assert run.recording.epochs[-1] == len(run.history["loss"])


def test_the_kept_weights_are_in_it(run):
    kept = list(run.recording.epochs).index(run.best_epoch + 1)
    final = np.concatenate([np.ravel(v.numpy()) for v in run.model.trainable_variables])
    assert np.array_equal(run.recording.frame(kept).theta, final)
    for part, variable in zip(run.recording.frame(kept).extra, run.model.non_trainable_variables, strict=True):
        assert np.array_equal(part, variable.numpy())


def test_it_survives_the_store(run):
    again = unpack(pack(run)).recording
    assert np.array_equal(again.epochs, run.recording.epochs)
    assert np.array_equal(again.theta, run.recording.theta)
    assert all(map(np.array_equal, again.extra, run.recording.extra))
