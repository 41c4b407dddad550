"""The pictures that the lesson overfits on: few of the handwritten digits 5 to 9, some with a wrong label.

The digits are scikit-learn's (8 x 8 pixels, Alpaydin and Kaynak, UCI, 1998). Those from 0 to 4 are kept apart: what is
learned from them can be carried over. Test and validation labels are never changed.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Numbers = NDArray[np.int64]
SIDE, BRIGHTEST = 8, 16
FIRST = 5  # digits from this on are told apart, those below it are kept for another network
CLASSES = 5
TEST, VALIDATION = 300, 100
CUT, ROWS, WRONG = range(3)  # streams of chance


@dataclass(frozen=True, eq=False)
class Pictures:
    """Hold pictures x (n, 64) from 0 to 1, and which of the five digits each shows, y (n,)."""

    x: Array
    y: Numbers

    def rows(self, which: Numbers) -> "Pictures":
        """Return some of them."""
        return Pictures(self.x[which], self.y[which])


@cache
def sides() -> dict[str, Pictures]:
    """Return the digits 5 to 9 as "test", "validation" and "pool", which training pictures are drawn from, and "other"."""
    from sklearn.datasets import load_digits

    x, y = load_digits(return_X_y=True)
    x = (x / BRIGHTEST).astype(np.float32)
    others = np.flatnonzero(y < FIRST)
    own = np.random.default_rng(CUT).permutation(np.flatnonzero(y >= FIRST))
    cut = {
        "test": own[:TEST],
        "validation": own[TEST : TEST + VALIDATION],
        "pool": own[TEST + VALIDATION :],
    }
    found = {name: Pictures(x[which], y[which] - FIRST) for name, which in cut.items()}
    return found | {"other": Pictures(x[others], y[others])}


def most_rows() -> int:
    """Return how many training pictures there are to draw from."""
    return len(sides()["pool"].y)


def drawn(rows: int, wrong: float, draw: int) -> Pictures:
    """Return training pictures of one draw; a share of `wrong` has another digit's label. More rows hold the fewer ones.

    Each label is wrong or right whatever the number of rows, so that more pictures are as badly labelled as few.
    """
    pool = sides()["pool"]
    chosen = np.random.default_rng((ROWS, draw)).permutation(len(pool.y))
    chance = np.random.default_rng((WRONG, draw))
    struck, moved = chance.random(len(pool.y)) < wrong, chance.integers(1, CLASSES, len(pool.y))
    labels = np.where(struck, (pool.y[chosen] + moved) % CLASSES, pool.y[chosen])
    return Pictures(pool.x[chosen[:rows]], labels[:rows])


def one_hot(y: Numbers) -> Array:
    """Return labels (n,) as (n, classes)."""
    return np.eye(CLASSES, dtype=np.float32)[y]


@cache
def places(reach: int) -> Numbers:
    """Return for each shift by up to `reach` pixels (s,) the pixel (s, 64) that each one shows; 64 is beyond the edge."""
    around = np.full((SIDE + 2 * reach, SIDE + 2 * reach), SIDE**2)
    around[reach : SIDE + reach, reach : SIDE + reach] = np.arange(SIDE**2).reshape(SIDE, SIDE)
    steps = range(2 * reach + 1)
    return np.stack([around[i : i + SIDE, j : j + SIDE].ravel() for i in steps for j in steps])


def shifted(x: Array, reach: int, chance: np.random.Generator) -> Array:
    """Return pictures (b, 64), each moved by up to `reach` pixels either way; what comes in is black."""
    table = places(reach)
    padded = np.concatenate([x, np.zeros((len(x), 1), np.float32)], axis=1)
    return np.take_along_axis(padded, table[chance.integers(len(table), size=len(x))], axis=1)
