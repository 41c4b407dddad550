"""The trained writers: networks that were made beforehand by `make`, and lie in `core/lessons/files`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.corpus import FILES
from core.lessons.pretraining.learning import Plan

MADE: Mapping[tuple[str, str], Plan] = {
    # On the poems, few as they are, more steps make the held-out poems less likely, not more.
    ("poems", "causal"): Plan("poems", "causal", 500),
    ("poems", "masked"): Plan("poems", "masked", 800),
    ("plays", "causal"): Plan("plays", "causal", 3000),
    ("plays", "masked"): Plan("plays", "masked", 3000),
}
"""Corpus and kind -> how the network was trained."""


def path_of(corpus: str, kind: str, folder: Path = FILES) -> Path:
    """Return where a network lies."""
    return folder / f"writer_{corpus}_{kind}.npz"


@lru_cache(maxsize=2)
def writer(corpus: str, kind: str) -> Mapping[str, NDArray[np.float32]]:
    """Return the weights of a network that was made beforehand; they were rounded to 16 bits for the file."""
    with np.load(path_of(corpus, kind)) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}
