"""All runs of a person, newest first."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from core.ledger.entry import Entry, entry_of
from core.messages import N_, UserError

if TYPE_CHECKING:
    from core.training.run import Run

log = logging.getLogger(__name__)

LONGEST_NAME = 60
LONGEST_NOTE = 500
MOST = 200  # runs; the oldest that isn't pinned goes first


@dataclass(frozen=True)
class Ledger:
    """Hold runs, the one trained or opened last first; every method returns another ledger.

    Examples
    --------
    >>> ledger = Ledger().add(run).rename(run.key, "Baseline").pin(run.key)
    >>> [entry.name for entry in ledger.pinned]
    ['Baseline']
    """

    entries: tuple[Entry, ...] = ()

    def get(self, key: str) -> Entry | None:
        """Return the entry of a run, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)

    @property
    def pinned(self) -> tuple[Entry, ...]:
        """The runs to be compared."""
        return tuple(entry for entry in self.entries if entry.pinned)

    def add(self, run: "Run") -> "Ledger":
        """Return the ledger with a run on top; one that was there keeps its name, note and pin."""
        new, old = entry_of(run), self.get(run.key)
        number = 1 + max((entry.number for entry in self.entries), default=0)
        entry = replace(new, number=number) if old is None else replace(old, about=new.about, created=new.created)
        return replace(self, entries=_bounded((entry, *self.delete(run.key).entries)))

    def rename(self, key: str, name: str) -> "Ledger":
        """Return the ledger with another name for a run; raise `UserError` when it is empty or too long."""
        clean = " ".join(name.split())
        if not 1 <= len(clean) <= LONGEST_NAME:
            raise UserError(
                N_("The name of a run: expected 1 to {most} characters, received {n}."), most=LONGEST_NAME, n=len(clean)
            )
        return self._with(key, name=clean)

    def annotate(self, key: str, note: str) -> "Ledger":
        """Return the ledger with another note on a run; raise `UserError` when it is too long."""
        clean = note.strip()
        if len(clean) > LONGEST_NOTE:
            raise UserError(
                N_("The note on a run: expected at most {most} characters, received {n}."),
                most=LONGEST_NOTE,
                n=len(clean),
            )
        return self._with(key, note=clean)

    def pin(self, key: str) -> "Ledger":
        """Return the ledger with a run pinned."""
        return self._with(key, pinned=True)

    def unpin(self, key: str) -> "Ledger":
        """Return the ledger with a run no longer pinned."""
        return self._with(key, pinned=False)

    def delete(self, key: str) -> "Ledger":
        """Return the ledger without a run."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.key != key))

    def to_plain(self) -> dict[str, Any]:
        """Return the ledger as what JSON can hold."""
        return {"entries": [entry.to_plain() for entry in self.entries]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a ledger from what `to_plain` gave; an entry that can't be read costs itself and a log line.

        Raises
        ------
        TypeError, KeyError
            When there is no list of entries.
        """
        read = (_read(entry) for entry in plain["entries"])
        return cls(tuple({entry.key: entry for entry in read if entry is not None}.values()))

    def _with(self, key: str, **values: Any) -> "Ledger":
        return replace(self, entries=tuple(replace(e, **values) if e.key == key else e for e in self.entries))


def _bounded(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    excess = len(entries) - MOST
    loose = [entry.key for entry in entries if not entry.pinned]
    gone = set(loose[-excess:]) if excess > 0 else set()
    return tuple(entry for entry in entries if entry.key not in gone)


def _read(plain: Any) -> Entry | None:
    try:
        return Entry.from_plain(plain)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        log.warning("Left out a run of a ledger that can't be read: %r", problem)
        return None
