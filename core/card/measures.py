"""How good a model is, and how sure that is."""

import math
from typing import TYPE_CHECKING

from core.card.pieces import Points, Section, Table, Text, Word
from core.evaluation.headlines import headline
from core.evaluation.held_out import held_out_sentence
from core.evaluation.intervals import Interval, intervals
from core.evaluation.resampling import draws
from core.evaluation.scores import SCORES
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

MOST_DECIMALS = 4


def measures(run: "Run") -> Section:
    """Return all scores with their intervals, and the score without a model."""
    head = N_("Score"), N_("Value"), N_("95 % interval"), N_("What it says")
    rows = tuple(_row(name, measured) for name, measured in intervals(run).items())
    return Section(
        Message(N_("Scores on rows it had never seen")),
        (
            Text(held_out_sentence(run)),
            Text(_without(run)),
            Table(tuple(map(Message, head)), rows),
            Points((_method(run),)),
        ),
    )


def _row(name: str, measured: Interval) -> tuple[Word, ...]:
    score, width = SCORES[name], decimals(measured)
    between: Word = "–"
    if math.isfinite(measured.low):
        low, high = (f"{end:,.{width}f}" for end in (measured.low, measured.high))
        between = Message.of(N_("{low} to {high}"), low=low, high=high)
    value: Word = f"{measured.value:,.{width}f}" if math.isfinite(measured.value) else Message(N_("can't be computed"))
    return Message(score.label), value, between, Message(score.help)


def decimals(measured: Interval) -> int:
    """Return how many decimals an interval bears: two digits of its width."""
    width = measured.high - measured.low
    if not math.isfinite(width) or width <= 0:
        return 3
    return min(MOST_DECIMALS, max(0, 1 - math.floor(math.log10(width))))


def _without(run: "Run") -> Message:
    main = headline(run)
    return Message.of(
        N_("The main score is {score}: {value:.2f}, and {baseline:.2f} without a model."),
        score=main.label,
        value=main.value,
        baseline=main.baseline,
    )


def _method(run: "Run") -> Message:
    rows = len(run.y_test)
    return Message.of(
        N_(
            "How the intervals come about: the {rows:,} test rows were drawn again with replacement {draws:,} times, every "
            "score was computed on each draw, and 95 of 100 lie within. They tell how much is luck of these rows, and "
            "nothing of the luck of the seed and the split. A score of the worst row has none."
        ),
        rows=rows,
        draws=draws(rows),
    )
