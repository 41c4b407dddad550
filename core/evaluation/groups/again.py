"""Groups of other rows like these: what thresholds owe to having been chosen on the very rows they are judged by."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats
from core.evaluation.groups.parts import Parts

POINTS = 250  # of a group; neighbours share one


def drawn_again(parts: Parts, times: int) -> Iterator[Parts]:
    """Draw the rows of two classes anew, with replacement; draws without a row of one class are left out."""
    curves = [piece for piece in parts.pieces if isinstance(piece, Curve)]
    at = [_thinned(curve) for curve in curves]
    cells = np.concatenate([np.concatenate(part[1:]) for part in at])
    rng, rows = np.random.default_rng(0), int(cells.sum())
    ends = np.cumsum([2 * len(thresholds) for thresholds, _, _ in at])[:-1]
    for drawn in rng.multinomial(rows, cells / rows, times):
        pairs = [part.reshape(2, -1).astype(np.float64) for part in np.split(drawn, ends)]
        thresholds = [part[0] for part in at]
        whole = _merged(thresholds, pairs)
        if whole.positives and whole.negatives:
            groups = tuple(_curve(each, *pair) for each, pair in zip(thresholds, pairs, strict=True))
            yield replace(parts, pieces=groups, whole=whole)


def _thinned(curve: Curve) -> tuple[Floats, Floats, Floats]:
    """Return at most about `POINTS` thresholds with the rows of class 1, and of class 0, from each up to the next."""
    m = len(curve.thresholds)
    places = np.unique(np.linspace(0, m - 1, min(m, POINTS)).astype(np.int64))
    hits, alarms = (-np.diff(part[places], append=0.0) for part in (curve.hits, curve.false_alarms))
    return curve.thresholds[places], hits, alarms


def _curve(thresholds: Floats, hits: Floats, alarms: Floats) -> Curve:
    return Curve(thresholds, *(np.cumsum(part[::-1])[::-1] for part in (hits, alarms)))


def _merged(thresholds: Sequence[Floats], pairs: Sequence[Floats]) -> Curve:
    known, places = np.unique(np.concatenate(thresholds), return_inverse=True)
    both = np.concatenate(pairs, axis=1)
    hits, alarms = (np.bincount(places, part, len(known)).astype(np.float64) for part in both)
    return _curve(known, hits, alarms)
