"""From a CSV of labels and scores to predictions that can be judged, without the model that made them."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import BinaryIO

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Predictions
from core.evaluation.reading.choice import Choice, checked_label, checked_scores, choice_of, usual_positive
from core.evaluation.reading.columns import frame_column
from core.evaluation.reading.errors import PredictionsError
from core.evaluation.reading.labels import Labels, labels_of
from core.evaluation.reading.names import columns_of_classes
from core.evaluation.reading.scores import Floats, chances, scores_of, two_chances
from core.evaluation.reading.sheet import Sheet, sheet_of
from core.messages import N_, Message

PREFIX = "scores-"
TITLE = N_("Your own predictions")
WHY = N_("The chances that a model of your own gave, with what was true.")


def inspect_predictions(file: BinaryIO, label: str | None = None, scores: Sequence[str] | None = None) -> Choice:
    """Read a table, and suggest by the names of its columns what is not chosen yet.

    Raises
    ------
    PredictionsError, DatasetError
        With a message of its own for each way in which the file isn't a table with named columns.
    """
    return choice_of(_sheet(file.read()), label, scores)


# A page asks again at every rerun while a file is chosen.
@lru_cache(maxsize=1)
def _sheet(content: bytes) -> Sheet:
    return sheet_of(content)


def read_predictions(
    file: BinaryIO,
    label: str | None = None,
    scores: Sequence[str] | None = None,
    positive: str | None = None,
    title: str = "",
) -> Predictions:
    """Return the predictions in a CSV file.

    Parameters
    ----------
    file : binary file
        Separated by comma, semicolon, tab or bar; in UTF-8, UTF-16 or GB18030; its columns named in the first row.
    label : str, optional
        The column that says what was true; by default one that is named like it.
    scores : sequence of str, optional
        The column with the chance of the class that is flagged, or one for each class; by default told by their names.
    positive : str, optional
        The class that is flagged, of two; by default the one that means yes, e.g. 1, true or bad, else the second.
    title : str, optional
        What a user calls them.

    Raises
    ------
    PredictionsError, DatasetError
        With a message of its own for each way in which the file can't be judged.
    """
    content = file.read()
    sheet = _sheet(content)
    label = checked_label(sheet, label)
    labels = labels_of(label, sheet.columns[label])
    scores = checked_scores(sheet, label, labels.classes, scores)
    labels, prob = _JUDGED[len(scores) > 1](sheet, labels, tuple(scores), positive)
    return Predictions(
        key=PREFIX + _digest(content, label, *scores, *labels.classes),
        title=title or Message(TITLE),
        task="classification",
        y_true=labels.codes,
        y_prob=prob,
        class_names=labels.classes,
        card=Card(title or TITLE, WHY, N_("Your own table"), N_("Yours"), label),
        frame=_frame(sheet, {label, *scores}),
        rows=np.arange(sheet.rows),
        has_model=False,
    )


def _by_one(sheet: Sheet, labels: Labels, scores: tuple[str, ...], positive: str | None) -> tuple[Labels, Floats]:
    """Read one column of scores: of the class that is flagged."""
    name = scores[0]
    if len(labels.classes) > 2:
        raise PredictionsError(
            N_("The labels have {count} classes ({classes}), and {name} is one column of scores. Expected one for each class, "
               "e.g. {example}."),
            count=len(labels.classes), classes=_listed(labels.classes), name=name,
            example=_listed([f"prob_{c}" for c in labels.classes]),
        )  # fmt: skip
    prob = two_chances(name, scores_of(name, sheet.columns[name]))
    return labels.ordered(_flagged_last(labels.classes, scores, positive)), prob


def _by_many(sheet: Sheet, labels: Labels, scores: tuple[str, ...], positive: str | None) -> tuple[Labels, Floats]:
    """Read a column of scores for each class."""
    found = columns_of_classes(scores, labels.classes)
    if set(found.values()) != set(scores):
        raise PredictionsError(
            N_("The labels have the classes {classes}, and the scores are called {names}. Expected a column for each class that "
               "is named after it, e.g. {example}."),
            classes=_listed(labels.classes), names=_listed(scores), example=_listed([f"prob_{c}" for c in labels.classes]),
        )  # fmt: skip
    classes = tuple(found)
    if len(classes) == 2:
        classes = _flagged_last(classes, scores, positive)
    names = [found[c] for c in classes]
    return labels.ordered(classes), chances(names, [scores_of(name, sheet.columns[name]) for name in names])


_JUDGED = {False: _by_one, True: _by_many}


def _flagged_last(classes: tuple[str, ...], scores: tuple[str, ...], positive: str | None) -> tuple[str, ...]:
    chosen = usual_positive(classes, scores) if positive is None else positive
    if chosen not in classes:
        raise PredictionsError(
            N_("There is no class {name} in the labels. They have {classes}."), name=chosen, classes=_listed(classes)
        )
    return (*(c for c in classes if c != chosen), chosen)


def _frame(sheet: Sheet, used: set[str]) -> pd.DataFrame:
    """Return the other columns, those without a value left out."""
    columns = {name: frame_column(column, sheet.mark) for name, column in sheet.columns.items() if name not in used}
    kept = {name: column for name, column in columns.items() if column is not None}
    return pd.DataFrame(kept, index=pd.RangeIndex(sheet.rows))


def _digest(content: bytes, *choice: str) -> str:
    return hashlib.sha256(b"\0".join([content, *(part.encode() for part in choice)])).hexdigest()[:16]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
