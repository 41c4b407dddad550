"""A search for the smallest changes of a row that reach what is wanted, with a model that only answers.

Every column has few plausible values. First each change is tried alone, then pairs of them, then more at a time, the
most promising ones only (a beam search); where that finds too little, rows of the training data and rows drawn by lot
are walked back towards the row, as growing spheres and their feature selection do (Laugel et al. 2018, "Comparison-based
inverse classification"). In the end the values of what was found are made as small as they can be, two columns at a time.
That ways should differ in what they change is Mothilal, Sharma and Tan 2020 (section 3.2), that costs and locks belong to
a person Ustun, Spangher and Liu 2019 ("Actionable recourse").
"""

from collections.abc import Generator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.book import TOLERANCE, Book
from core.explanation.counterfactuals.found import Counterfactual, Found
from core.explanation.counterfactuals.moves import Moves, back_all, back_one, coarse
from core.explanation.counterfactuals.space import Space, different
from core.explanation.counterfactuals.wanted import Wanted

WAYS = 4  # that are told
POLISHED = 10  # ways whose values are made as small as they can be
PAIRS = 12_000  # pairs of changes that are all tried
BEAM = 4_000  # rows a step of the beam
DEEPEST = 4  # changed columns, unless nothing else reaches it
ALIKE = 3  # rows of the beam that change the same columns
ROUNDS = 6  # of polishing
TRIED = 1_000  # rows a round of polishing tries for a way
DRAWN = 64  # rows by lot
WALKED = 8  # rows that are walked back
CELLS = 2**22  # numbers of rows that are held at once

Rows = NDArray[np.float32]
Floats = NDArray[np.float64]
Asking = Generator[Rows, Floats, Floats]
STAGES = ("start", "alone", "pairs", "more", "far", "polish", "check")


