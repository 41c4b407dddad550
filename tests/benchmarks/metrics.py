"""The metrics page at a million rows: the curve against scikit-learn's two, a move of the threshold, a file of scores."""

import io
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.curve import Curve, curve_of
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Tables
from core.evaluation.money import monthly_value
from core.evaluation.reading import read_predictions
from tests.benchmarks.table import Line, best, seconds

ROWS, FEW = 1_000_000, 100
AT_MOST = 1.5  # times as long as scikit-learn
QUICK = 0.005
READ = 2.0
MOVES = 200


def lines() -> Iterator[Line]:
    """Measure everything on the same rows, whose scores all differ."""
    truth, score = _rows(ROWS)
    curve = curve_of(truth, score)
    many, few = _a_move(curve), _a_move(curve_of(*_rows(FEW)))
    prepared, theirs = _in_turn(truth, score)
    yield Line("curve of 1,000,000 rows", prepared, "roc + precision-recall, sklearn", theirs, 1 / AT_MOST)
    yield Line("move of the threshold, 1,000,000 rows (ms)", 1000 * many, "5 ms", 1000 * QUICK, 1, "ms")
    yield Line("move of the threshold, 1,000,000 rows (ms)", 1000 * many, "the same on 100 rows", 1000 * few, 0.5, "ms")
    content = _file(truth, score)
    # A file that was read just now is not read again: each has another end.
    read = min(seconds(read_predictions, io.BytesIO(content + b"\n" * i)) for i in range(3))
    yield Line("read 1,000,000 labels and scores", read, "2 s", READ, 1)
    yield Line("read 1,000,000 labels and scores", read, "pandas.read_csv", _pandas(content), 0.1)


def _rows(n: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    rng = np.random.default_rng(0)
    truth = (rng.random(n) < 0.3).astype(np.int64)
    return truth, np.clip(rng.random(n) * 0.8 + truth * 0.2, 0, 1)


def _in_turn(truth: NDArray[np.int64], score: NDArray[np.float64]) -> tuple[float, float]:
    """Return the best times of ours and of scikit-learn's, taken in turn: what else the machine does hits both."""
    from sklearn.metrics import precision_recall_curve, roc_curve

    def theirs() -> None:
        roc_curve(truth, score)
        precision_recall_curve(truth, score)

    times = [(best(1, curve_of, truth, score), best(1, theirs)) for _ in range(5)]
    ours, others = zip(*times, strict=True)
    return min(ours), min(others)


def _a_move(curve: Curve) -> float:
    """Return what one move of the threshold takes: the counts, all scores of choices, and the money."""
    decision, thresholds = Decision(), np.random.default_rng(1).random(MOVES)
    return best(3, lambda: [_move(curve, threshold, decision) for threshold in thresholds]) / MOVES


def _move(curve: Curve, threshold: float, decision: Decision) -> None:
    made = curve.at(threshold)
    once = Tables(made.confusion[np.newaxis].astype(np.float64))
    for score in CHOICES.values():
        score(once)
    monthly_value(made.hits, made.false_alarms, curve.positives, curve.negatives, decision)


def _file(truth: NDArray[np.int64], score: NDArray[np.float64]) -> bytes:
    return pd.DataFrame({"label": truth, "score": score.round(6)}).to_csv(index=False).encode()


def _pandas(content: bytes) -> float:
    return best(3, lambda: pd.read_csv(io.BytesIO(content)))
