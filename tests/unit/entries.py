"""Entries of a ledger beside the one of the fixtures, and what is told of them as plain text."""

from dataclasses import replace

from core.ledger import Entry


def other(entry: Entry, key: str = "other", about=(), **settings) -> Entry:
    return replace(
        entry, key=key, experiment=replace(entry.experiment, **settings), about=replace(entry.about, **dict(about))
    )


def words(differing):
    return {
        key: [(label.text(), value if isinstance(value, str) else value.text()) for label, value in told]
        for key, told in differing.items()
    }
