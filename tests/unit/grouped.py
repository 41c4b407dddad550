"""Predictions with columns, for tests of groups."""

import numpy as np

from core.datasets.dataset import Card
from tests.unit.judging import judged

CARD = Card("Loans", "why", "source", "licence", "target", {"good": "Paid back", "sex": "Sex"})


def predicted(truth, prob, frame, **more):
    """Return predictions of two classes; `frame` gives column -> values."""
    return judged(truth, prob, frame, **{"names": ("no", "yes"), "card": CARD} | more)


def numbers(truth, said, frame):
    """Return predictions of numbers."""
    return judged(np.asarray(truth, float), said, frame, names=(), card=CARD)


def drawn(seed, n=300, groups=3, ties=False):
    """Return random labels, scores and groups."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, groups, n)
    truth = (rng.random(n) < 0.25 + 0.15 * group).astype(int)
    prob = np.clip(rng.normal(0.35 + 0.25 * truth + 0.03 * group, 0.2), 0, 1)
    return truth, np.round(prob, 1) if ties else prob, np.array(["a", "b", "c", "d", "e"])[group]


CASES = {
    "random": drawn(0),
    "ties": drawn(1, ties=True),
    "two groups": drawn(2, groups=2),
    "constant scores": (drawn(3)[0], np.full(300, 0.5), drawn(3)[2]),
    "separated": (drawn(4)[0], 0.2 + 0.6 * drawn(4)[0], drawn(4)[2]),
    "two rows": (np.array([0, 1]), np.array([0.3, 0.6]), np.array(["a", "b"])),
    "one class": (np.ones(80, int), drawn(5, 80)[1], drawn(5, 80)[2]),
    "no positive in one group": (drawn(6)[0] * (drawn(6)[2] != "a"), drawn(6)[1], drawn(6)[2]),
    "a group of one row": (drawn(7)[0], drawn(7)[1], np.append(drawn(7)[2][:-1], "z")),
}
