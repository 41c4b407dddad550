"""All datasets that can be loaded by name."""

from collections.abc import Mapping

from core.datasets.business import BUSINESS
from core.datasets.dataset import Dataset, DatasetError
from core.datasets.drawn import DRAWN
from core.datasets.entry import Entry
from core.datasets.science import SCIENCE
from core.messages import N_
from core.once import once

UPLOAD_PREFIX = "csv-"
FEWEST_POINTS = 10
DATASETS: Mapping[str, Entry] = {**BUSINESS, **SCIENCE, **DRAWN}


def load(name: str, n_samples: int = 500, noise: float = 0.1, seed: int = 0) -> Dataset:
    """Return a dataset of the registry; sample size, noise and seed matter for drawn data only.

    Raises
    ------
    DatasetError
        When there is no dataset of this name, or points can't be drawn that way.
    """
    if name not in DATASETS:
        raise DatasetError(
            N_(
                "No data is called {name}. There are {names}; an uploaded table has to be uploaded again after a restart."
            ),
            name=name,
            names=", ".join(DATASETS),
        )
    if DATASETS[name].group != "drawn":
        return _load(name, 0, 0.0, 0)
    if n_samples < FEWEST_POINTS or noise < 0:
        raise DatasetError(
            N_("Expected at least {fewest} points and no negative noise, received {points} and {noise}."),
            fewest=FEWEST_POINTS,
            points=n_samples,
            noise=noise,
        )
    return _load(name, n_samples, noise, seed)


@once(24)
def _load(name: str, n_samples: int, noise: float, seed: int) -> Dataset:
    entry = DATASETS[name]
    return entry.make(name, entry.card, n_samples, noise, seed)
