"""What a search for the smallest changes has found, in few words."""

from collections import Counter
from collections.abc import Mapping

from core.explanation.counterfactuals.changes import Changes, is_long
from core.ledger.differences import joined
from core.messages import N_, Message

_NOTHING = (N_("No change that is enough was found so far"), N_("Nothing that may change is enough"))


def headline_text(changes: Changes) -> Message:
    """Say in few words what it takes."""
    found = changes.found
    if found.start.reaches:
        return Message(N_("Nothing has to change"))
    if not found.ways:
        return Message(_NOTHING[found.whole])
    sizes = Counter(len(way.changed) for way in found.ways)
    return Message.of(
        _enough(changes, sizes),
        changed=min(sizes),
        columns=len(found.start.x),
        n=len(found.ways),
        ways=joined([_of_size(size, n) for size, n in sorted(sizes.items())]),
    )


def _enough(changes: Changes, sizes: Mapping[int, int]) -> str:
    if is_long(changes):
        return N_("No small change is enough: the smallest one found is in {changed} of {columns} columns")
    if sum(sizes.values()) == 1:
        return N_("A change in {changed} of {columns} columns is enough")
    if len(sizes) == 1:
        return N_("A change in {changed} of {columns} columns is enough, and there are {n} ways")
    return N_("A change in {changed} of {columns} columns is enough; ways found: {ways}")


def _of_size(size: int, n: int) -> Message:
    return Message.of(N_("{n} with 1 change") if size == 1 else N_("{n} with {size} changes"), n=n, size=size)
