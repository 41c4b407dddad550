"""The scores of each class as a table."""

from collections.abc import Sequence

import pandas as pd

from core.evaluation.classes.each import ClassScores
from core.evaluation.classes.rest import Rest
from core.evaluation.natural import written_interval
from core.evaluation.scores import SCORES
from core.messages import N_, Translate


def class_table(
    it: ClassScores, class_names: Sequence[str], translate: Translate, rest: Sequence[Rest] = ()
) -> pd.DataFrame:
    """Return a row a class: its test rows and its scores with their intervals; with AUC where `rest` is given."""
    columns: dict[str, list[object]] = {
        translate(N_("Class")): [*map(str, class_names)],
        translate(N_("Test rows")): it.rows.tolist(),
    }
    for name, scores in it.scores.items():
        columns[translate(SCORES[name].label)] = [written_interval(score, translate) for score in scores]
    if rest:
        columns[translate(N_("AUC against the rest"))] = [written_interval(one.auc, translate) for one in rest]
    return pd.DataFrame(columns)
