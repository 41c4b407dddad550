"""How fast a model reads, writes and learns, from what its processors can do at best and what is reached of that."""

from dataclasses import dataclass

from core.lessons.planner.hardware import GB
from core.lessons.planner.memory import cache_bytes_a_token, to_answer
from core.lessons.planner.plan import Plan
from core.lessons.planner.spans import Span

TERA = 1e12
REACHED = Span(0.4, 0.8)  # of the memory's bandwidth while writing: our assumption
READING = Span(0.3, 0.6)  # of the compute while reading: our assumption
LEARNING = Span(
    0.3, 0.5
)  # of the compute in training: 0.46 for PaLM (Chowdhery et al. 2022), 0.38 to 0.43 for Llama 3.1


@dataclass(frozen=True)
class Pace:
    """Hold how long an answer takes and how many there are.

    Parameters
    ----------
    first : Span
        Seconds until the first token.
    a_second : Span
        Tokens that one user sees a second.
    answers : Span
        Answers an hour, from all GPUs together.
    """

    first: Span
    a_second: Span
    answers: Span


def pace(plan: Plan) -> Pace:
    """Return the pace of a server that is fully used.

    Reading is limited by compute: 2 operations a parameter and token (Kaplan et al. 2020, section 2.1). Writing is limited
    by memory: for each token of all questions at once, the weights in use and every question's cache pass through the
    processor once (Pope et al. 2022, section 2). Whichever limit of the two is lower holds.
    """
    gpus, shape = to_answer(plan).gpus, plan.shape
    compute, bandwidth = plan.hardware.compute * TERA * gpus, plan.hardware.bandwidth * GB * gpus
    first = (2 * shape.active * plan.prompt) / (READING * compute)
    step = _step(plan, compute, bandwidth)
    whole = first * plan.together + step * plan.answer
    return Pace(first, 1 / step, (3600.0 * plan.together) / whole)


def _step(plan: Plan, compute: float, bandwidth: float) -> Span:
    """Return the seconds in which each question gets one more token."""
    shape = plan.shape
    read = _weights_read(plan) * plan.weight_bytes
    read += cache_bytes_a_token(plan) * (plan.prompt + plan.answer / 2) * plan.together
    by_memory = read / (REACHED * bandwidth)
    by_compute = (2 * shape.active * plan.together) / (READING * compute)
    return Span(max(by_memory.low, by_compute.low), max(by_memory.high, by_compute.high))


def _weights_read(plan: Plan) -> float:
    """Return the weights that a step reads: with several questions, experts of a mixture are needed until all are."""
    return min(plan.shape.parameters, plan.shape.active * plan.together)


def training_operations(plan: Plan) -> float:
    """Return 6 operations a parameter and token: 2 forward, 4 backward (Kaplan et al. 2020, section 2.1)."""
    return 6 * plan.shape.active * plan.tokens * 1e6


def training_hours(plan: Plan) -> Span:
    """Return how long all GPUs together train."""
    return training_operations(plan) / (LEARNING * (plan.hardware.compute * TERA * plan.chips)) * (1 / 3600)
