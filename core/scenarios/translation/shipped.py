"""What came with the product: pieces, row numbers and weights of the translator; read once on a worker."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.scenarios.translation.network import Weights

FILE = Path(__file__).parents[1] / "files" / "translation_weights.npz"


@dataclass(frozen=True, eq=False)
class Shipped:
    """Hold what `make.py` wrote."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]
    losses: NDArray[np.float32]
    seconds: float
    weights: Weights


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """Return it, weights as float32."""
    with np.load(FILE) as file:
        return Shipped(
            tuple(map(str, file["source_pieces"])),
            tuple(map(str, file["target_pieces"])),
            file["train"],
            file["validation"],
            file["test"],
            file["losses"],
            float(file["seconds"]),
            {name[2:]: file[name].astype(np.float32) for name in file.files if name.startswith("w_")},
        )
