"""Who wants a piece of work: it is dropped when nobody does any more."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, eq=False)
class Owner:
    """Stand for a session: a job goes on as long as one of its owners is there.

    Parameters
    ----------
    present : callable
        `present()`: whether the session is connected; asked now and then, in any thread. A server may keep the memory of a
        session, and the owner with it, long after its page was closed.
    """

    present: Callable[[], bool] = lambda: True


class Owned:
    """Know one's owners, without keeping them."""

    def __init__(self) -> None:
        self._owners: list[weakref.ref[object]] = []
        self._gone: Callable[[Any], None] = lambda me: None

    def own(self, owner: object, gone: Callable[[Self], None]) -> None:
        """Add an owner; `gone(self)` is called, in any thread, when one is no more."""
        self._gone = gone
        if all(ref() is not owner for ref in self._owners):
            self._owners.append(weakref.ref(owner, lambda ref: gone(self)))

    def leave(self) -> None:
        """Do what is to be done when an owner is no more."""
        self._gone(self)

    @property
    def owned(self) -> bool:
        """Whether an owner is there."""
        owners = (ref() for ref in self._owners)
        return any(owner.present() if isinstance(owner, Owner) else owner is not None for owner in owners)
