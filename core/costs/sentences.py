"""What a network costs, in words."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.costs.costs import Costs, answers_changed, phone_score
from core.costs.phone import Phone
from core.costs.timing import MANY
from core.costs.units import amount, span
from core.evaluation.headlines import headline
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

MILLION = 1_000_000
HOMES: Sequence[tuple[float, str]] = (
    (32e3, N_("that fits into the fastest memory of a single processor core (32 KB), even on a cheap phone")),
    (256e3, N_("that fits into the second fastest memory of a phone's processor core (256 KB)")),
    (4e6, N_("that fits into the memory that a phone's processor keeps close (4 MB)")),
    (math.inf, N_("that needs a phone's main memory, which is slower and costs battery")),
)


def costs_finding(run: "Run", costs: Costs) -> Message:
    """Say in few words what a model costs, for a title."""
    return Message.of(
        N_("A million predictions keep one processor core busy for {least} to {most}; the model is a file of {size}"),
        least=span(MILLION * costs.timing.together),
        most=span(MILLION * costs.timing.alone),
        size=amount(costs.file),
    )


def costs_sentences(run: "Run", costs: Costs) -> tuple[Message, ...]:
    """Say what a run's costs mean, in the terms of who pays for them."""
    return (_training(run, costs), _million(costs), _memory(costs))


def _training(run: "Run", costs: Costs) -> Message:
    return Message.of(
        N_("Training took {time} ({device}): once a day, that is {year} a year."),
        time=span(costs.training),
        device=run.device,
        year=span(365 * costs.training),
    )


def _million(costs: Costs) -> Message:
    return Message.of(
        N_(
            "A million predictions keep one processor core busy for {alone} when they come one by one, and for {together} "
            "when {many:,} at a time are gathered."
        ),
        alone=span(MILLION * costs.timing.alone),
        together=span(MILLION * costs.timing.together),
        many=MANY,
    )


def _memory(costs: Costs) -> Message:
    home = next(home for most, home in HOMES if costs.memory <= most)
    return Message.of(
        N_("Its {weights:,} weights take {size}: {home}."),
        weights=costs.weights,
        size=amount(costs.memory),
        home=Message(home),
    )


def phone_sentence(run: "Run", costs: Costs, phone: Phone) -> Message:
    """Say how a model for a phone compares with the whole one."""
    main = headline(run)
    return Message.of(
        N_("Its file has {size} instead of {whole}, and {score} is {small:.3f} instead of {full:.3f}. {changed}"),
        size=amount(len(phone.archive)),
        whole=amount(costs.file),
        score=main.label,
        small=phone_score(run, phone),
        full=main.value,
        changed=_changed(run, phone),
    )


def _changed(run: "Run", phone: Phone) -> Message:
    changed = answers_changed(run, phone)
    if run.data.task == "regression":
        return Message.of(N_("Its answers differ by {change:.3g} on average."), change=changed)
    template = N_("Of {rows:,} test rows it answers {changed:,} otherwise.")
    return Message.of(template, rows=len(run.y_test), changed=changed)


@dataclass(frozen=True)
class Row:
    """Hold a line of the table of costs: what is priced, and the price of the "model" and of each recipe's phone."""

    title: Message
    prices: Mapping[str, Message | str]


def costs_table(run: "Run", costs: Costs) -> tuple[Row, ...]:
    """Return the costs as a table, a model for a phone beside the whole one where it has been made."""
    main = headline(run)
    phones = {name: phone for name, phone in costs.phones.items() if isinstance(phone, Phone)}

    def row(title: Message, whole: Message | str, price: Callable[[Phone], Message | str] | None = None) -> Row:
        return Row(title, {"model": whole, **{name: price(phone) for name, phone in phones.items() if price}})

    return (
        row(main.label, f"{main.value:.3f}", lambda phone: f"{phone_score(run, phone):.3f}"),
        row(Message(N_("Size of the file")), amount(costs.file), lambda phone: amount(len(phone.archive))),
        row(Message(N_("One prediction")), span(costs.timing.alone), lambda phone: span(phone.seconds)),
        row(Message.of(N_("Each of {many:,} at once"), many=MANY), span(costs.timing.together)),
        row(Message(N_("Operations for a prediction")), f"{costs.operations:,}"),
        row(Message(N_("Weights")), f"{costs.weights:,}"),
        row(Message(N_("Training")), span(costs.training)),
    )
