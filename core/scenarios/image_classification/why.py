"""Why the net says so: how much less probable its digit is when a patch of ink is covered.

Zeiler and Fergus 2014, "Visualizing and understanding convolutional networks", section 4.2; the cover is the average
training picture.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.parts.maps import zone_name, zone_sums
from core.explanation.parts.occlusion import Occlusion, patch_places, patch_size
from core.messages import N_, Message
from core.scenarios.image_classification.net import SIDE, chances

SHAPE = (SIDE, SIDE)
LITTLE = 0.02  # of probability: no patch matters more


def covered(arrays: Mapping[str, Any], picture: NDArray[Any]) -> Occlusion:
    """Return how much each digit's probability falls (p, 10) when a patch of a picture (64,) is covered."""
    size = patch_size(SHAPE)
    places, cover = patch_places(SHAPE, size), arrays["train_X"].mean(axis=0)
    rows, columns = np.indices(SHAPE)
    down, across = places[:, 0, None, None], places[:, 1, None, None]
    under = (rows >= down) & (rows < down + size[0]) & (columns >= across) & (columns < across + size[1])
    hidden = np.where(under.reshape(len(places), -1), cover, picture)
    said = chances(arrays, np.concatenate([picture[None], hidden]))
    return Occlusion(places, size, said[0] - said[1:], SHAPE)


def why_said(found: Occlusion, digit: int) -> Message:
    """Say which part of the picture carries the answer."""
    drops = found.drops[:, digit]
    if drops.max() < LITTLE:
        text = N_("No single patch carries the answer {digit}: whatever is covered, it stays")
        return Message.of(text, digit=digit)
    zone = zone_name(int(zone_sums(found.over(digit)).argmax()))
    text = N_(
        "What carries the answer {digit} is {zone}: covering the patch that matters most takes {drop:.0%} of its probability"
    )
    return Message.of(text, digit=digit, zone=zone, drop=float(drops.max()))
