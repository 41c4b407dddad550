"""Predictions to judge, made of numbers: two classes, more of them, or numbers."""

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Known, Predictions

CARD = Card("Made", "For a test.", "Made", "CC0", "Price")


def judged(y, prob, names=(), task="classification", **more):
    y, prob = np.asarray(y), np.asarray(prob, np.float64)
    return Predictions("made", "Made", task, y, prob, tuple(names), CARD, pd.DataFrame(), np.arange(len(y)), **more)


def of_two(y, chance, **more):
    chance = np.asarray(chance, np.float64)
    return judged(y, np.column_stack([1 - chance, chance]), ("good", "bad"), **more)


def of_many(y, prob, **more):
    return judged(y, prob, [f"class {c}" for c in range(np.shape(prob)[1])], **more)


def of_numbers(y, said, val=None, **more):
    known = None if val is None else Known(np.asarray(val[0], float), prob=np.asarray(val[1], float)[:, None])
    return judged(np.asarray(y, float), np.asarray(said, float)[:, None], (), "regression", val=known, **more)


def scored(seed, n, rate=0.3, digits=None):
    """Return labels and scores of two classes that are hard to tell apart; rounded, many scores are tied."""
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < rate).astype(np.int64)
    y[:2] = 0, 1
    chance = 1 / (1 + np.exp(-(rng.normal(0, 1, n) + 1.5 * y - 1)))
    return y, chance if digits is None else np.round(chance, digits)


TWO = {
    "random": scored(0, 300),
    "tied": scored(1, 200, digits=1),
    "rare": scored(2, 900, rate=0.02),
    "constant": (np.array([0, 1, 1, 0, 1]), np.full(5, 0.5)),
    "two rows": (np.array([0, 1]), np.array([0.2, 0.9])),
    "two rows the wrong way round": (np.array([1, 0]), np.array([0.2, 0.9])),
    "perfectly separated": (np.repeat([0, 1], 20), np.linspace(0, 1, 40)),
    "all of one score but one": (np.array([0] * 9 + [1]), np.array([0.5] * 9 + [0.7])),
}
ONE_CLASS = {"positive": (np.ones(4, int), np.linspace(0, 1, 4)), "negative": (np.zeros(4, int), np.linspace(0, 1, 4))}
