"""What a plan comes to, in sentences with their ranges."""

import math

from core.lessons.amounts import amount, scientific
from core.lessons.planner.hardware import FORMATS
from core.lessons.planner.memory import to_adapt, to_answer, to_train, weights_gb
from core.lessons.planner.money import (
    api_request,
    break_even,
    month_capacity,
    own_month,
    thousand_answers,
    training_cost,
)
from core.lessons.planner.plan import Plan
from core.lessons.planner.spans import Span, short
from core.lessons.planner.speed import pace, training_hours, training_operations
from core.messages import N_, Message

GUESSED_PARAMETERS, GUESSED_BYTES = 7e9, 2
GUESSED_GB = (1.4, 14.0, 140.0)  # the options of the guess
UNITS = (
    (24 * 365, N_("{value} years")),
    (48, N_("{value} days")),
    (1, N_("{value} hours")),
    (1 / 60, N_("{value} minutes")),
)


def guessed_option() -> int:
    """Return which option of the guess is nearest to the computed memory, by its order of magnitude."""
    found = math.log(weights_gb(GUESSED_PARAMETERS, GUESSED_BYTES))
    return min(range(len(GUESSED_GB)), key=lambda i: abs(math.log(GUESSED_GB[i]) - found))


def guessed_memory() -> Message:
    """Say how it is computed."""
    return Message.of(
        N_("7 billion × {bytes} bytes = {gb:.0f} GB. Rule: billions of parameters × bytes a parameter = gigabytes."),
        bytes=GUESSED_BYTES,
        gb=weights_gb(GUESSED_PARAMETERS, GUESSED_BYTES),
    )


def memory_title(plan: Plan) -> Message:
    """Say how many GPUs have room for answers."""
    needed = to_answer(plan)
    text = (
        N_("{model} in {format} needs {total} GB to answer: it fits on one {chip}")
        if needed.gpus == 1
        else N_("{model} in {format} needs {total} GB to answer: {gpus} × {chip}")
    )
    return Message.of(
        text,
        model=plan.shape.label,
        format=Message(FORMATS[plan.format].label),
        total=needed.total.written(),
        gpus=needed.gpus,
        chip=plan.hardware.label,
    )


def model_sentence(plan: Plan) -> Message:
    """Say how many parameters the model really has, whatever its name says."""
    shape = plan.shape
    text = (
        N_("{model} has {parameters} parameters.")
        if shape.active == shape.parameters
        else N_("{model} has {parameters} parameters, of which {active} work on each token.")
    )
    return Message.of(text, model=shape.label, parameters=amount(shape.parameters, 2), active=amount(shape.active, 2))


def memory_parts(plan: Plan) -> Message:
    """Say how large the model is, and what the memory is for."""
    return Message.of(N_("{one} {other}"), one=model_sentence(plan), other=_memory_parts(plan))


def _memory_parts(plan: Plan) -> Message:
    needed = to_answer(plan)
    text = (
        N_("Weights {weights} GB, what {together:,} questions under way leave behind (their cache) {cache} GB. The cache grows "
           "with every token and every question, and here it is larger than the model: long contexts, not parameters, "
           "decide what you rent.")
        if needed.cache > needed.weights
        else N_("Weights {weights} GB, what {together:,} questions under way leave behind (their cache) {cache} GB. The cache "
                "grows with every token and every question; the weights stay.")
    )  # fmt: skip
    return Message.of(text, weights=short(needed.weights), cache=short(needed.cache), together=plan.together)


def pace_title(plan: Plan) -> Message:
    """Say what a thousand answers cost and how fast they come."""
    found = pace(plan)
    return Message.of(
        N_("A thousand answers cost ${cost} on your own server; each user sees {tokens} tokens a second"),
        cost=thousand_answers(plan).written(),
        tokens=found.a_second.written(),
    )


