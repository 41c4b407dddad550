"""Boxes on a picture: how much two of them share, and which of several say the same.

A box is four numbers in pixels: left, top, right, bottom.
"""

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]
SAME = 0.45  # of what two boxes cover together: from here on they are taken for one find


def iou(one: Boxes, other: Boxes) -> NDArray[np.float64]:
    """Return intersection over union (m, n) of boxes (m, 4) and (n, 4): 1 for equal boxes, 0 for apart ones.

    Everingham et al. 2010, "The PASCAL visual object classes challenge", equation 3.
    """
    a, b = np.asarray(one, np.float64)[:, None], np.asarray(other, np.float64)[None]
    sides = np.clip(np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2]), 0, None)
    shared = sides.prod(axis=-1)
    union = area(a) + area(b) - shared
    return np.asarray(np.divide(shared, union, out=np.zeros_like(shared), where=union > 0))


def area(box: Boxes) -> NDArray[np.float64]:
    """Return the area of boxes (..., 4), in pixels."""
    return np.asarray(np.clip(box[..., 2:] - box[..., :2], 0, None).prod(axis=-1))


def shared(one: Boxes, other: Boxes) -> tuple[float, float]:
    """Return the area that two boxes (4,) share, and the area that they cover together."""
    sides = np.clip(np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2]), 0, None)
    common = float(sides.prod())
    return common, float(area(one) + area(other)) - common


def kept(boxes: Boxes, sure: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return which boxes (n, 4) stay, the surest first, when those that overlap a surer one by more than `SAME` go."""
    order = list(np.argsort(-sure, kind="stable"))
    overlaps, stay = iou(boxes, boxes), []
    while order:
        first = order.pop(0)
        stay.append(first)
        order = [other for other in order if overlaps[first, other] <= SAME]
    return np.array(stay, np.int64)
