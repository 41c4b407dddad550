"""Scores at one base rate as a table."""

import math

import pandas as pd

from core.evaluation.imbalance.rates import SHOWN, AtRate
from core.evaluation.natural import written_interval
from core.evaluation.scores import SCORES
from core.messages import N_, Translate


def rate_table(it: AtRate, translate: Translate) -> pd.DataFrame:
    """Return a row a score: the model's with its interval, that of always saying no, and what the score says."""
    without = [it.always_no[name] for name in SHOWN]
    return pd.DataFrame(
        {
            translate(N_("Score")): [translate(SCORES[name].label) for name in SHOWN],
            translate(N_("This model")): [written_interval(it.model[name], translate) for name in SHOWN],
            translate(N_("Always saying no")): ["–" if math.isnan(value) else f"{value:.3g}" for value in without],
            translate(N_("What it says")): [translate(SCORES[name].help) for name in SHOWN],
        }
    )
