"""Which columns of a table are the labels and the scores: what their names suggest, and what a user chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.evaluation.reading.errors import PredictionsError
from core.evaluation.reading.labels import labels_of
from core.evaluation.reading.names import class_of, columns_of_classes, named_label, named_score, positive_of
from core.evaluation.reading.sheet import Sheet
from core.messages import N_

NAMED = 40  # columns that an error names


@dataclass(frozen=True)
class Choice:
    """Hold which columns of a table are what.

    Parameters
    ----------
    names : tuple of str
        All columns.
    rows : int
    label : str, optional
        The column of labels; None where no name tells.
    classes : tuple of str
        In the labels; empty where they can't be read.
    scores : tuple of str
        One column of scores, or one for each class; empty where no name tells.
    positive : str
        The class that is flagged, of two; else empty.
    """

    names: tuple[str, ...]
    rows: int
    label: str | None
    classes: tuple[str, ...]
    scores: tuple[str, ...]
    positive: str


def choice_of(sheet: Sheet, label: str | None, scores: Sequence[str] | None) -> Choice:
    """Return what the names of a table suggest for what is not chosen."""
    names = tuple(sheet.columns)
    label = named_label(names) if label is None else label
    classes = _classes(sheet, label)
    scores = suggested_scores(names, label, classes) if scores is None else tuple(scores)
    positive = usual_positive(classes, scores) if len(classes) == 2 else ""
    return Choice(names, sheet.rows, label, classes, scores, positive)


def _classes(sheet: Sheet, label: str | None) -> tuple[str, ...]:
    if label is None or label not in sheet.columns:
        return ()
    try:
        return labels_of(label, sheet.columns[label]).classes
    except PredictionsError:  # which reading will say
        return ()


def suggested_scores(names: Sequence[str], label: str | None, classes: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of scores that names tell: one for each class, else one; empty when none is."""
    others = [name for name in names if name != label]
    of_classes = columns_of_classes(others, classes) if classes else {}
    of_some = [name for name in others if class_of(name, classes)]
    one = named_score(others)
    return tuple(of_classes.values() or of_some or ([] if one is None else [one]))


def usual_positive(classes: Sequence[str], scores: Sequence[str]) -> str:
    """Return the class that is flagged, of two: the one that a single column of scores is named after, else as usual."""
    meant = class_of(scores[0], classes) if len(scores) == 1 else None
    return meant or positive_of(classes)


def checked_label(sheet: Sheet, label: str | None) -> str:
    """Return the column of labels; raise `PredictionsError` when there is none."""
    if len(sheet.columns) == 1:
        raise PredictionsError(
            N_("The table has one column, {name}. Expected two at least: what was true, and the score that a model gave."),
            name=next(iter(sheet.columns)),
        )  # fmt: skip
    found = named_label(sheet.columns) if label is None else label
    if found is None:
        raise PredictionsError(
            N_("No column is named like labels. Expected one called label, y_true or target, say, with what was true in each "
               "row; the file has {names}. Rename it, or choose it."),
            names=listed(sheet),
        )  # fmt: skip
    _check_there(sheet, found)
    return found


def checked_scores(sheet: Sheet, label: str, classes: Sequence[str], scores: Sequence[str] | None) -> tuple[str, ...]:
    """Return the columns of scores; raise `PredictionsError` when there is none."""
    found = suggested_scores(tuple(sheet.columns), label, classes) if scores is None else tuple(scores)
    if not found:
        raise PredictionsError(
            N_("No column is named like scores. Expected one called score or probability, say, with the chance that a model "
               "gave, or one for each class, e.g. {example}; the file has {names}. Rename it, or choose it."),
            names=listed(sheet), example=", ".join(f"prob_{c}" for c in classes[:3]),
        )  # fmt: skip
    for name in found:
        _check_there(sheet, name)
    if label in found:
        raise PredictionsError(N_("{name} can't be both the labels and the scores. Choose two columns."), name=label)
    return found


def _check_there(sheet: Sheet, name: str) -> None:
    if name not in sheet.columns:
        raise PredictionsError(N_("There is no column {name}. The table has {names}."), name=name, names=listed(sheet))


def listed(sheet: Sheet) -> str:
    """Return the names of the columns, to be read."""
    return ", ".join(list(sheet.columns)[:NAMED]) + (" …" if len(sheet.columns) > NAMED else "")
