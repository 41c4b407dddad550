"""The steps of a measurement, each short enough for others to get their turn in between."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Learnt, Sides, Task, advance
from core.scenarios.text_classification.answering import MODELS, NETS, chances, familiar
from core.scenarios.text_classification.cutting import encoded, numbered, vocabulary
from core.scenarios.text_classification.ngrams import Codes, Simple, listed, regressed
from core.scenarios.text_classification.rows import Rows, parts

PIECES = 5  # of a pass over the reviews: a slice learns from one
BATCH = 64
ALONE = 30  # answers of which the time is measured
REFUSED = 0.05  # share of reviews like those in training that the rule may refuse

Arrays = Mapping[str, NDArray[Any]]


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Return the vocabulary of the training side."""
    return tuple(vocabulary(parts().train.texts))


@lru_cache(maxsize=1)
def terms() -> list[Codes]:
    """Return the listed texts of the training side."""
    return listed(parts().train.texts, numbered(words()))


def prepared() -> int:
    """Read, split and cut the reviews on this worker; return how many there are to learn from."""
    return len(terms())


def simple() -> dict[str, NDArray[Any]]:
    """Return the fitted simple model as arrays."""
    return regressed(words(), terms(), parts().train.y).plain()


def task(name: str, step: int) -> Task:
    """Return the step of a network's training, counted from 0, as a task that has one epoch more than those before."""
    net = NETS[name]
    return Task(net.build, _SIDES[step % PIECES], step + 1, net.rate, None, BATCH)


def steps(name: str) -> int:
    """Return how many slices a network's training has."""
    return NETS[name].epochs * PIECES


def stepped(name: str, step: int, learnt: Learnt) -> Learnt:
    """Train a network on, by one slice."""
    return advance(task(name, step), learnt)


@lru_cache(maxsize=1)
def _inputs() -> NDArray[np.int32]:
    return encoded(parts().train.texts, numbered(words()))


def _sides(piece: int) -> Sides:
    X, y = _inputs(), parts().train.y
    rows = slice(piece * (len(y) // PIECES), (piece + 1) * (len(y) // PIECES))
    return Sides(X[rows], y[rows], X[:1], y[:1])


_SIDES = tuple(partial(_sides, piece) for piece in range(PIECES))


def tested(name: str, arrays: Arrays) -> NDArray[np.float64]:
    """Return the chance (n,) of a complaint that a model gives to each review of the test."""
    return chances(name, parts().test.texts, arrays)


def ruled(arrays: Arrays) -> dict[str, NDArray[Any]]:
    """Return how familiar the test reviews are, and from where on a text is familiar, in Chinese and in other languages."""
    model, val, test = Simple.of(arrays), parts().val, parts().test
    known = familiar(model, val.texts)
    limits = [np.quantile(known[side], REFUSED) for side in (val.chinese, ~val.chinese)]
    return {"familiar": familiar(model, test.texts), "limits": np.array(limits)}


def sides() -> dict[str, NDArray[Any]]:
    """Return the test reviews with their labels, and how many reviews there are on each side."""
    known = parts()
    sizes = [[side.chinese.sum(), (~side.chinese).sum()] for side in (known.train, known.val, known.test)]
    return {**_plain(known.test), "sizes": np.array(sizes), "share": np.array([known.train.y.mean()])}


def _plain(rows: Rows) -> dict[str, NDArray[Any]]:
    return {"texts": np.array(["\n".join(rows.texts)]), "y": rows.y, "chinese": rows.chinese}


def alone(name: str, arrays: Arrays) -> float:
    """Return the seconds that one answer takes when it is asked for alone."""
    import time

    texts = parts().test.texts[:ALONE]
    chances(name, texts[:1], arrays)
    began = time.perf_counter()
    for text in texts:
        chances(name, (text,), arrays)
    return (time.perf_counter() - began) / ALONE


__all__ = ["MODELS", "alone", "prepared", "ruled", "sides", "simple", "stepped", "steps", "tested"]
