"""Ways to what is wanted as a table: what each changes, and what it comes to."""

from collections.abc import Sequence

import pandas as pd

from core.evaluation.natural import frequency
from core.explanation.columns import column_name, value_text
from core.explanation.counterfactuals.changes import Changes, Word, letter
from core.explanation.counterfactuals.found import Counterfactual
from core.messages import N_, Message, Translate, worded

SAME = "–"
NONE = ""
Words = Sequence[Word]


def ways_table(changes: Changes, translate: Translate) -> pd.DataFrame:
    """Return a column for the row as it is and one for each way: the prediction, what changes, the effort, how ordinary it is."""
    found, data = changes.found, changes.run.data
    ways = (found.start, *found.ways)
    is_number = data.task == "regression"
    rows: list[tuple[Word, Words]] = [
        (
            Message(N_("Predicted number"))
            if is_number
            else Message.of(N_("Predicted chance of “{name}”"), name=changes.name),
            [changes.written(changes.said(way)) for way in ways],
        ),
        *((column_name(data, j), [_value(changes, way, j) for way in ways]) for j in _changed(changes)),
        (Message(N_("Effort")), [NONE, *(f"{way.effort:.1f}" for way in found.ways)]),
        (Message(N_("Rows less ordinary")), [ordinary_text(way) for way in ways]),
    ]
    heads = [" ", translate(N_("Now")), *(letter(i) for i in range(len(found.ways)))]
    told = [[worded(word, translate) for word in (name, *words)] for name, words in rows]
    return pd.DataFrame(told, columns=heads)


def ordinary_text(way: Counterfactual) -> Message:
    """Say how many training rows are less ordinary than a row."""
    if way.is_unlike:
        return Message(N_("none"))
    of = frequency(way.ordinary)
    return Message.of(N_("{count} of {of}"), count=of.count, of=of.of)


def unlike_text(changes: Changes) -> Message | None:
    """Warn of ways that lead to rows like none that the model has seen; None where there are none."""
    unlike = [letter(i) for i, way in enumerate(changes.found.ways) if way.is_unlike]
    if not unlike:
        return None
    text = N_("{letters}: no training row is like this. What the model says of it is a guess beyond its data.")
    return Message.of(text, letters=", ".join(unlike))


def _changed(changes: Changes) -> list[int]:
    """Return the columns that any way changes, those that the first ways change first."""
    return list(dict.fromkeys(j for way in changes.found.ways for j in way.changed))


def _value(changes: Changes, way: Counterfactual, column: int) -> Word:
    if way is not changes.found.start and column not in way.changed:
        return SAME
    return value_text(changes.run.data, column, float(way.x[column]))
