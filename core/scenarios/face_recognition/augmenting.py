"""Views of one picture: what stands in for several photographs of a person, of which there are none here."""

import numpy as np
from numpy.typing import NDArray

from core.scenarios.face_recognition.pictures import SIDE, Pictures

SHIFT, ANGLE, ZOOM = 1.5, 8.0, 0.08  # pixels, degrees, share; each at most
LIGHT, GRAIN, SHADE = 0.25, 0.03, 0.3


def views(pictures: Pictures, each: int, seed: int) -> Pictures:
    """Return `each` views (n, each, 25, 25): shifted, turned, larger or smaller, in other light, with grain."""
    rng = np.random.default_rng(seed)
    return np.stack([[_view(picture, rng) for _ in range(each)] for picture in pictures]).astype(np.float32)


def _view(picture: Pictures, rng: np.random.Generator) -> NDArray[np.float64]:
    from scipy.ndimage import affine_transform

    angle, zoom = np.deg2rad(rng.uniform(-ANGLE, ANGLE)), 1 + rng.uniform(-ZOOM, ZOOM)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) / zoom
    middle = np.full(2, (SIDE - 1) / 2)
    moved = affine_transform(
        picture, turn, middle - turn @ middle + rng.uniform(-SHIFT, SHIFT, 2), order=1, mode="nearest"
    )
    shade = rng.uniform(-SHADE, SHADE) * np.linspace(-1, 1, SIDE)
    lit = moved * (1 + rng.uniform(-LIGHT, LIGHT) + shade) + rng.normal(0, GRAIN, picture.shape)
    return np.asarray(np.clip(lit, 0, 1))
