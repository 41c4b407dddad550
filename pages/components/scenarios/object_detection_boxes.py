"""Boxes of a scene as a chart wants them: what is there, what was found, and whether that is right."""

from core.charts.palette import BLUE, GREY, ORANGE
from core.charts.scenarios.object_detection import Box
from core.scenarios.object_detection.finds import Finds
from core.scenarios.object_detection.look import Looked
from pages.components.i18n import _


def boxes_of(seen: Looked, finds: Finds) -> list[Box]:
    """Return the real boxes, where they are known, and the found ones: blue is right or not known, orange is wrong."""
    real: list[Box] = [(box, GREY, "dot", "") for box in (seen.boxes if seen.boxes is not None else ())]
    return [*real, *found_boxes(finds, seen.right(finds))]


def found_boxes(finds: Finds, right: object = None) -> list[Box]:
    """Return the found boxes, each with its digit and its confidence."""
    label, wrong = _("{digit} · {sure:.0%}"), _("{digit} · {sure:.0%} ✗")
    good = [True] * len(finds.sure) if right is None else list(right)  # type: ignore[call-overload]
    return [
        (box, BLUE if fits else ORANGE, "solid" if fits else "dash", (label if fits else wrong).format(digit=shows, sure=sure))
        for box, shows, sure, fits in zip(finds.boxes, finds.shows, finds.sure, good, strict=True)
    ]  # fmt: skip
