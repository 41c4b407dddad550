"""Ways to what is wanted as a table: what each changes, and what it comes to."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from core.evaluation.natural import frequency
from core.explanation.columns import column_name, value_text
from core.explanation.counterfactuals.changes import Changes, Word, letter
from core.explanation.counterfactuals.found import Counterfactual
from core.messages import N_, Message, Translate

SAME = "–"
EFFORT = N_("Effort")
ORDINARY = N_("How ordinary")


def ways_table(changes: Changes, translate: Translate) -> pd.DataFrame:
    """Return a row for each way: the columns that any of them changes, the prediction after it, its effort, how ordinary it is."""
    ways = changes.found.ways
    columns = sorted({j for way in ways for j in way.changed}, key=lambda j: (-_count(changes, j), j))
    table = {translate(N_("Way")): [letter(i) for i in range(len(ways))]}
    for j in columns:
        name = _text(column_name(changes.run.data, j), translate)
        table[_free(name, table)] = [_change(changes, way, j, translate) for way in ways]
    after = N_("Predicted number after") if changes.run.data.task == "regression" else N_("Predicted chance after")
    table[_free(translate(after), table)] = [_text(changes.written(changes.said(way)), translate) for way in ways]
    table[_free(translate(EFFORT), table)] = [f"{way.effort:.1f}" for way in ways]
    table[_free(translate(ORDINARY), table)] = [_text(ordinary_text(way), translate) for way in ways]
    return pd.DataFrame(table)


def ordinary_text(way: Counterfactual) -> Message:
    """Say how ordinary a changed row is among the training rows."""
    if way.is_unlike:
        return Message(N_("unlike any row the model has seen"))
    of = frequency(way.ordinary)
    return Message.of(N_("more than {count} in {of} rows"), count=min(of.count, of.of - 1), of=of.of)


def unlike_text(changes: Changes) -> Message | None:
    """Warn of ways that lead to rows like none that the model has seen; None where there are none."""
    unlike = [letter(i) for i, way in enumerate(changes.found.ways) if way.is_unlike]
    if not unlike:
        return None
    text = N_("{letters}: no training row is like this. What the model says of it is a guess beyond its data.")
    return Message.of(text, letters=", ".join(unlike))


def _count(changes: Changes, column: int) -> int:
    return int(np.sum([column in way.changed for way in changes.found.ways]))


def _change(changes: Changes, way: Counterfactual, column: int, translate: Translate) -> str:
    if column not in way.changed:
        return SAME
    old, new = (value_text(changes.run.data, column, float(x[column])) for x in (changes.found.start.x, way.x))
    return f"{_text(old, translate)} → {_text(new, translate)}"


def _free(name: str, taken: dict[str, list[str]]) -> str:
    """Return a name that is not taken: columns may be called alike in a language."""
    return next(one for one in _names(name) if one not in taken)


def _names(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _text(word: Word, translate: Translate) -> str:
    return word.text(translate) if isinstance(word, Message) else word
