"""What it costs to run: the model in hand as measured, and a large one by the planner."""

from collections.abc import Iterator

from core.brief.facts import Facts
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Link, Piece, Points, Text
from core.costs.layers import layers_of, operations_of, weights_of
from core.costs.sentences import costs_finding, costs_sentences
from core.costs.units import amount, span
from core.lessons.planner import words
from core.messages import N_, Message

PLANNER = {"topic": "planner"}


def _find(facts: Facts) -> Found:
    yield from _small(facts)
    plan = facts.plan
    yield Text(Message(N_("A large model instead, by the planner:")))
    yield Text(words.money_title(plan))
    yield Points(
        (words.money_parts(plan), words.memory_title(plan), words.pace_title(plan), words.training_title(plan))
    )
    yield Link(Message(N_("The plan, with every number that it assumes")), facts.link("concepts", **PLANNER))
    if not facts.planned:
        yield Missing(Message(N_("Your own plan: the numbers above are the planner's defaults, which nobody has changed.")), facts.link("concepts", **PLANNER))  # fmt: skip


def _small(facts: Facts) -> Iterator[Piece | Missing]:
    if facts.run is None:
        yield Missing(Message(N_("Size and speed of the model: predictions that were brought along come without it.")), facts.link("playground"))  # fmt: skip
        return
    layers, archive = layers_of(facts.run.network.archive), facts.run.network.archive
    size = Message.of(
        N_("The model in hand: {weights:,} weights, {operations:,} operations for an answer, a file of {size}, trained in {time} ({device})."),
        weights=weights_of(layers),
        operations=operations_of(layers),
        size=amount(len(archive)),
        time=span(facts.run.seconds),
        device=facts.run.device,
    )  # fmt: skip
    yield Text(size)
    if facts.worked.costs is None:
        yield Missing(Message(N_("Milliseconds for an answer: have it measured in the playground, under what it costs.")), facts.link("playground", at="costs"))  # fmt: skip
        return
    yield Text(costs_finding(facts.run, facts.worked.costs))
    yield Points(costs_sentences(facts.run, facts.worked.costs))
    seconds = facts.decision.volume * facts.worked.costs.timing.alone
    yield Points((Message.of(N_("Your {volume:,} cases a month keep one core busy for {time}."), volume=facts.decision.volume, time=span(seconds)),))  # fmt: skip


COSTS = Section("costs", N_("What it costs to run"), N_("What does an answer cost, a month, a training?"), _find)
