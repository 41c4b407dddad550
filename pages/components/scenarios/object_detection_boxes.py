"""Boxes of a scene as a chart wants them: what is there, what was found, and whether that is right."""

from typing import Any

import numpy as np

from core.charts.palette import BLUE, GREY, ORANGE
from core.charts.scenarios.object_detection import Box
from core.scenarios.object_detection.finds import Finds
from core.scenarios.object_detection.look import Looked
from pages.components.i18n import _


def boxes_of(seen: Looked, threshold: float) -> list[Box]:
    """Return the real boxes, where they are known, and the found ones that count."""
    finds = seen.taken(threshold)
    real = [] if seen.boxes is None else real_boxes(seen.boxes, seen.shows)
    return [*real, *found_boxes(finds, seen.odd(threshold), seen.right(finds))]


def real_boxes(boxes: Any, shows: Any) -> list[Box]:
    """Return the real boxes, each with the digit that is really there."""
    label = _("really {digit}")
    return [(box, GREY, "dot", label.format(digit=digit)) for box, digit in zip(boxes, shows, strict=True)]


def found_boxes(finds: Finds, odd: Any, right: Any = None) -> list[Box]:
    """Return the found boxes with what is said of each; orange and dashed where wrong, or unlike where nobody knows."""
    known, unknown = _("there {sure:.0%}, {digit}? {chance:.0%}"), _("there {sure:.0%}, I don't know what")
    good = np.logical_not(odd) if right is None else right
    return [
        (box, BLUE if fits else ORANGE, "solid" if fits else "dash", (unknown if far else known).format(digit=shows, sure=sure, chance=chance))
        for box, shows, sure, chance, far, fits in zip(finds.boxes, finds.shows, finds.sure, finds.chance, odd, good, strict=True)
    ]  # fmt: skip
