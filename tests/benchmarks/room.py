"""A workshop room with thirty people and a board: the share of one core that looking at it takes, without drawing."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from core.bundles import bundle
from core.decision import Decision
from core.rooms import Rooms
from core.rooms.agendas import AGENDAS
from core.rooms.trying import about_run
from core.store import Store
from tests.benchmarks.table import Line, seconds

PEOPLE, EVERY, BOARD = 30, 2.0, 1.0  # who looks, and after how many seconds again
LONG = 20.0  # seconds that are looked on
SHARE = 5.0  # percent of a core
NOTICED = 0.3


def lines() -> Iterator[Line]:
    """Measure the processor time of a calm room and of one where somebody answers every second, and of one answer."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder), url=os.environ.get("TOUCHSTONE_BENCHMARK_URL", "")) as store,
    ):
        rooms = Rooms(store)
        room, key = rooms.open("Benchmark", AGENDAS["45"].exercises)
        tokens = [rooms.join(room.code, f"Person {n}") for n in range(PEOPLE)]
        for step, exercise in enumerate(room.agenda):
            rooms.push(room.code, key, step)
            if exercise.kind == "experiment":
                for token in tokens:
                    rooms.tried(token, exercise.name, bundle("german_credit"), Decision())
        yield Line("30 people and a board look", _share(rooms, room.code, tokens, 0), "5 % of a core", SHARE, 1, "%")
        yield Line("… and one answers each second", _share(rooms, room.code, tokens, 1), "5 % of a core", SHARE, 1, "%")
        answers = [seconds(_answer, rooms, token, n) for n, token in enumerate(tokens)]
        yield Line("the slowest of 30 answers", max(answers), "0.3 s", NOTICED, 1)
        about_run(bundle("german_credit"), Decision(volume=999))
        yield Line(
            "a run in numbers, new prices",
            seconds(about_run, bundle("german_credit"), Decision(volume=998)),
            "0.3 s",
            NOTICED,
            1,
        )
        rooms.delete(room.code, key)


def _share(rooms: Rooms, code: str, tokens: list[str], answers: int) -> float:
    """Return the processor time of everybody's looking, in percent of the time that passes."""
    due = {token: n * EVERY / PEOPLE for n, token in enumerate(tokens)}
    board = said = 0.0
    began, used = time.monotonic(), time.process_time()
    while (now := time.monotonic() - began) < LONG:
        for token in tokens:
            if due[token] <= now:
                due[token] += EVERY
                rooms.seat(token)
                rooms.at(token, "playground", "train")
                rooms.room(code)
        if board <= now:
            board += BOARD
            rooms.room(code)
        if answers and said <= now:
            said += 1 / answers
            _answer(rooms, tokens[int(now) % len(tokens)], int(now))
        time.sleep(0.01)
    return 100 * (time.process_time() - used) / LONG


def _answer(rooms: Rooms, token: str, n: int) -> None:
    rooms.say(token, "pairs", "guess", {"low": n % 50, "high": 90})