class Search:
    """Look for the smallest changes of a row.

    Parameters
    ----------
    x : array (d,)
    space : Space
    wanted : Wanted
    seed : int
        Of what is drawn by lot.

    Examples
    --------
    `steps` asks for the outputs of rows until it is done; `counterfactuals` answers it at once, an errand slice by slice.
    """

    def __init__(self, x: Rows, space: Space, wanted: Wanted, seed: int = 0) -> None:
        self.x = np.asarray(x, np.float32)
        self.space, self.wanted = space, wanted
        self.stage = 0
        self._rng = np.random.default_rng(seed)
        self._options = space.options(self.x)
        self._book = Book(self.x, space)
        self._start: Counterfactual | None = None

    @property
    def tried(self) -> int:
        """How many rows were asked about."""
        return self._book.tried

    @property
    def most(self) -> int:
        """How many rows a step asks about, at most: those of many columns are not all held at once."""
        return max(200, min(BEAM, CELLS // len(self.x)))

    def found(self, whole: bool = False) -> Found | None:
        """Return what there is so far; None before the row itself was asked about."""
        if self._start is None:
            return None
        ways = tuple(self._book.chosen(WAYS)) if not self._start.reaches else ()
        closest = None if ways or self._start.reaches else self._closest()
        return Found(self._start, ways, closest, self.tried, whole)

    def steps(self) -> Generator[Rows, Floats, Found]:
        """Yield rows (n, d), be sent what the model says of them (n, k), and return what was found."""
        yield from self._begin()
        assert self._start is not None
        moves = coarse(self._options, self.x)
        if not self._start.reaches and len(moves):
            yield from self._near(moves)
            if len(self._book.ways()) < WAYS:
                self.stage = STAGES.index("far")
                yield from self._far(moves)
            self.stage = STAGES.index("polish")
            yield from self._polish()
            self.stage = STAGES.index("check")
            yield from self._check()
        found = self.found(whole=True)
        assert found is not None
        return found

    def _ask(self, rows: Rows) -> Asking:
        if len(rows) == 0:
            return np.empty(0)
        outputs = np.asarray((yield rows), np.float64)
        margins = self.wanted.margin(outputs)
        self._book.note(rows, outputs, margins)
        return margins

    def _begin(self) -> Generator[Rows, Floats, None]:
        outputs = np.asarray((yield self.x[np.newaxis]), np.float64)
        margin = float(self.wanted.margin(outputs)[0])
        near = float(self.space.near.ordinary(self.x[np.newaxis])[0])
        self._start = Counterfactual(self.x, (), outputs[0], 0.0, margin, near)

    def _near(self, moves: Moves) -> Generator[Rows, Floats, None]:
        """Try each change alone, then pairs, then more at a time."""
        assert self._start is not None
        self.stage = STAGES.index("alone")
        rows = moves.alone()
        margins = yield from self._ask(rows)
        gains = margins - self._start.margin
        efforts = self.space.efforts(rows, self.x)
        self._gains = gains
        rate = float((efforts / np.maximum(gains, 1e-12)).min()) if (gains > 0).any() else 0.0
        self.stage = STAGES.index("pairs")
        for depth in range(2, DEEPEST + 1):
            every = depth == 2 and len(moves) ** 2 // 2 <= min(PAIRS, CELLS // len(self.x))
            rows = moves.pairs() if every else moves.onto(self._promising(rows, margins, rate, len(moves)))
            rows = rows[self.space.efforts(rows, self.x) < self._book.bound(3 * WAYS)]
            if len(rows) == 0:
                return
            margins = yield from self._ask(rows)
            self.stage = STAGES.index("more")

    def _promising(self, rows: Rows, margins: Floats, rate: float, moves: int) -> Rows:
        """Return the rows that fall short with the least effort behind and, at the best rate, before them."""
        left = np.flatnonzero(margins <= 0)
        value = self.space.efforts(rows[left], self.x) - rate * margins[left]
        order = left[np.argsort(value, kind="stable")]
        counts: dict[bytes, int] = {}
        picked: list[int] = []
        most = max(4, self.most // max(1, moves))
        packed = np.packbits(different(rows[order], self.x), axis=1)
        for i, key in zip(order, map(bytes, packed), strict=True):
            counts[key] = counts.get(key, 0) + 1
            if counts[key] <= ALIKE:
                picked.append(int(i))
            if len(picked) == most:
                break
        return rows[picked]

    def _far(self, moves: Moves) -> Generator[Rows, Floats, None]:
        """Start from rows that are far, and walk those that reach it back column by column."""
        starts = np.concatenate([
            moves.path(self._gains, self.space.efforts(moves.alone(), self.x)),
            self._of_training(),
            self._by_lot(),
        ])  # fmt: skip
        starts = np.unique(starts[: self.most], axis=0)
        margins = yield from self._ask(starts)
        reached = starts[margins > 0]
        order = np.argsort(self.space.efforts(reached, self.x), kind="stable")
        walking = [reached[i] for i in order[: max(2, min(WALKED, self.most // len(self.x)))]]
        for _ in range(ROUNDS):
            walking = yield from self._walk(walking)

    def _walk(self, walking: Sequence[Rows]) -> Generator[Rows, Floats, list[Rows]]:
        """Take back of each row as many changes as it can do without, those first that save most for what they lose."""
        tries = [back_one(row, self.x) for row in walking]
        if not sum(map(len, tries)):
            return []
        margins = yield from self._ask(np.concatenate(tries))
        ends = np.cumsum([len(part) for part in tries])[:-1]
        chains = [
            back_all(row, self.x, self._worth(row, part, margin))
            for row, part, margin in zip(walking, tries, np.split(margins, ends), strict=True)
        ]
        if not sum(map(len, chains)):
            return []
        margins = yield from self._ask(np.concatenate(chains))
        ends = np.cumsum([len(chain) for chain in chains])[:-1]
        pairs = zip(chains, np.split(margins, ends), strict=True)
        return [chain[np.flatnonzero(margin > 0)[-1]] for chain, margin in pairs if (margin > 0).any()]

    def _worth(self, row: Rows, tries: Rows, margins: Floats) -> Floats:
        """Return what taking back each change saves for what it loses; below 0 where it can't be done without."""
        saved = self.space.efforts(row[np.newaxis], self.x) - self.space.efforts(tries, self.x)
        return np.where(margins > 0, saved / (margins.max(initial=0.0) - margins + 1e-9), -1.0)

    def _of_training(self) -> Rows:
        """Return training rows with what may not change, or not that way, as in the row."""
        rows = self.space.near.rows[: self.most // 2]
        made = np.repeat(self.x[np.newaxis], len(rows), axis=0)
        for j, options in enumerate(self._options):
            if len(options):
                values = np.append(options, self.x[j])
                apart = np.abs(rows[:, [j]] - values)
                made[:, j] = values[np.where(np.isnan(apart), np.inf, apart).argmin(axis=1)]
        return made

    def _by_lot(self) -> Rows:
        made = np.repeat(self.x[np.newaxis], DRAWN, axis=0)
        for j, options in enumerate(self._options):
            if len(options):
                made[:, j] = self._rng.choice(np.append(options, self.x[j]), DRAWN)
        return made

    def _polish(self) -> Generator[Rows, Floats, None]:
        """Make the values of the best ways as small as they can be, two columns at a time."""
        before: set[tuple[tuple[int, ...], float]] = set()
        for _ in range(ROUNDS):
            ways = [way for way in self._book.chosen(POLISHED) if (way.changed, way.effort) not in before]
            if not ways:
                return
            before |= {(way.changed, way.effort) for way in ways}
            yield from self._ask(np.concatenate([self._cheaper(way) for way in ways]))

    def _cheaper(self, way: Counterfactual) -> Rows:
        """Return rows that differ from a way in one or two of its columns, with less effort: of many some, the dearest too."""
        pairs = list(combinations(way.changed, 2)) or [(way.changed[0], way.changed[0])]
        grids = [self._grid(way, i, j) for i, j in pairs]
        efforts = np.concatenate([grid[0] for grid in grids])
        order = np.argsort(-efforts, kind="stable")
        if not len(order):
            return np.empty((0, len(self.x)), np.float32)
        kept = order[np.unique(np.linspace(0, len(order) - 1, TRIED).astype(int))]
        which = np.repeat(np.arange(len(pairs)), [len(grid[0]) for grid in grids])[kept]
        made, columns = np.repeat(way.x[np.newaxis], len(kept), axis=0), np.array(pairs)[which]
        for side in (0, 1):
            made[np.arange(len(kept)), columns[:, side]] = np.concatenate([grid[1 + side] for grid in grids])[kept]
        return made

    def _grid(self, way: Counterfactual, i: int, j: int) -> tuple[Floats, Rows, Rows]:
        """Return the efforts of a way with other values of two columns, where they are less, and these values."""
        values = [np.append(self._options[column], self.x[column]) for column in (i, j)]
        prices = [self.space.price(c, v, float(self.x[c])) for c, v in zip((i, j), values, strict=True)]
        held = [float(self.space.price(c, way.x[[c]], float(self.x[c]))[0]) for c in (i, j)]
        if i == j:
            efforts, first = way.effort - held[0] + prices[0], values[0]
            second = first
        else:
            efforts = (way.effort - sum(held) + prices[0][:, np.newaxis] + prices[1]).ravel()
            first, second = np.repeat(values[0], len(values[1])), np.tile(values[1], len(values[0]))
        less = efforts < way.effort - TOLERANCE
        return efforts[less], first[less], second[less]

    def _check(self) -> Generator[Rows, Floats, None]:
        """Ask once more about each way by itself; one that doesn't hold is forgotten."""
        for way in self._book.chosen(WAYS):
            outputs = np.asarray((yield way.x[np.newaxis]), np.float64)
            if self.wanted.margin(outputs)[0] <= 0:
                self._book.forget(way)

    def _closest(self) -> Counterfactual | None:
        nearest = self._book.nearest()
        assert self._start is not None
        return nearest if nearest is not None and nearest.margin > self._start.margin else None
