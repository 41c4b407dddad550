"""What a search has seen so far: the cheapest way for each set of changed columns, and the nearest miss."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.found import Counterfactual
from core.explanation.counterfactuals.space import Space, different

KEPT = 200  # sets of columns
PLACED = 60  # ways among which the told ones are chosen
TOLERANCE = 1e-9
ALIKE = 0.5  # share of common columns beyond which two ways are told as one, while there are others

Rows = NDArray[np.float32]
Floats = NDArray[np.float64]


class Book:
    """Hold what was seen of the rows around a row (d,)."""

    def __init__(self, x: Rows, space: Space) -> None:
        self.x, self.space = x, space
        self.tried = 0
        self._ways: dict[bytes, Counterfactual] = {}
        self._nearest: Counterfactual | None = None

    def note(self, rows: Rows, outputs: Floats, margins: Floats) -> None:
        """Take down what the model says of rows (n, d)."""
        self.tried += len(rows)
        efforts = self.space.efforts(rows, self.x)
        self._note_nearest(rows, outputs, margins, efforts)
        flips = np.flatnonzero(margins > 0)
        flips = flips[np.argsort(efforts[flips], kind="stable")]
        packed = np.packbits(different(rows[flips], self.x), axis=1)
        for first in np.unique(packed, axis=0, return_index=True)[1]:
            i = int(flips[first])
            key = packed[first].tobytes()
            known = self._ways.get(key)
            if known is None or efforts[i] < known.effort - TOLERANCE:
                self._ways[key] = self._made(rows[i], outputs[i], efforts[i], margins[i])
        if len(self._ways) > KEPT:
            self._ways = {np.packbits(different(way.x, self.x)).tobytes(): way for way in self.ways()[:KEPT]}

    def ways(self) -> list[Counterfactual]:
        """Return what reaches it, one for each set of columns, the least effort first."""
        return sorted(self._ways.values(), key=lambda way: (way.effort, way.changed))

    def forget(self, way: Counterfactual) -> None:
        """Drop a way."""
        self._ways.pop(np.packbits(different(way.x, self.x)).tobytes(), None)

    def nearest(self) -> Counterfactual | None:
        """Return what came nearest; of equals the least effort."""
        return self._nearest

    def bound(self, number: int) -> float:
        """Return the effort beyond which nothing is worth while, once there are so many ways."""
        return self.ways()[number - 1].effort if len(self._ways) >= number else float("inf")

    def chosen(self, number: int) -> list[Counterfactual]:
        """Return so many ways that differ in what they change, the likely ones first; none has another's changes and more."""
        self._place()
        told = sorted(self.ways()[:PLACED], key=lambda way: way.is_unlike)
        picked: list[Counterfactual] = []
        for most in (ALIKE, 1.0):
            for way in told:
                if len(picked) < number and all(_apart(way, other, most) for other in picked):
                    picked.append(way)
        return sorted(picked, key=lambda way: (way.is_unlike, way.effort, way.changed))

    def _place(self) -> None:
        """Find out how ordinary the ways of least effort are, where it isn't known."""
        new = [way for way in self.ways()[:PLACED] if np.isnan(way.ordinary)]
        if new:
            shares = self.space.near.ordinary(np.array([way.x for way in new]))
            for way, share in zip(new, shares, strict=True):
                self._ways[np.packbits(different(way.x, self.x)).tobytes()] = replace(way, ordinary=float(share))

    def _note_nearest(self, rows: Rows, outputs: Floats, margins: Floats, efforts: Floats) -> None:
        i = int(np.lexsort((efforts, -np.round(margins, 6)))[0])
        if self._nearest is None or margins[i] > self._nearest.margin + 1e-6:
            self._nearest = self._made(rows[i], outputs[i], efforts[i], margins[i])

    def _made(self, row: Rows, outputs: Floats, effort: float, margin: float) -> Counterfactual:
        changed = tuple(map(int, np.flatnonzero(different(row, self.x))))
        return Counterfactual(row.copy(), changed, outputs.copy(), float(effort), float(margin), float("nan"))


def _apart(way: Counterfactual, other: Counterfactual, most: float) -> bool:
    one, two = set(way.changed), set(other.changed)
    return not (one >= two) and len(one & two) <= most * len(one | two)
