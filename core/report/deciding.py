"""Which threshold, what a month would be like, and whether the model earns its keep."""

from functools import partial
from typing import TYPE_CHECKING

from core.card.pieces import Picture, Points, Section, Table, Text
from core.charts.money import value_chart
from core.decision import Decision
from core.evaluation.money import words
from core.evaluation.money.band import value_band
from core.evaluation.money.month import month_of, monthly_scores, written_score
from core.evaluation.money.rivals import HEAD, ways_to_act
from core.evaluation.money.values import value_curve
from core.evaluation.money.worth import worth
from core.evaluation.predictions import Predictions
from core.evaluation.scores import SCORES
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def deciding(whole: Predictions, decision: Decision) -> Section:
    """Say which threshold brings most, and what a month at the chosen one would be like."""
    it = whole.against(decision.positive)
    found, month = worth(it, decision), month_of(it.curve, decision)
    title = words.best_finding(found, value_curve(it.curve, decision), decision)
    few = words.capacity_sentence(month, decision)
    said = (
        words.yours_sentence(month, found, decision),
        words.month_sentence(month, it.flagged_name),
        words.flagged_sentence(month, it.flagged_name),
        *(() if few is None else (few,)),
    )
    scores = tuple((Message(SCORES[name].label), written_score(value)) for name, value in monthly_scores(month).items())
    table = Table((Message(N_("Score")), Message(N_("Value"))), scores)
    return Section(
        Message(N_("Decide")), (Text(title), Picture(partial(_drawn, it, decision), title), Points(said), table)
    )


def without_a_model(whole: Predictions, decision: Decision) -> Section:
    """Say whether the model earns more than acting without it."""
    it = whole.against(decision.positive)
    found = worth(it, decision)
    needed = words.needed_sentence(found)
    said = (words.verdict_sentence(found, decision), *(() if needed is None else (needed,)), words.range_sentence(found, decision))  # fmt: skip
    head = tuple(Message(text) for text in HEAD)
    title = Message(N_("With and without a model"))
    return Section(
        title,
        (
            Text(words.verdict_title(found)),
            Points(said),
            Table(head, ways_to_act(found, decision)),
            Text(Message(words.LIMITS)),
        ),
    )


def _drawn(it: Predictions, decision: Decision, translate: Translate) -> "Figure":
    yours = month_of(it.curve, decision).money.value
    worths, found, band = value_curve(it.curve, decision), worth(it, decision), value_band(it.curve, decision)
    return value_chart(worths, found, band, decision, yours, translate)
