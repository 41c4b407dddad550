"""From a table to a dataset: what to predict, what to learn from, and what had to be left out."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import pandas as pd

from core.datasets.dataset import Card, Dataset, DatasetError, Task
from core.datasets.reading.columns import usable
from core.datasets.reading.table import table
from core.datasets.reading.text import decode
from core.messages import N_, Message

MOST_CLASSES = 50
LIKELY = (
    "target",
    "label",
    "class",
    "outcome",
    "churn",
    "y",
    "result",
    "status",
    "目标",
    "标签",
    "结果",
    "类别",
    "流失",
)


@dataclass(frozen=True, eq=False)
class Table:
    """Hold an uploaded table before a target is chosen, and the column that looks like one."""

    frame: pd.DataFrame
    target: str

    def task(self, target: str) -> Task:
        """Infer the task of a target: numbers with many values are a regression."""
        column = self.frame[target].dropna()
        numeric = pd.api.types.is_numeric_dtype(column)
        whole = numeric and bool((column % 1 == 0).all())
        many = column.nunique() > (20 if whole else 10)
        return "regression" if numeric and many else "classification"


def inspect_csv(file: BinaryIO) -> Table:
    """Read a table and suggest what to predict: a column named like a target, else the last one."""
    frame = table(decode(file.read()))
    named = [name for name in frame.columns if str(name).strip().lower() in LIKELY]
    return Table(frame, named[-1] if named else str(frame.columns[-1]))


def read_csv(file: BinaryIO, target: str | None = None, task: Task | None = None) -> Dataset:
    """Return the dataset in a CSV file.

    Parameters
    ----------
    file : binary file
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
    import io

    found = inspect_csv(io.BytesIO(content))
    target = found.target if target is None else target
    if target not in found.frame.columns:
        raise DatasetError(
            N_("There is no column {name}. The table has {names}."),
            name=target,
            names=", ".join(map(str, found.frame.columns[:40])),
        )
    if found.frame[target].isna().all():
        raise DatasetError(N_("The column {name} is empty in every row, so there is nothing to predict."), name=target)
    task = task or found.task(target)
    name = "csv-" + hashlib.sha256(b"\0".join((content, target.encode(), task.encode()))).hexdigest()[:16]
    known = found.frame[found.frame[target].notna()].reset_index(drop=True)
    y, class_names = _numbers(known, target) if task == "regression" else _classes(known, target)
    frame, notes = usable(known.drop(columns=target))
    dropped = len(found.frame) - len(known)
    if dropped:
        notes = (
            Message.of(N_("{rows:,} rows without a value in {name} are left out."), rows=dropped, name=target),
            *notes,
        )
    card = Card(target, "", N_("Your own table"), "", target)
    return Dataset(name, frame, y, task, class_names, card, notes=notes)


def _numbers(frame: pd.DataFrame, target: str) -> tuple[np.ndarray, tuple[str, ...]]:
    column = frame[target]
    if not pd.api.types.is_numeric_dtype(column):
        raise DatasetError(
            N_("{name} holds text such as {example}, so no number can be predicted. Choose classes instead."),
            name=target,
            example=repr(str(column.iloc[0])[:30]),
        )
    if column.nunique() < 2:
        raise DatasetError(N_("{name} is the same in every row, so there is nothing to learn."), name=target)
    return column.to_numpy(np.float32), ()


def _classes(frame: pd.DataFrame, target: str) -> tuple[np.ndarray, tuple[str, ...]]:
    column = frame[target]
    values = sorted(column.unique().tolist())
    counts = column.value_counts()
    if len(values) < 2:
        raise DatasetError(
            N_("{name} has one class only, {value}. Expected at least two, e.g. yes and no."),
            name=target,
            value=values[0],
        )
    if len(values) == len(column):
        raise DatasetError(
            N_("{name} is different in every row ({count:,} classes in as many rows), like a number or a name of the row. "
               "Choose another column."),
            name=target, count=len(values),
        )  # fmt: skip
    if len(values) > MOST_CLASSES:
        raise DatasetError(
            N_("{name} has {count:,} classes; at most {most} can be told apart. Choose another column, or merge rare ones."),
            name=target, count=len(values), most=MOST_CLASSES,
        )  # fmt: skip
    if counts.min() < 2:
        raise DatasetError(
            N_("The class {value} of {name} has a single row: it can't be both learned and tested. Expected at least two."),
            name=target, value=counts.idxmin(),
        )  # fmt: skip
    codes = pd.Categorical(column, categories=values).codes.astype(np.int64)
    return codes, tuple(f"{v:g}" if isinstance(v, float) else str(v) for v in values)
