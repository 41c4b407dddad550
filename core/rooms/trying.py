"""A run as a room sees it: numbers, and of an upload no more than these."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from core.datasets import UPLOAD_PREFIX
from core.decision import Decision
from core.evaluation.headlines import headline
from core.evaluation.inputs import ScoreError
from core.evaluation.predictions import predictions_of
from core.links import to_link

if TYPE_CHECKING:
    from core.training.run import Run


def about_run(run: "Run", decision: Decision) -> dict[str, Any]:
    """Return what a room keeps of a run, as what JSON can hold; None is what can't be reckoned.

    Parameters
    ----------
    decision : Decision
        The participant's own.

    Returns
    -------
    dict
        own: whether it is about an upload. title: of the data, "" for an upload. model, score: names. value, low, high,
        baseline: of the main score. seconds, epochs, parameters: what it cost. params: the settings that differ from
        the defaults, as text; none for an upload. threshold, money: of the decision, a month. best_threshold,
        best_money, best_low, best_high: the best threshold (None: act on nobody). currency.
    """
    own = run.data.name.startswith(UPLOAD_PREFIX)
    main = headline(run)
    return {
        "own": own,
        "title": "" if own else run.data.card.title,
        "model": run.experiment.model,
        "score": main.name,
        "value": _known(main.value),
        "low": _known(main.low),
        "high": _known(main.high),
        "baseline": _known(main.baseline),
        "seconds": _known(run.seconds),
        "epochs": len(run.history.get("loss", ())),
        "parameters": parameters(run),
        "params": {} if own else to_link(run.experiment),
        "currency": decision.currency,
        **_money(run, decision),
    }


def parameters(run: "Run") -> int | None:
    """Return how many numbers a network learned; None for one that can't be read."""
    from core.costs.layers import layers_of

    try:
        return sum(layer.weights for layer in layers_of(run.network.archive))
    except (KeyError, OSError, ValueError, BadZipFile):
        return None


def _money(run: "Run", decision: Decision) -> Mapping[str, Any]:
    """Return what the decision and the best threshold bring a month, of two classes."""
    nothing = dict.fromkeys(("money", "best_threshold", "best_money", "best_low", "best_high"))
    it = predictions_of(run)
    if it.classes != 2:
        return {"threshold": None, **nothing}
    from core.evaluation.money.month import month_of
    from core.evaluation.money.worth import worth

    try:
        best, now = worth(it, decision), month_of(it.curve, decision)
    except ScoreError:
        return {"threshold": decision.threshold, **nothing}
    return {
        "threshold": decision.threshold,
        "money": _known(now.money.value),
        "best_threshold": _known(best.threshold),
        "best_money": _known(best.money.value),
        "best_low": _known(best.money.low),
        "best_high": _known(best.money.high),
    }


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
