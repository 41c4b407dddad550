"""What a correction does: the price of its chances before and after, on the same draws of the rows."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.calibration.bins import bin_of, bins_for
from core.evaluation.calibration.corrected import corrected
from core.evaluation.calibration.reliability import calibration_error
from core.evaluation.drawn.tables import Floats
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval
from core.evaluation.scores import SCORES, Score
from core.evaluation.sureness.contest import Contest, contest, kind_of
from core.messages import N_

ERROR = "calibration_error"
REPLICATES = 1000

MEASURES: Mapping[str, Score] = {
    "brier_loss": SCORES["brier_loss"],
    "log_loss": SCORES["log_loss"],
    ERROR: Score(
        N_("Calibration error"),
        N_("How far the chance that it says and the share in which it happens are apart, on average over the rows."),
        False,
    ),
}


@remembered
def effects(it: Predictions, name: str) -> Mapping[str, Contest]:
    """Return name of each of `MEASURES` -> how much better corrected predictions are than as they come.

    Parameters
    ----------
    it : Predictions
        Of two or more classes.
    name : str
        In `CORRECTIONS`.
    """
    after = corrected(it, name)
    made = {measure: contest(after, it, measure) for measure in MEASURES if measure != ERROR}
    return made | {ERROR: _error_contest(after, it)}


def sure_of(it: Predictions) -> tuple[NDArray[np.bool_], Floats]:
    """Return what happened (n,), and with which chance (n,) it was predicted.

    Of two classes it is the second; of more, that the most probable one is right (Guo et al. 2017, section 2).
    """
    if it.classes == 2:
        return it.y_true == 1, it.y_prob[:, 1]
    return it.y_prob.argmax(axis=1) == it.y_true, it.y_prob.max(axis=1)


def _error_contest(after: Predictions, before: Predictions) -> Contest:
    """Compare calibration errors on draws of kinds of rows that share their bins, before and after.

    Since an error can't be below 0, draws of few rows make the smaller one larger. So the interval reaches as far as the
    percentile interval, and as the basic one, which turns the draws around the gain as found (Davison and Hinkley 1997,
    Bootstrap Methods and their Application, section 5.2): too wide rather than too sure.
    """
    one, other = (calibration_error(*sure_of(it)) for it in (after, before))
    gain, draws = other - one, _gains(after, before)
    ends = [end for low in interval(draws) for end in (low, 2 * gain - low)]
    low, high = min(ends), max(ends)
    ahead = float(((draws > 0) + 0.5 * (draws == 0)).mean())
    return Contest(ERROR, after.n, one, other, kind_of(gain, low, high, after.n), gain, low, high, ahead)


def _gains(after: Predictions, before: Predictions) -> Floats:
    sides = [sure_of(it) for it in (after, before)]
    bins = bins_for(after.n)
    places = [bin_of(chance, "equal_count", bins) for _, chance in sides]
    codes = (places[0] * bins + places[1]) * 4 + 2 * sides[0][0] + sides[1][0]
    counts = np.bincount(codes)
    there = np.flatnonzero(counts)
    drawn = np.random.default_rng(0).multinomial(after.n, counts[there] / after.n, REPLICATES)
    after_error, before_error = (
        _error(drawn, np.bincount(codes, happened - chance)[there] / counts[there], bin_)
        for (happened, chance), bin_ in zip(sides, (there // 4 // bins, there // 4 % bins), strict=True)
    )
    return before_error - after_error


def _error(drawn: NDArray[Any], gap: Floats, bin_: NDArray[np.int64]) -> Floats:
    """Return the calibration error (replicates,) of kinds (m,) of rows with their mean gap and their bin."""
    signed = drawn @ (gap[:, np.newaxis] * np.eye(bin_.max() + 1)[bin_])
    error: Floats = np.abs(signed).sum(axis=1) / drawn[0].sum()
    return error