def pace_parts(plan: Plan) -> Message:
    """Say how long one waits, and what a copy can do."""
    found, whole = pace(plan), to_answer(plan).gpus
    return Message.of(
        N_("The first token comes after {first} s, a whole answer after {answer} s. One copy of the model ({gpus} GPU) answers "
           "{month} questions a month, busy 10 to 50 % of its hours. The API asks ${api} for a thousand."),
        first=found.first.written(),
        answer=(found.first + (1 / found.a_second) * plan.answer).written(),
        gpus=whole,
        month=_between(month_capacity(plan)),
        api=short(1000 * api_request(plan)),
    )  # fmt: skip


def money_title(plan: Plan) -> Message:
    """Say from how many questions on one's own pays."""
    best, worst = break_even(plan)
    if math.isinf(best):
        return Message(
            N_("At these prices your own server never pays: the API asks less than your GPUs cost when full")
        )
    if math.isinf(worst):
        return Message.of(
            N_(
                "At best (busy half of the time, efficient hardware) your own server pays from {best} questions a month on; at "
                "worst (busy a tenth of the time) never"
            ),
            best=amount(best, 2),
        )
    return Message.of(
        N_(
            "At best (busy half of the time, efficient hardware) your own server pays from {best} questions a month on; at "
            "worst (busy a tenth of the time) from {worst} on"
        ),
        best=amount(best, 2),
        worst=amount(worst, 2),
    )


def money_parts(plan: Plan) -> Message:
    """Say what the planned questions cost either way."""
    api, own = plan.requests * api_request(plan), own_month(plan, plan.requests)
    text = (
        N_("For {requests:,} questions a month: API ${api}, own ${own}, of which people ${people}. The API is cheaper by this "
           "plan.")
        if api < own.low
        else N_("For {requests:,} questions a month: API ${api}, own ${own}, of which people ${people}. Your own is cheaper by "
                "this plan.")
        if api > own.high
        else N_("For {requests:,} questions a month: API ${api}, own ${own}, of which people ${people}. That is too close for "
                "a plan to decide: measure how busy your server would be.")
    )  # fmt: skip
    return Message.of(text, requests=plan.requests, api=short(api), own=own.written(), people=short(plan.people))


def training_title(plan: Plan) -> Message:
    """Say how long a training takes and what it costs."""
    return Message.of(
        N_("Learning from {tokens} tokens takes {chips:,} × {chip} {time} and ${cost}"),
        tokens=amount(plan.tokens * 1e6, 2),
        chips=plan.chips,
        chip=plan.hardware.label,
        time=duration(training_hours(plan)),
        cost=training_cost(plan).written(),
    )


def training_parts(plan: Plan) -> Message:
    """Say what it takes in memory, and whether there is room."""
    full, room = to_train(plan), plan.chips * plan.hardware.memory
    text = (
        N_("Training all weights with Adam keeps {full} GB for weights, gradients and the optimiser; {room} GB are there. "
           "Training small additions only (LoRA adapters) keeps {adapt} GB.")
        if full <= room
        else N_("Training all weights with Adam keeps {full} GB for weights, gradients and the optimiser, and only {room} GB are "
                "there: more GPUs, or train small additions only (LoRA adapters), which keeps {adapt} GB.")
    )  # fmt: skip
    return Message.of(text, full=short(full), room=short(room), adapt=to_adapt(plan).written())


def training_sums(plan: Plan) -> Message:
    """Write the computation out with its numbers."""
    return Message.of(
        N_("6 × {parameters} parameters × {tokens} tokens = {operations} operations; a trial run, a failed "
           "run and the run that counts make it three times that."),
        parameters=amount(plan.shape.active, 2),
        tokens=amount(plan.tokens * 1e6, 2),
        operations=scientific(training_operations(plan)),
    )  # fmt: skip


def _between(it: Span) -> Message:
    return Message.of(N_("{low} to {high}"), low=amount(it.low, 2), high=amount(it.high, 2))


def duration(hours: Span) -> Message:
    """Write a span of time in the unit that suits its longer end."""
    size, text = next(((size, text) for size, text in UNITS if hours.high >= size), UNITS[-1])
    unit = 24 if size == 48 else size
    return Message.of(text, value=(hours * (1 / unit)).written())
