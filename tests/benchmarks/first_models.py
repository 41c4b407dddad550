"""Thirty people in a room on one server: how long the slowest waits from pressing Train to a first model."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from threading import Barrier

from core.bundles import BUNDLES
from core.experiment import SETTINGS, Experiment
from core.links import to_link
from core.rooms import Exercise, Rooms
from core.rooms.agendas import AGENDAS
from core.store import Store
from tests.benchmarks.people import Person
from tests.benchmarks.table import Line
from tests.browser.driving import serving

PEOPLE = 30
PROMISE = 20.0  # seconds
PATIENCE = 300.0
FIRST = BUNDLES["german_credit"].experiment
WIDTHS = tuple(product((4, 8, 16, 24, 32, 48), (4, 8, 16, 24, 32)))

Choose = Callable[[int], Experiment]
CHOICES: dict[str, Choose] = {
    "all the same settings": lambda number: replace(FIRST, seed=999),
    "a seed of one's own": lambda number: replace(FIRST, seed=number),
    "a learning rate of one's own": lambda number: replace(FIRST, learning_rate=0.001 * (number + 1), seed=77),
    "a network of one's own": lambda number: replace(FIRST, hidden=WIDTHS[number], seed=77),
}


def lines() -> Iterator[Line]:
    """Measure each kind of exercise on a fresh server."""
    workers = os.environ.get("TOUCHSTONE_WORKERS", "1")
    for what, choose in CHOICES.items():
        slowest, middle = _waits(choose)
        yield Line(f"{PEOPLE} people, {what}: slowest", slowest, f"20 s ({workers} workers)", PROMISE, 1)
        yield Line(f"{PEOPLE} people, {what}: median", middle, f"20 s ({workers} workers)", PROMISE, 1)


def _waits(choose: Choose) -> tuple[float, float]:
    """Return the longest and the middle time from pressing Train to the run that the room hears of."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        rooms = Rooms(Store(Path(folder)))
        room, key = rooms.open("Benchmark", (_free_exercise(),), PEOPLE)
        rooms.push(room.code, key, 0)
        tokens = [rooms.join(room.code, f"Person {number}") for number in range(PEOPLE)]
        links = [
            to_link(choose(number)) | {"room": room.code, "seat": token, "followed": "1", "lang": "en"}
            for number, token in enumerate(tokens)
        ]
        ready, heard = Barrier(PEOPLE), partial(_heard, rooms, room.code)
        with ThreadPoolExecutor(PEOPLE) as everybody:
            waits = list(
                everybody.map(lambda number: _wait(address, links[number], ready, number, heard), range(PEOPLE))
            )
    return max(waits), sorted(waits)[PEOPLE // 2]


def _free_exercise() -> Exercise:
    """Return the exercise of the agenda in which people change one thing, with everything left to them."""
    exercise = next(one for one in AGENDAS["45"].exercises if one.name == "beat")
    return replace(exercise, free=tuple(SETTINGS))


def _wait(address: str, link: dict[str, str], ready: Barrier, number: int, heard: Callable[[int], bool]) -> float:
    """Return how long one person waits."""
    person = Person(address, "playground", link)
    with person.visiting():
        person.see("train")
        ready.wait(PATIENCE)
        began = time.monotonic()
        person.press("train")
        while not heard(number + 1):
            assert time.monotonic() < began + PATIENCE, f"person {number + 1} got no model"
            person.watch(0.2)
        return time.monotonic() - began


def _heard(rooms: Rooms, code: str, number: int) -> bool:
    room = rooms.room(code)
    return room is not None and any(one.person == number for one in room.tried)
