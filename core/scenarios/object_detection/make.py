"""How the detector's weights were made: `python -m core.scenarios.object_detection.make` writes them anew.

It takes minutes, longer than a visit: so the weights come with the product, and are scored here.
"""

import sys
import time
from pathlib import Path

import numpy as np

from core.scenarios.object_detection.network import build, loss, wanted
from core.scenarios.object_detection.scenes import Recipe, scenes

FILE = Path(__file__).parents[1] / "files" / "object_detection.npz"
SCENES, EPOCHS, BATCH, RATE, SEED = 10_000, 40, 64, 3e-3, 1


def make(count: int = SCENES, epochs: int = EPOCHS) -> None:
    """Train the net on training scenes, and write its weights as float16 with what they took."""
    import keras

    keras.utils.set_random_seed(SEED)
    drawn = scenes(Recipe(), count, test=False, seed=SEED)
    model, steps = build(), count // BATCH * epochs
    model.compile(keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(RATE, steps)), loss)
    began = time.perf_counter()
    model.fit(drawn.X, wanted(drawn), BATCH, epochs, verbose=2)
    facts = {"seconds": time.perf_counter() - began, "scenes": count, "epochs": epochs}
    weights = {f"w_{i}": w.astype(np.float16) for i, w in enumerate(model.get_weights())}
    np.savez_compressed(FILE, **(weights | {name: np.array(value) for name, value in facts.items()}))


if __name__ == "__main__":
    make(*map(int, sys.argv[1:]))
