"""What to write down of each request and why, and what there is to watch in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.serving.log import STREAM, Entry


@dataclass(frozen=True)
class Field:
    """Describe a field of the log: why it is there, and what of it is nobody's business."""

    name: str
    why: str
    privacy: str


FIELDS: Sequence[Field] = (
    Field(N_("Time"), N_("Rates, outages, what was before what"), N_("None")),
    Field(N_("Status and code of a refusal"), N_("A caller that changed its format shows here first"), N_("None")),
    Field(N_("Rows"), N_("Load, and cost"), N_("None")),
    Field(N_("Milliseconds"), N_("A slow answer loses customers before a wrong one does"), N_("None")),
    Field(N_("Version that answered"), N_("Without it nobody can say which model was wrong"), N_("None")),
    Field(
        N_("Mean score, share flagged"),
        N_("Predictions drift before outcomes are known"),
        N_("A mean over one row is that person's score: keep it as long as needed, no longer"),
    ),
    Field(
        N_("Not here: the rows themselves"),
        N_("Needed for PSI and for retraining"),
        N_("Personal data: in a place of its own, with a purpose, access rules and a date of deletion"),
    ),
    Field(
        N_("Not here: the outcome"),
        N_("Needed for accuracy; comes later, joined by an identifier"),
        N_("Personal data, as above"),
    ),
)

SERIES: Mapping[str, tuple[str, Callable[[Entry], float | None]]] = {
    "score": (N_("Mean score"), lambda entry: entry.score),
    "flagged": (N_("Share flagged"), lambda entry: entry.flagged),
    "milliseconds": (N_("Milliseconds"), lambda entry: entry.milliseconds),
    "rows": (N_("Rows"), lambda entry: float(entry.rows)),
    "failed": (N_("Refused requests"), lambda entry: float(entry.failed)),
}
"""Name -> label, and what it is of an entry."""


def series_of(entries: Sequence[Entry], name: str) -> NDArray[np.float64]:
    """Return a series of the log, without the entries that have no such value."""
    values = [SERIES[name][1](entry) for entry in entries]
    return np.array([value for value in values if value is not None], np.float64)


def entries_of(found: Mapping[str, NDArray[Any]], size: int, version: int = 1) -> list[Entry]:
    """Return what a stream writes into the log: an entry a batch."""
    return [
        Entry(STREAM, 200, "", size, 1000 * float(seconds), version, float(score), float(flagged))
        for seconds, score, flagged in zip(found["seconds"], found["score"], found["flagged"], strict=True)
    ]
