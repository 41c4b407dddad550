"""Scores of predicted numbers, and promises of several widths, as tables."""

import math
from collections.abc import Sequence

import pandas as pd

from core.evaluation.natural import frequencies, written_interval, written_to
from core.evaluation.numbers.beside_mean import SCORED, Beside
from core.evaluation.numbers.conformal import Promise
from core.evaluation.numbers.words import written_half
from core.evaluation.scores import SCORES
from core.messages import N_, Translate

LEAST = {"mae": 0, "rmse": 0, "r2": 2, "mape": 0}  # decimals
PERCENT = {"mape"}


def score_table(it: Beside, translate: Translate) -> pd.DataFrame:
    """Return a row a score: the model's with its interval, that of saying the mean, and what the score says."""
    return pd.DataFrame(
        {
            translate(N_("Score")): [_label(name, translate) for name in SCORED],
            translate(N_("This model")): [
                written_interval(it.model[name], translate, LEAST[name], name in PERCENT) for name in SCORED
            ],
            translate(N_("Saying the mean")): [_without(it, name) for name in SCORED],
            translate(N_("What it says")): [translate(SCORES[name].help) for name in SCORED],
        }
    )


def _label(name: str, translate: Translate) -> str:
    return translate(SCORES[name].label) + (", %" if name in PERCENT else "")


def _without(it: Beside, name: str) -> str:
    value, times = it.without[name], 100 if name in PERCENT else 1
    if math.isnan(value):
        return "–"
    return written_to(times * (it.model[name].high - it.model[name].low), LEAST[name])(times * value)


def promise_table(promises: Sequence[Promise], translate: Translate) -> pd.DataFrame:
    """Return a row a promise: how wide it is, and how it was kept."""
    return pd.DataFrame(
        {
            translate(N_("Promised, of 100 new rows")): [f"{100 * it.coverage:.0f}" for it in promises],
            translate(N_("Within")): ["–" if math.isinf(it.half) else f"±{written_half(it)}" for it in promises],
            translate(N_("Kept on the test rows")): [_kept(it, translate) for it in promises],
        }
    )


def _kept(it: Promise, translate: Translate) -> str:
    if math.isinf(it.half):
        return "–"
    kept = frequencies(it.kept)
    text = translate(N_("{count:,} of {of:,} ({low:,} to {high:,})"))
    return text.format(count=kept.count, of=kept.of, low=kept.low, high=kept.high)
