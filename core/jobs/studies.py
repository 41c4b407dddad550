"""Studies of the lessons and the cases on the workers: trainings for a picture, with progress, kept in the store."""

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import learning, lessons, scenarios
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.explaining import asked
from core.jobs.recent import Recent
from core.store import Store
from core.versions import versions

HOMES = tuple(Path(str(home.__file__)).parent for home in (lessons, scenarios))
SHARED = Path(str(learning.__file__))
IMPORTED = re.compile(r"^ *from core\.(?:lessons|scenarios)\.(\w+)", re.MULTILINE)
Arrays = dict[str, NDArray[Any]]
Conduct = Callable[[Hands], Awaitable[Mapping[str, Any]]]

_studies, _answers = Recent[Arrays](64), Recent[Any](512)


def study(engine: Engine, store: Store | None, lesson: str, what: str, conduct: Conduct, owner: object) -> Errand:
    """Return the errand of a study; its result is a dict of arrays, the same for everybody who asks for the same.

    Parameters
    ----------
    lesson : str
        In `LESSONS`, or a case in `SCENARIOS`; when the code of its package, or of one that it imports, changes, the
        study is done anew.
    what : str
        Equal for equal studies of the lesson: a name, and every setting that matters, seeds included.
    conduct : callable
        `await conduct(hands)` gives the arrays. Each call of a worker in it should take a second at most, since others
        wait for their turn in between.
    """
    key = key_of(lesson, what)
    return engine.run(key, _kept(store, key, conduct), owner, priority="search")


def answered(engine: Engine, lesson: str, what: str, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a quick function (under a second) says on a worker; an answer given before is remembered."""
    key = key_of(lesson, what)
    found = _answers.get(key)
    return _answers.put(key, asked(engine, function, *args)) if found is None else found


@lru_cache(maxsize=64)
def key_of(lesson: str, what: str) -> str:
    """Return the key of a study: what it is, the code of its lesson or case with what that imports, and the libraries."""
    digest = hashlib.sha256("".join(f"{name}{v}" for name, v in versions().items() if name != "code").encode())
    for path in sorted({SHARED, *_sources(lesson, set())}):
        digest.update(path.read_bytes())
    return f"study-{lesson}-{what}-{digest.hexdigest()[:12]}"


def _sources(package: str, seen: set[str]) -> set[Path]:
    """Return the files of a package of lessons or cases, and of those that it imports; `seen` grows."""
    if package in seen:
        return set()
    seen.add(package)
    files = {path for home in HOMES for path in (home / package).rglob("*.py")}
    names = {name for path in files for name in IMPORTED.findall(path.read_text(encoding="utf-8"))}
    return files.union(*(_sources(name, seen) for name in names))


def _kept(store: Store | None, key: str, conduct: Conduct) -> Callable[[Hands], Awaitable[Arrays]]:
    async def found(hands: Hands) -> Arrays:
        known = await asyncio.to_thread(_studies.recall, store, key, dict)
        if known is not None:
            return known
        arrays = {name: np.asarray(value) for name, value in (await conduct(hands)).items()}
        await asyncio.to_thread(_studies.keep, store, key, arrays, arrays)
        return arrays

    return found
