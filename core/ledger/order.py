"""Which runs of a ledger are shown, and in which order."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.ledger.entry import Entry
from core.messages import N_, Translate, worded


@dataclass(frozen=True)
class Sort:
    """Order entries by a number, the smallest first; `label` is marked with `N_`."""

    label: str
    by: Callable[[Entry], float]

    def __call__(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return entries in order; undefined numbers come last, equal ones stay as they were."""
        return sorted(entries, key=lambda entry: _last(self.by(entry)))


SORTS: Mapping[str, Sort] = {
    "newest": Sort(N_("Newest first"), lambda entry: 0.0),  # a ledger's own order
    "score": Sort(N_("Highest score first"), lambda entry: -entry.about.value),
    "loss": Sort(N_("Lowest validation loss first"), lambda entry: entry.about.best_loss),
    "seconds": Sort(N_("Quickest training first"), lambda entry: entry.about.seconds),
}


def found(entries: Iterable[Entry], text: str = "", dataset: str = "", translate: Translate = str) -> list[Entry]:
    """Return the entries of a dataset, of any if it is empty, whose name or note has `text` in it, in any case."""
    wanted = text.strip().casefold()
    return [
        entry
        for entry in entries
        if dataset in ("", entry.experiment.dataset) and wanted in _words(entry, translate).casefold()
    ]


def _words(entry: Entry, translate: Translate) -> str:
    title = entry.title
    return f"{worded(title, translate)}\n{entry.note}"


def _last(number: float) -> float:
    return math.inf if math.isnan(number) else number
