"""What is said of the training rows like a row: what happened to them, and whether there are any."""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.amounts import AMOUNTS
from core.explanation.case import Case
from core.explanation.columns import column_name, value_text
from core.explanation.neighbours import Neighbours
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    import pandas as pd

Word = Message | str
NEAR = 0.25  # of a standard deviation of the training rows: numbers this close are called alike
MOST_COLUMNS = 40  # of a table
SAME = "="


def like_finding(case: Case, found: Neighbours, said: float) -> Message:
    """Say what happened to the rows most like the case, beside what the model says of it.

    Parameters
    ----------
    said : float
        The model's chance of the case's class, or its number.
    """
    return _FINDINGS[bool(case.it.classes)](case, found, said)


def _classes(case: Case, found: Neighbours, said: float) -> Message:
    hits, share = found.share(case.output)
    k = len(found.rows)
    return Message.of(
        N_(
            "Of the {k} training rows most like it {hits} are “{name}” ({low} to {high} of {k} with luck counted); the "
            "model says {said}"
        ),
        k=k,
        hits=hits,
        name=case.output_name,
        low=round(share.low * k),
        high=round(share.high * k),
        said=AMOUNTS["chance"].output(said),
    )


def _numbers(case: Case, found: Neighbours, said: float) -> Message:
    mean = found.mean
    values = {"k": len(found.rows), "said": _number(said), "mean": _number(mean.value)}
    if math.isnan(mean.low):
        return Message.of(N_("The training row most like it has {mean}; the model says {said}"), **values)
    return Message.of(
        N_("The {k} training rows most like it have {mean} on average ({low} to {high}); the model says {said}"),
        low=_number(mean.low),
        high=_number(mean.high),
        **values,
    )


_FINDINGS: Mapping[bool, Callable[[Case, Neighbours, float], Message]] = {True: _classes, False: _numbers}


def _number(value: float) -> Word:
    return AMOUNTS["number"].output(value)


def agreement(case: Case, found: Neighbours, said: float) -> Message:
    """Say whether what the model says lies within what happened to the rows like the case."""
    share = found.share(case.output)[1] if case.it.classes else found.mean
    if math.isnan(share.low):
        return Message(N_("One row is too few to hold the model against."))
    return Message(_AGREEMENTS[int(said > share.high) - int(said < share.low)])


_AGREEMENTS: Mapping[int, str] = {
    0: N_("What the model says lies within what happened to them."),
    1: N_("The model says more than what happened to them: it goes by what sets this case apart, or it errs."),
    -1: N_("The model says less than what happened to them: it goes by what sets this case apart, or it errs."),
}


def near_sentence(found: Neighbours) -> Message:
    """Say whether the nearest row is near at all."""
    if not found.distance[0]:
        return Message(N_("The nearest one equals it in every column that the model reads."))
    if found.far:
        return Message.of(
            N_(
                "Even the nearest is far: with all columns counted the same, {share} of 100 training rows have their own "
                "nearest row closer by. The model has learned little about cases like this, so take its answer and its reasons "
                "with more than the usual care."
            ),
            share=math.floor(100 * found.nearer),
        )
    return Message.of(
        N_(
            "The nearest is as near as usual: with all columns counted the same, {share} of 100 training rows have their own "
            "nearest row closer by. (“The smallest changes” measures otherwise how ordinary a row is.)"
        ),
        share=round(100 * found.nearer),
    )


def like_table(case: Case, found: Neighbours, said: NDArray[np.float64], translate: Translate) -> "pd.DataFrame":
    """Return the case and the rows most like it: what happened, what the model says of each, and where they differ.

    Parameters
    ----------
    said : array (k + 1, outputs)
        What the model says of the case and of the rows.
    """
    import pandas as pd

    data, order = case.run.data, columns_of(case)
    spread = pd.DataFrame(data.X[case.run.split.train][:, order]).std(ddof=0).to_numpy()
    rows = [_row(case, case.x, N_("this case"), case.x, order, spread)]
    rows += [_row(case, data.X[row], f"{row + 1:,}", case.x, order, spread) for row in found.rows]
    truth = [_truth(case, row) for row in (_own(case), *found.rows)]
    table = {
        translate(N_("Row")): [_say(row[0], translate) for row in rows],
        translate(N_("How like, %")): [100.0, *(100 * found.likeness)],
        translate(N_("What happened")): ["–" if word is None else _say(word, translate) for word in truth],
        translate(N_("The model says")): [_say(_output(case, one), translate) for one in said[:, case.output]],
    }
    for place, column in enumerate(order):
        name = _say(column_name(data, column), translate)
        while name in table:
            name += " "
        table[name] = [_say(row[1][place], translate) for row in rows]
    return pd.DataFrame(table)


def columns_of(case: Case) -> list[int]:
    """Return which columns a table has: those that the model reads, the ones that pull most first."""
    read = set(case.run.preprocessor.origin) if not case.run.data.drawn else set(range(len(case.x)))
    return [reason.column for reason in case.reasons if reason.column in read][:MOST_COLUMNS]


def _own(case: Case) -> int | None:
    return None if case.place is None else int(case.run.split.test[case.place])


def _truth(case: Case, row: int | None) -> Word | None:
    if row is None:
        return None
    y = case.run.data.y[row]
    return case.it.class_names[int(y)] if case.it.classes else _number(float(y))


def _output(case: Case, said: float) -> Word:
    return AMOUNTS["chance" if case.it.classes else "number"].output(float(said))


def _row(
    case: Case, x: NDArray[np.float32], name: str, own: NDArray[np.float32], order: list[int], spread: NDArray[Any]
) -> tuple[Word, list[Word]]:
    cells = [_cell(case, j, float(x[j]), float(own[j]), s, x is own) for j, s in zip(order, spread, strict=True)]
    return Message(name) if x is own else name, cells


def _cell(case: Case, column: int, value: float, own: float, spread: float, is_own: bool) -> Word:
    """Write a value: "=" for the case's own, with "≈" before a number close to it."""
    if is_own:
        return value_text(case.run.data, column, value)
    if value == own or (math.isnan(value) and math.isnan(own)):
        return SAME
    text = value_text(case.run.data, column, value)
    is_number = case.run.data.feature_names[column] not in case.run.data.categories
    return Message.of(N_("≈ {value}"), value=text) if is_number and abs(value - own) <= NEAR * spread else text


def _say(word: Word, translate: Translate) -> str:
    return worded(word, translate)


def like_pictures(
    case: Case, found: Neighbours, said: NDArray[np.float64], translate: Translate
) -> tuple[NDArray[np.float32], list[str]]:
    """Return the case and the rows most like it as pictures, with what they are → what the model calls them."""
    names = [_say(name, translate) for name in case.it.class_names]
    X = np.vstack([case.x, case.run.data.X[found.rows]])
    truth = [_truth(case, row) for row in (_own(case), *found.rows)]
    called = [names[int(one.argmax())] if names else _say(_output(case, one[0]), translate) for one in said]
    whats = ["?" if word is None else _say(word, translate) for word in truth]
    captions = [f"{what} → {call}" for what, call in zip(whats, called, strict=True)]
    return X, [translate(N_("this: {what}")).format(what=captions[0]), *captions[1:]]
