"""From a table to a dataset: what to predict, what to learn from, and what had to be left out."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO

import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Card, Dataset, DatasetError, Task
from core.datasets.reading.columns import reason, usable
from core.datasets.reading.table import UNNAMED, cells_of
from core.datasets.reading.targets import classes, infer_task, numbers
from core.datasets.reading.text import decode
from core.messages import N_, Message

MOST_INPUTS = 50_000_000
LIKELY = (
    "target", "label", "class", "outcome", "y", "result", "status", "churn", "churned", "converted", "default", "species",
    "目标", "标签", "结果", "类别", "流失", "是否流失", "违约", "是否违约", "转化",
)  # fmt: skip
TARGETS: Mapping[str, Callable[[str, "pd.Series[Any]"], tuple[NDArray[Any], tuple[str, ...]]]] = {
    "classification": classes,
    "regression": numbers,
}


@dataclass(frozen=True, eq=False)
class Table:
    """Hold an uploaded table before a target is chosen.

    Parameters
    ----------
    frame : DataFrame
        Numbers and text as found; not to be changed.
    target : str
        The column that looks like the one to predict.
    mark : str
        What separates the cells.
    notes : tuple of Message
        What was assumed in reading.
    """

    frame: pd.DataFrame
    target: str
    mark: str
    notes: tuple[Message, ...] = ()

    def task(self, target: str) -> Task:
        """Infer the task of a target: numbers with many values are a regression."""
        return infer_task(self.frame[target])


def inspect_csv(file: BinaryIO) -> Table:
    """Read a table and suggest what to predict: a column named like a target, else the last.

    Raises
    ------
    DatasetError
        With a message of its own for each way in which the file isn't a table.
    """
    return _inspect(file.read())


# The page asks again at every rerun while a file is chosen.
@lru_cache(maxsize=1)
def _inspect(content: bytes) -> Table:
    found = cells_of(decode(content))
    unnamed = Message(N_("The first row looks like data, so the columns got numbers for names."))
    return Table(found.frame, _suggested(found.frame), found.mark, () if found.has_header else (unnamed,))


def _suggested(frame: pd.DataFrame) -> str:
    """Return the last column that is named like a target, or else the last that could be one."""
    names = [str(name) for name in frame.columns]
    named = [name for name in names if name.lower() in LIKELY]
    able = [name for name in names if not _is_hopeless(name, frame[name])]
    return (named or able or names)[-1]


def _is_hopeless(name: str, column: "pd.Series[Any]") -> bool:
    """Tell whether a column is nobody's target: a date, a free text, or what a separator at the end of lines leaves."""
    why = reason(name, column)
    return why in ("date", "text") or (why == "missing" and name.startswith(UNNAMED))


def read_csv(file: BinaryIO, target: str | None = None, task: Task | None = None) -> Dataset:
    """Return the dataset in a CSV file.

    Parameters
    ----------
    file : binary file
        Separated by comma, semicolon, tab or bar; in UTF-8, UTF-16 or GB18030; with or without a header.
    target : str, optional
        The column to predict; by default one that is named like a target, else the last.
    task : str, optional
        "classification" or "regression"; by default inferred from the target.

    Raises
    ------
    DatasetError
        With a message of its own for each way in which the file can't be learned from.
    """
    content = file.read()
    table = _inspect(content)
    target = table.target if target is None else target
    _check_target(table, target, task)
    task = task or table.task(target)
    name = "csv-" + hashlib.sha256(b"\0".join((content, target.encode(), task.encode()))).hexdigest()[:16]
    known = table.frame[table.frame[target].notna()].reset_index(drop=True)
    y, class_names = TARGETS[task](target, known[target])
    frame, left_out = usable(known.drop(columns=target))
    _check_inputs(frame)
    notes = (*table.notes, *_dropped(target, len(table.frame) - len(known)), *left_out)
    card = Card(target, N_("Your own question, on your own data."), N_("Your own table"), N_("Yours"), target)
    return Dataset(name, frame, y, task, class_names, card, notes=notes)


def _check_target(table: Table, target: str, task: str | None) -> None:
    if target not in table.frame.columns:
        raise DatasetError(
            N_("There is no column {name}. The table has {names}."),
            name=target,
            names=", ".join(map(str, table.frame.columns[:40])),
        )
    if table.frame[target].isna().all():
        raise DatasetError(N_("The column {name} is empty in every row, so there is nothing to predict."), name=target)
    if task is not None and task not in TARGETS:
        raise DatasetError(
            N_("There is no task {name}. Expected one of {names}."), name=repr(task), names=", ".join(TARGETS)
        )


def _check_inputs(frame: pd.DataFrame) -> None:
    """Refuse what would fill the memory once each category is a column of its own."""
    columns = sum(len(c.cat.categories) if isinstance(c.dtype, pd.CategoricalDtype) else 1 for _, c in frame.items())
    if columns * len(frame) > MOST_INPUTS:
        raise DatasetError(
            N_("{rows:,} rows and {columns:,} columns, each category counted as one, are {found:,} numbers; at most {most:,} "
               "can be learned from. Take a sample of the rows, or leave out columns with many categories."),
            rows=len(frame), columns=columns, found=columns * len(frame), most=MOST_INPUTS,
        )  # fmt: skip


def _dropped(target: str, rows: int) -> tuple[Message, ...]:
    sentence = N_("Left out rows without a value in {name}: {rows:,}.")
    return (Message.of(sentence, rows=rows, name=target),) if rows else ()
