"""A file of labels and scores as it should be, made from real predictions."""

import io
from typing import Any

import pandas as pd

from core.evaluation.predictions import Predictions
from core.messages import N_, Translate, worded

MARK = "\ufeff"  # tells Excel that a file is UTF-8


def example_csv(it: Predictions, translate: Translate = str) -> bytes:
    """Return predictions of two classes as a CSV that `read_predictions` reads, in a language: UTF-8 with a mark."""
    names = [worded(name, translate) for name in it.class_names]
    columns = {
        translate(N_("label")): [names[code] for code in it.y_true],
        # As the float32 that a network gave: no digit more.
        translate(N_("score")): it.y_prob[:, 1].astype("float32"),
    }
    shown = {
        worded(it.card.shown(str(name)), translate): levels_shown(it, column, translate)
        for name, column in it.frame.items()
    }
    file = io.StringIO(newline="")
    pd.DataFrame(columns | shown).to_csv(file, index=False, lineterminator="\n")
    return (MARK + file.getvalue()).encode()


def levels_shown(it: Predictions, column: "pd.Series[Any]", translate: Translate) -> "pd.Series[Any]":
    """Return a column with its categories as a user reads them."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column
    return column.astype(object).map(lambda level: worded(it.card.shown(str(level)), translate), na_action="ignore")
