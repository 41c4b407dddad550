"""Weights drawn for another seed equal those of a network built with it."""

from dataclasses import replace

import numpy as np
import pytest

from core.experiment import Experiment
from core.models import MODELS
from core.models.initial import initial
from core.models.shape import Shape

SHAPE = Shape(4, 3, "classification", None)
IRIS = Experiment(dataset="iris", hidden=(8, 5))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"model": "linear"},
        {"dropout": 0.2},
        {"batch_norm": True, "dropout": 0.3, "l2": 0.01},
        {"initializer": "he_normal", "precision": "mixed_float16"},
        {"initializer": "tiny", "dropout": 0.1},
        {"initializer": "zeros"},
    ],
    ids=str,
)
def test_a_seed_draws_what_building_with_it_draws(settings):
    e = replace(IRIS, **settings)
    one, other = (MODELS[e.model].build(replace(e, seed=seed), SHAPE) for seed in (0, 5))
    drawn = initial(one, replace(e, seed=5))
    for mine, theirs in zip(one.variables, other.variables, strict=True):
        value = drawn.get(id(mine), mine.numpy())
        np.testing.assert_array_equal(value, theirs.numpy())
        assert value.dtype == theirs.numpy().dtype


def test_drawing_leaves_the_model_as_it_is():
    model = MODELS["mlp"].build(IRIS, SHAPE)
    before = model.get_weights()
    initial(model, replace(IRIS, seed=1))
    for mine, was in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(mine, was)
