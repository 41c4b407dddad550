"""All reasons of a decision as a table and as a file."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from core.evaluation.remembering import remembered
from core.explanation.case import Case
from core.explanation.columns import value_text
from core.explanation.filed import Cell, csv_file, rounded, share_head
from core.explanation.words import value_shown
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str
PULL, ERROR, PART = N_("Pull"), N_("± (19 in 20)"), N_("Of all pulls, %")
COLUMN, VALUE, USUAL = N_("Column"), N_("Value"), N_("Usual in training")
SURE = 1.96  # standard errors on either side of 19 in 20 estimates


def reasons_table(case: Case, translate: Translate) -> pd.DataFrame:
    """Return every column's value, what is usual, its pull with the error, and its part of all pulls; the largest first."""
    reasons, scale = case.reasons, case.amounts.scale
    shares = np.array([reason.share for reason in reasons])
    whole = np.abs(shares).sum() or 1.0
    usual = usual_values(case.run)
    columns = {
        COLUMN: [worded(reason.name, translate) for reason in reasons],
        VALUE: [worded(value_shown(case, reason.column), translate) for reason in reasons],
        PULL: scale * shares,
        ERROR: scale * SURE * np.array([reason.error for reason in reasons]),
        PART: 100 * np.abs(shares) / whole,
        USUAL: [worded(usual[reason.column], translate) for reason in reasons],
    }
    left_out = {ERROR} if case.told.exact else set()
    return pd.DataFrame({translate(name): values for name, values in columns.items() if name not in left_out})


def reasons_csv(case: Case, translate: Translate) -> bytes:
    """Return the table as CSV in UTF-8, with units in its head and no more digits than count."""
    table = reasons_table(case, translate)
    heads = {translate(text): share_head(case, Message(text)).text(translate) for text in (PULL, ERROR)}
    rows = zip(*(_cells(table[name]) for name in table), strict=True)
    return csv_file([[heads.get(str(name), str(name)) for name in table], *rows])


def _cells(column: pd.Series) -> list[Cell]:
    return [rounded(cell) if isinstance(cell, float) else str(cell) for cell in column]


@remembered
def usual_values(run: "Run") -> tuple[Word, ...]:
    """Return what a user reads for the median of each column of the training rows, or for its commonest category."""
    X = run.data.X[run.split.train]
    return tuple(_usual(run, column, X[:, column]) for column in range(X.shape[1]))


def _usual(run: "Run", column: int, values: np.ndarray) -> Word:
    known = values[~np.isnan(values)]
    if not len(known):
        return Message(N_("missing"))
    if run.data.feature_names[column] in run.data.categories:
        return value_text(run.data, column, float(np.bincount(known.astype(int)).argmax()))
    return value_text(run.data, column, float(np.median(known)))


def balance(case: Case) -> Message:
    """Say how far all columns that pull up, and all that pull down, do so together."""
    up, down = (sum(max(0.0, sign * reason.share) for reason in case.reasons) for sign in (1, -1))
    if not up and not down:
        return Message(N_("No column pulls this case away from the average"))
    text = N_("All that pulls up ({up}) and all that pulls down ({down}) meet at {said}")
    share = case.amounts.share
    return Message.of(text, up=share(up), down=share(-down), said=case.amounts.output(case.said))


def number_formats(case: Case, translate: Translate) -> dict[str, str]:
    """Return how the table's columns of numbers are written: with the digits that they bear."""
    digits = _digits(case)
    return {translate(PULL): f"%+.{digits}f", translate(ERROR): f"%.{digits + 1}f", translate(PART): "%.1f"}


def _digits(case: Case) -> int:
    largest = case.amounts.scale * max((abs(reason.share) for reason in case.reasons), default=1.0)
    return int(np.clip(2 - np.floor(np.log10(largest or 1.0)), 0, 8))
