"""What light, cameras and people do to a picture, from nothing (0) to much (1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Picture = NDArray[np.float32]

TURN = 60.0  # degrees at most
DARK = 0.95  # of the light at most goes
BLUR = 0.12  # of the width: standard deviation at most
COARSE = 0.85  # of the pixels a side at most go
EYES = 0.22, 0.45  # where the eyes are in a cut-out of a face, from the top
STEPS = 5  # of the amounts that can be chosen
NOISE = 0.02  # of full light: grain of the camera, which stays when the light goes


@dataclass(frozen=True)
class Harm:
    """Describe something that happens to a picture; `label` is marked with `N_`.

    Parameters
    ----------
    do : callable
        Grey picture (h, w) of 0 to 1, strength 0 to 1 -> picture of the same size.
    unit : str
        Marked with `N_`: in what a user chooses how much.
    most : float
        In that unit, what strength 1 is.
    """

    label: str
    do: Callable[[Picture, float], Picture]
    unit: str = N_("How much (%)")
    most: float = 100.0

    @property
    def amounts(self) -> tuple[int, ...]:
        """What a user can choose, in the unit."""
        return tuple(round(self.most * share / STEPS) for share in range(STEPS + 1))

    def percent(self, amount: float) -> int:
        """Return how many percent of the most an amount is."""
        return round(100 * amount / self.most)


def turned(picture: Picture, strength: float) -> Picture:
    """Turn a picture; its edges go on outwards."""
    from scipy.ndimage import rotate

    return np.asarray(rotate(picture, TURN * strength, reshape=False, order=1, mode="nearest"), np.float32)


def darkened(picture: Picture, strength: float) -> Picture:
    """Take light away; the grain of the camera stays, and steps of 1/255."""
    grain = np.random.default_rng(0).normal(0, NOISE * strength, picture.shape)
    dark = np.clip(picture * (1 - DARK * strength) + grain, 0, 1)
    return np.asarray(np.round(dark * 255) / 255, np.float32)


def blurred(picture: Picture, strength: float) -> Picture:
    """Blur a picture."""
    from scipy.ndimage import gaussian_filter

    return np.asarray(gaussian_filter(picture, BLUR * strength * picture.shape[1]), np.float32)


def coarse(picture: Picture, strength: float) -> Picture:
    """Leave fewer pixels, each as large as those that went."""
    height, width = picture.shape
    rows, columns = (max(2, round(n * (1 - COARSE * strength))) for n in (height, width))
    fewer = _squeezed(_squeezed(picture, rows).T, columns).T
    return np.asarray(fewer[np.arange(height) * rows // height][:, np.arange(width) * columns // width], np.float32)


def _squeezed(picture: Picture, rows: int) -> Picture:
    starts = np.arange(rows) * len(picture) // rows
    size = np.diff(np.append(starts, len(picture)))
    return np.asarray(np.add.reduceat(picture, starts, axis=0) / size[:, np.newaxis], np.float32)


def barred(picture: Picture, strength: float) -> Picture:
    """Lay a dark bar over the eyes, as dark glasses do; its height grows with the strength."""
    top, bottom = (round(share * len(picture)) for share in EYES)
    middle, half = (top + bottom) / 2, (bottom - top) / 2 * strength
    made = picture.copy()
    made[round(middle - half) : round(middle + half)] *= 0.1
    return made


HARMS: Mapping[str, Harm] = {
    "turn": Harm(N_("Turned"), turned, N_("Turned by (degrees)"), TURN),
    "dark": Harm(N_("Dark"), darkened),
    "blur": Harm(N_("Blurred"), blurred),
    "coarse": Harm(N_("Fewer pixels"), coarse),
    "bar": Harm(N_("A bar over the eyes"), barred),
}
"""Name -> what happens."""
