"""Registry of what it may mean to treat groups alike, and how far groups are from that."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.curve import Curve
from core.evaluation.groups.judging import LEAST_OF, LEAST_ROWS, Compared, Contrast
from core.evaluation.groups.parts import Parts, Piece
from core.evaluation.groups.scores import SHARES, compare
from core.evaluation.remembering import remembered
from core.messages import N_


@dataclass(frozen=True)
class Alike:
    """Describe what is to be the same in all groups.

    Parameters
    ----------
    label, term, help : str
        Marked with `N_`; `term` is its name in the literature.
    shares : tuple of str
        Of `SHARES`; the gap is that of the one in which groups differ most.
    gap : callable
        `gap(y_true=..., y_pred=..., sensitive_features=..., sample_weight=...)`, from Fairlearn.
    """

    label: str
    term: str
    help: str
    shares: tuple[str, ...]
    gap: Callable[..., float]


def _fairlearn(name: str) -> Callable[..., float]:
    def gap(**rows: NDArray[Any]) -> float:
        import fairlearn.metrics

        return float(getattr(fairlearn.metrics, name)(**rows))

    return gap


def _precision_gap(
    y_true: NDArray[Any], y_pred: NDArray[Any], sensitive_features: NDArray[Any], sample_weight: NDArray[Any]
) -> float:
    from fairlearn.metrics import MetricFrame
    from sklearn.metrics import precision_score

    return float(
        MetricFrame(
            metrics=precision_score,
            y_true=y_true,
            y_pred=y_pred,
            sensitive_features=sensitive_features,
            sample_params={"sample_weight": sample_weight},
        ).difference()
    )


ALIKE: Mapping[str, Alike] = {
    "flagged": Alike(
        N_("Equal share flagged"),
        N_("demographic parity"),
        N_("Of every group the same share is flagged, whatever is true of it."),
        ("flagged",),
        _fairlearn("demographic_parity_difference"),
    ),
    "recall": Alike(
        N_("Equal recall"),
        N_("equal opportunity"),
        N_("Of those who should be flagged, the same share is found in every group."),
        ("recall",),
        _fairlearn("equal_opportunity_difference"),
    ),
    "odds": Alike(
        N_("Equal recall and false alarms"),
        N_("equalised odds"),
        N_("Both kinds of mistake are as frequent in every group; the gap is the larger one of the two."),
        ("recall", "false_alarms"),
        _fairlearn("equalized_odds_difference"),
    ),
    "precision": Alike(
        N_("Equal precision"),
        N_("predictive parity"),
        N_("To be flagged means the same in every group: the same share of the flagged deserves it."),
        ("precision",),
        _precision_gap,
    ),
}


@dataclass(frozen=True)
class Gap:
    """Hold how far groups are from being treated alike.

    Parameters
    ----------
    name : str
        In `ALIKE`.
    value : float
        Fairlearn's: the highest less the lowest of the groups that can be judged; nan with fewer than two.
    share : str
        Of `SHARES`, what `told` differs in.
    told : Contrast, optional
        The two groups to tell of.
    left_out : tuple of int
        Groups that can't be judged.
    """

    name: str
    value: float
    share: str = ""
    told: Contrast | None = None
    left_out: tuple[int, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether groups differ by more than luck."""
        return self.told is not None and self.told.sure


@remembered
def gaps(parts: Parts, threshold: float) -> Mapping[str, Gap]:
    """Return every gap when rows are flagged from a threshold on."""
    return {name: _gap(parts, name, threshold) for name in ALIKE}


def _gap(parts: Parts, name: str, threshold: float) -> Gap:
    alike = ALIKE[name]
    each = {share: compare(parts, share, threshold) for share in alike.shares}
    judged = [group for group in range(len(parts.pieces)) if all(group in one.judged for one in each.values())]
    left_out = tuple(group for group in range(len(parts.pieces)) if group not in judged)
    if len(judged) < 2:
        return Gap(name, math.nan, left_out=left_out)
    share, told = _told({share: _among(one, judged, len(each)) for share, one in each.items()}, judged)
    value = alike.gap(**_rows([parts.pieces[group] for group in judged], threshold))
    return Gap(name, value, share, told, left_out)


def _among(one: Compared, judged: Sequence[int], scores: int) -> Compared:
    return Compared([one.estimates[group] for group in judged], [one.sizes[group] for group in judged], scores)


def _told(each: Mapping[str, Compared], judged: Sequence[int]) -> tuple[str, Contrast]:
    """Return the share and the pair to tell of, with the groups' own numbers."""
    pairs = [(share, one.told) for share, one in each.items() if one.told is not None]
    share, told = max(pairs, key=lambda pair: (pair[1].sure, pair[1].value))
    return share, replace(told, high=judged[told.high], low=judged[told.low])


def _rows(pieces: Sequence[Piece], threshold: float) -> Mapping[str, NDArray[Any]]:
    """Return groups as four weighted rows each, one a cell of its table: what a million rows come to."""
    tables = [piece.at(threshold).confusion for piece in pieces if isinstance(piece, Curve)]
    truth, said = np.array([[0, 0], [1, 1]]), np.array([[0, 1], [0, 1]])
    return {
        "y_true": np.tile(truth.ravel(), len(tables)),
        "y_pred": np.tile(said.ravel(), len(tables)),
        "sensitive_features": np.repeat(np.arange(len(tables)), 4),
        "sample_weight": np.concatenate([table.ravel() for table in tables]),
    }


def gap_at(parts: Parts, name: str, thresholds: Sequence[float]) -> float:
    """Return the gap when each group has its own threshold; nan with fewer than two groups that can be judged."""
    groups = zip(parts.pieces, thresholds, strict=True)
    ats = [piece.at(threshold) for piece, threshold in groups if isinstance(piece, Curve) and piece.rows >= LEAST_ROWS]
    of = [[SHARES[share](at) for share in ALIKE[name].shares] for at in ats]
    counts = np.array(of, np.float64).reshape(len(ats), len(ALIKE[name].shares), 2)
    judged = counts[(counts[:, :, 1] >= LEAST_OF).all(axis=1)]
    if len(judged) < 2:
        return math.nan
    return float(np.ptp(judged[:, :, 0] / judged[:, :, 1], axis=0).max())
