"""From a run and rows to their explanation."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.subject import Subject, subject_of
from core.explanation.units import unit_of

if TYPE_CHECKING:
    from core.training.run import Run


def explain(run: "Run", X: pd.DataFrame | NDArray[Any], background: int = 100, how: How | None = None) -> Explanation:
    """Explain what a run says of rows, in the columns that the user knows.

    Parameters
    ----------
    run : Run
    X : DataFrame or array (n, d)
        In the data's own units, as `run.predict` takes them.
    background : int
        How many training rows they are compared with.
    how : How, optional
        All that can be chosen; its background then counts.

    Returns
    -------
    Explanation
        values (n, d, k) and base_values (k,), with k as `run.predict` gives.

    Raises
    ------
    UserError
        When the columns are not those of the data, or a row has a category that the data doesn't have.
    """
    from core.explanation.checking import checked

    chosen = how or How(background=background)
    return explain_rows(subject_of(run, chosen), checked(run.data, X), chosen)


def explain_rows(subject: Subject, X: NDArray[np.float32], how: How) -> Explanation:
    """Explain rows (n, d) of a subject; what a worker is asked for."""
    from core.explanation.forward import predictor
    from core.explanation.shapley import is_exact, shapley

    predict, groups, unit = predictor(subject), subject.groups(how), unit_of(subject.task, how.unit)
    outputs, seen = unit.of(predict(X)), unit.of(predict(subject.background))
    span, column = unit.span(np.concatenate([outputs, seen])), -1 if outputs.shape[1] <= 2 else slice(None)
    # Of two classes one mirrors the other, in either unit.
    values, error = shapley(lambda rows: unit.of(predict(rows))[:, column], subject.background, groups, X, how)
    if outputs.shape[1] == 2:
        values, error = np.concatenate([-values, values], axis=2), np.concatenate([error, error], axis=2)
    return Explanation(values, seen.mean(axis=0), X, outputs, error, span, is_exact(groups))


def predict_rows(subject: Subject, X: NDArray[np.float32]) -> NDArray[np.float64]:
    """Predict rows (n, d): chances (n, classes), or numbers (n, 1); what a worker is asked for."""
    from core.explanation.forward import predictor

    return predictor(subject)(X)
