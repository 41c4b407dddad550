"""Places and waiting times of jobs that share workers slice by slice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Load:
    """Say what a job still asks of the workers.

    Parameters
    ----------
    number : int
        Order of arrival.
    priority : int
        Higher goes first; equal ones take turns.
    waiting : bool
        Whether it has no result yet.
    slice_seconds : float
        Time of its next slice.
    left_seconds : float
        Time of all that is left, with a worker to itself; infinity when not known.
    turn_seconds : float
        Time that it may go on in a row, before its equals come; 0 when it has had that.
    """

    number: int
    priority: int
    waiting: bool
    slice_seconds: float
    left_seconds: float
    turn_seconds: float = 0.0


class Usual(NamedTuple):
    """Say how long it usually takes, in seconds: a training's first slice, and the turn that it begins with."""

    first_slice: float
    turn: float


def place(mine: Load, others: Iterable[Load]) -> int:
    """Return which one this job is, from 1, among those that wait for their first result."""
    return 1 + sum(other.waiting and _before(other, mine) for other in others)


def seconds_to_first(mine: Load, others: Iterable[Load], threads: int) -> float:
    """Return the expected time until the first result: the turn of each job that comes before, then its own first slice."""
    before = sum(_first_share(other, mine) for other in others)
    return mine.slice_seconds + before / threads


def seconds_to_end(mine: Load, others: Iterable[Load], threads: int) -> float:
    """Return the expected time until the end, when jobs of equal priority take turns."""
    shared = sum(_share(other, mine) for other in others)
    return max(mine.left_seconds, (mine.left_seconds + shared) / threads)


def _before(other: Load, mine: Load) -> bool:
    return (-other.priority, other.number) < (-mine.priority, mine.number)


def _first_share(other: Load, mine: Load) -> float:
    if other.priority != mine.priority:
        return _share(other, mine) if other.priority > mine.priority else 0.0
    comes_before = not other.waiting or _before(other, mine)
    return max(other.slice_seconds, other.turn_seconds) if comes_before else 0.0


def _share(other: Load, mine: Load) -> float:
    """Return the time that `other` takes of the workers before `mine` ends."""
    if other.priority < mine.priority:
        return 0.0
    known = other.left_seconds if other.left_seconds < float("inf") else max(mine.slice_seconds, other.slice_seconds)
    return known if other.priority > mine.priority else min(known, mine.left_seconds)
