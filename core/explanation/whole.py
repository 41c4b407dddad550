"""Many rows explained: those of a run's test rows that the overall picture is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from core.bundles import BUNDLES, bundle
from core.explanation.explained import Explanation
from core.explanation.how import How

if TYPE_CHECKING:
    from core.training.run import Run

FOLDER = Path(__file__).parents[2] / "content" / "explanations"
FORMAT = 1
MOST = 200
"""Rows that are explained unless somebody asks for more: with them, the mean share of a column is known to a few percent of the
largest, and of a small network they take about six seconds."""


@dataclass(frozen=True, eq=False)
class Whole:
    """Hold the explanation of some of a run's test rows.

    Parameters
    ----------
    places : array (n,)
        Which of the test rows they are, from the first to the last.
    told : Explanation
    """

    places: NDArray[np.int64]
    told: Explanation

    def of(self, place: int) -> Explanation | None:
        """Return the explanation of one test row, if it is among them."""
        found = np.flatnonzero(self.places == place)
        return self.told.rows(found) if len(found) else None

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it is, name -> array; `from_arrays` reads it back."""
        return {"places": self.places, **self.told.arrays()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Make it from what `arrays` gave; raise `KeyError` when something is missing."""
        return cls(np.asarray(arrays["places"]), Explanation.from_arrays(arrays))


def key_of(run: "Run", how: How, most: int = MOST) -> str:
    """Return the key of the explanation of as many test rows."""
    return f"explained-{FORMAT}-{run.key}-{how.key}-{most}"


def places_of(run: "Run", most: int = MOST) -> NDArray[np.int64]:
    """Return which test rows are explained, in an order drawn by lot, so that those that are done first are like the others."""
    n = len(run.split.test)
    return np.random.default_rng(0).permutation(n)[: min(n, most)]


def bundled(run: "Run", how: How, most: int = MOST) -> Whole | None:
    """Return the explanation that came with the product, if it is of this run."""
    if how != How() or most != MOST:
        return None
    return next((_read(name) for name in BUNDLES if bundle(name).key == run.key), None)


@lru_cache
def _read(name: str) -> Whole:
    from core.store.files import read_arrays

    return Whole.from_arrays(read_arrays(_file(name).read_bytes()))


def _file(name: str) -> Path:
    return FOLDER / f"{name}.npz"


def explain_whole(run: "Run", how: How, most: int = MOST) -> Whole:
    """Explain a run's test rows in this process."""
    from core.explanation.explain import explain_rows
    from core.explanation.subject import subject_of

    places = np.sort(places_of(run, most))
    return Whole(places, explain_rows(subject_of(run, how), run.X_test[places], how))


def make(name: str) -> None:
    """Explain a bundled run anew and put the explanation in its place."""
    from core.store.files import write_arrays

    FOLDER.mkdir(parents=True, exist_ok=True)
    _file(name).write_bytes(write_arrays(explain_whole(bundle(name), How()).arrays()))


if __name__ == "__main__":
    for chosen in BUNDLES:
        make(chosen)
