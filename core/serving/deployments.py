"""Deployed runs: each has an address that nobody can guess, versions of which one is live, and an end."""

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from threading import Lock
from typing import Any, Self

import numpy as np

from core.store import Store

PREFIX = "deployment-"
ADDRESS_BYTES = 12
MOST = 500  # held in memory; the store has them all


@dataclass(frozen=True)
class Version:
    """Name a run that an address has served or could serve.

    Parameters
    ----------
    number : int
        From 1, in the order in which they came.
    key : str
        Of the run.
    note : str
        What it was trained on: "first", or a name in `core.lessons.lifecycle.update.CANDIDATES`.
    """

    number: int
    key: str
    note: str = "first"


@dataclass(frozen=True)
class Deployment:
    """Say what an address serves.

    Parameters
    ----------
    versions : tuple of Version
    lived : tuple of int
        Numbers of the versions that were live, in order; the last one is.
    threshold : float
        The decision is "act" from this chance on.
    positive : int
        The class that is acted on; −1 for the second of two, and for none of more.
    retired : bool
        Whether it has been taken down.
    """

    address: str
    versions: tuple[Version, ...]
    lived: tuple[int, ...]
    threshold: float = 0.5
    positive: int = -1
    retired: bool = False

    @property
    def live(self) -> Version:
        """The version that answers."""
        return self.versions[self.lived[-1] - 1]

    def added(self, key: str, note: str) -> Self:
        """Return it with one more version, which is not live yet; one that is there already changes nothing."""
        if any(version.key == key for version in self.versions):
            return self
        return replace(self, versions=(*self.versions, Version(len(self.versions) + 1, key, note)))

    def promoted(self, number: int) -> Self:
        """Return it with another version live."""
        return self if number == self.lived[-1] else replace(self, lived=(*self.lived, number))

    def rolled_back(self) -> Self:
        """Return it with the version live that was before; the first one stays."""
        return replace(self, lived=self.lived[:-1]) if len(self.lived) > 1 else self

    def text(self) -> str:
        """Return it as JSON; `read` reads it back."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Make it from what `text` gave; raise `KeyError`, `TypeError` or `ValueError` for anything else."""
        plain: dict[str, Any] = json.loads(text)
        versions = tuple(Version(**version) for version in plain.pop("versions"))
        return cls(versions=versions, lived=tuple(plain.pop("lived")), **plain)


class Deployments:
    """Keep deployments by address, in memory and in the store; any thread may ask.

    Parameters
    ----------
    store : callable
        `store()`: the store, or None.
    """

    def __init__(self, store: Callable[[], Store | None]) -> None:
        self._store, self._lock = store, Lock()
        self._known: dict[str, Deployment] = {}

    def deploy(self, key: str, threshold: float = 0.5, positive: int = -1) -> Deployment:
        """Give a run an address of its own."""
        address = secrets.token_hex(ADDRESS_BYTES)
        return self._keep(Deployment(address, (Version(1, key),), (1,), threshold, positive))

    def find(self, address: str) -> Deployment | None:
        """Return what an address serves or served; None where there never was one."""
        found = self._known.get(address)
        return self._recall(address) if found is None else found

    def change(self, address: str, how: Callable[[Deployment], Deployment]) -> Deployment | None:
        """Change a deployment and return what became of it."""
        found = self.find(address)
        return None if found is None else self._keep(how(found))

    def retire(self, address: str) -> None:
        """Take an address down: from now on it answers that it is gone."""
        self.change(address, lambda found: replace(found, retired=True))

    def _keep(self, made: Deployment) -> Deployment:
        with self._lock:
            self._known[made.address] = made
            while len(self._known) > MOST:
                self._known.pop(next(iter(self._known)))
        store = self._store()
        if store is not None:
            store.keep_result(PREFIX + made.address, {"json": np.frombuffer(made.text().encode(), np.uint8)})
        return made

    def _recall(self, address: str) -> Deployment | None:
        store = self._store()
        if store is None or not _is_address(address):
            return None
        arrays = store.result(PREFIX + address)
        try:
            found = Deployment.read(arrays["json"].tobytes().decode()) if arrays else None
        except (KeyError, TypeError, ValueError):
            return None
        if found is not None:
            self._known[address] = found
        return found


def _is_address(text: str) -> bool:
    return len(text) == 2 * ADDRESS_BYTES and all(sign in "0123456789abcdef" for sign in text)
