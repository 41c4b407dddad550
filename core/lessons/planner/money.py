"""What answers and trainings cost, and from how many questions on a server of one's own is cheaper than an API."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.planner.memory import to_answer
from core.lessons.planner.plan import Plan
from core.lessons.planner.spans import Span
from core.lessons.planner.speed import pace, training_hours

MONTH = 730  # hours
BUSY = Span(0.1, 0.5)  # of its hours that a server works: users sleep, and peaks need room. Our assumption

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Monthly:
    """Hold what so many questions a month cost, in US dollars.

    Parameters
    ----------
    requests, api : ndarray (n,) of float64
    low, high : ndarray (n,) of float64
        A server of one's own, people included: with the fewest machines, and with the most.
    """

    requests: Numbers
    api: Numbers
    low: Numbers
    high: Numbers


def api_request(plan: Plan) -> float:
    """Return what an API asks for one question, in $."""
    return (plan.prompt * plan.api_in + plan.answer * plan.api_out) / 1e6


def machine_month(plan: Plan) -> float:
    """Return the rent of one copy of the model for a month, in $: all the GPUs that it needs, day and night."""
    return to_answer(plan).gpus * plan.rent * MONTH


def month_capacity(plan: Plan) -> Span:
    """Return how many questions a month one copy of the model answers."""
    return pace(plan).answers * BUSY * MONTH


def thousand_answers(plan: Plan) -> Span:
    """Return what a thousand answers of a server cost that is used as servers are, in $, without people."""
    return (1000 * machine_month(plan)) / month_capacity(plan)


def own_month(plan: Plan, requests: float) -> Span:
    """Return what a server of one's own costs a month, in $: whole copies, and people."""
    capacity, machine = month_capacity(plan), machine_month(plan)
    return Span(*(math.ceil(requests / most) * machine + plan.people for most in (capacity.high, capacity.low)))


def break_even(plan: Plan) -> tuple[float, float]:
    """Return the fewest questions a month at which one's own server is cheaper, at best and at worst; inf for never.

    Soon after it one more copy of the model may make it dearer again for a while: see `monthly`.
    """
    capacity, machine, price = month_capacity(plan), machine_month(plan), api_request(plan)
    return _from(price, machine, capacity.high, plan.people), _from(price, machine, capacity.low, plan.people)


def _from(price: float, machine: float, capacity: float, people: float) -> float:
    """Return the smallest n with price × n >= copies(n) × machine + people, where a copy answers `capacity`."""
    if price * capacity <= machine:
        return math.inf  # a full copy costs more than the API asks for what it answers
    copies = max(1, math.ceil(people / (price * capacity - machine)))
    return (copies * machine + people) / price


def monthly(plan: Plan, points: int = 121) -> Monthly:
    """Return the costs from a hundredth to a hundred times the questions planned."""
    requests = plan.requests * np.logspace(-2, 2, points)
    own = [own_month(plan, n) for n in requests]
    return Monthly(
        requests, api_request(plan) * requests, np.array([one.low for one in own]), np.array([one.high for one in own])
    )


def training_cost(plan: Plan) -> Span:
    """Return the rent of a training, in $."""
    return training_hours(plan) * (plan.chips * plan.rent)
