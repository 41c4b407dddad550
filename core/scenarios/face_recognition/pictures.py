"""The pictures that ship with scikit-image: small cut-out faces and other cut-outs, and photographs."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

SIDE = 25  # pixels of a cut-out
FACES = 100  # the first cut-outs

Pictures = NDArray[np.float32]
Bytes = NDArray[np.uint8]

PHOTOS: Mapping[str, str] = {
    "astronaut": N_("An astronaut: one face"),
    "coins": N_("Ancient coins: stamped faces, no person"),
    "gravel": N_("Gravel: no face"),
    "chelsea": N_("A cat: no human face"),
    "coffee": N_("A cup of coffee: no face"),
}
"""File name in the package -> what a user reads."""

PEOPLE: Mapping[str, int] = {"astronaut": 1}  # faces of people in a photo; the others have none


def folder() -> Path:
    """Return where scikit-image keeps its pictures, without importing it."""
    found = find_spec("skimage")
    assert found is not None and found.origin is not None, "the case checks that it is installed"
    return Path(found.origin).parent / "data"


@lru_cache(maxsize=1)
def cut_outs() -> Pictures:
    """Return all cut-outs (200, 25, 25), 0 black to 1 white; the first hundred are faces of a hundred people."""
    return np.asarray(np.load(folder() / "lfw_subset.npy"), np.float32)


def is_face() -> NDArray[np.int64]:
    """Return 1 for each cut-out that is a face, else 0 (200,)."""
    return (np.arange(len(cut_outs())) < FACES).astype(np.int64)


def photo(name: str) -> Bytes:
    """Return a photograph of the package (h, w, 3)."""
    from PIL import Image

    with Image.open(folder() / f"{name}.png") as picture:
        return np.asarray(picture.convert("RGB"), np.uint8)


def grey(picture: Any) -> Bytes:
    """Return a colour picture (h, w, 3) in grey (h, w), as the eye weighs colours (ITU-R BT.601)."""
    return np.asarray(np.asarray(picture, np.float64) @ [0.299, 0.587, 0.114], np.uint8)
