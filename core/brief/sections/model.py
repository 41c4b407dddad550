"""The model against its baselines: better than the simplest thing that works, and how sure that is."""

import math
from collections.abc import Iterator, Sequence

from core.brief.facts import Facts
from core.brief.sections.section import Found, Missing, Section
from core.brief.standing import Standing, against_nothing, standing
from core.card.pieces import Link, Number, Numbers, Piece, Points, Text
from core.evaluation.baselines.worth import verdict
from core.evaluation.calibration import reliability_of
from core.evaluation.calibration.words import error_sentence, reliability_finding
from core.evaluation.held_out import held_out_sentence
from core.evaluation.numbers import beside_mean
from core.evaluation.numbers.words import mean_finding
from core.evaluation.spread import summary
from core.evaluation.sureness.words import rows_sentence
from core.ledger import Entry
from core.luck import blame_sentence, spread_sentence
from core.messages import N_, Message


def _find(facts: Facts) -> Found:
    it = standing(facts)
    if math.isfinite(it.value):
        yield Text(against_nothing(it))
    yield Text(_graded(facts))
    if math.isfinite(it.value):
        yield Numbers(_numbers(facts, it), Message.of(N_("{score} on {rows:,} rows that the model had not seen"), score=it.label, rows=it.rows))  # fmt: skip
    yield Points((rows_sentence(facts.predictions), *_chances(facts)))
    yield Link(Message(N_("All scores with their ranges")), facts.link("metrics", at="sure"))
    if facts.run is None:
        yield Missing(Message(N_("Simple models on the same rows: train on the table itself in the playground to have them fitted.")), facts.link("playground"))  # fmt: skip
        return
    yield from _simple(facts)
    yield from _seeds(facts)
    yield from _chosen(facts)


def _graded(facts: Facts) -> Message:
    if facts.run is not None:
        return held_out_sentence(facts.run)
    if not facts.predictions.classes:
        return mean_finding(beside_mean(facts.predictions))
    return Message.of(
        N_("Graded on {rows:,} rows brought along; whether the model had seen them is for you to know."),
        rows=facts.predictions.n,
    )


def _numbers(facts: Facts, it: Standing) -> tuple[Number, ...]:
    simple = (Number(one.label, one.value, one.low, one.high) for one in facts.worked.besides if one.name != "none")
    return (
        Number(Message(N_("This model")), it.value, it.low, it.high),
        *simple,
        Number(Message(N_("Without a model")), it.baseline),
    )


def _chances(facts: Facts) -> Iterator[Message]:
    """Say whether chances can be taken at their word."""
    if not facts.predictions.classes:
        return
    found = reliability_of(facts.it)
    yield Message.of(N_("Are its chances right? {finding}."), finding=reliability_finding(found))
    yield error_sentence(found)


def _simple(facts: Facts) -> Iterator[Piece | Missing]:
    assert facts.run is not None
    if not facts.worked.besides:
        yield Missing(Message(N_("Simple models on the same rows: a network that doesn't beat them is not worth its trouble.")), facts.link("playground", at="besides"))  # fmt: skip
        return
    found = verdict(facts.run, facts.worked.besides)
    yield Text(found.title)
    yield Points((found.sentence,))


def _seeds(facts: Facts) -> Iterator[Piece | Missing]:
    if facts.worked.spread is None:
        yield Missing(Message(N_("The luck of the seed: train it again with other seeds to see how far the score moves by that alone.")), facts.link("playground", at="luck"))  # fmt: skip
        return
    it = summary(facts.worked.spread, facts.worked.spread.main)
    blame = blame_sentence(it)
    yield Points((spread_sentence(it), *(() if blame is None else (blame,))))


def _chosen(facts: Facts) -> Iterator[Piece | Missing]:
    """Say among how many runs of the same data this one was chosen: the best of several flatters itself."""
    assert facts.run is not None
    rivals = compared(facts)
    if len(rivals) < 2:
        yield Missing(Message(N_("Another setting to compare with: so far there is one run of this data.")), facts.link("playground", at="runs"))  # fmt: skip
        return
    text = N_(
        "You have {n} runs of this data; by {score} this one is number {place}. The best of several on the same test "
        "rows looks better than it is: grade the one that you choose on fresh rows."
    )
    yield Points((Message.of(text, n=len(rivals), score=standing(facts).label, place=_place(facts, rivals)),))


def compared(facts: Facts) -> tuple[Entry, ...]:
    """Return the ledger's runs of the data in hand, the one in hand included."""
    return tuple(entry for entry in facts.ledger.entries if _same_data(facts, entry))


def _same_data(facts: Facts, entry: Entry) -> bool:
    return facts.run is not None and entry.experiment.dataset == facts.run.experiment.dataset


def _place(facts: Facts, rivals: Sequence[Entry]) -> int:
    value = standing(facts).value
    return 1 + sum(entry.about.value > value and entry.key != getattr(facts.run, "key", "") for entry in rivals)


MODEL = Section("model", N_("The model against doing without"), N_("Is it better than the simplest thing that works?"), _find)  # fmt: skip
