"""From what a run predicts to what its address answers: chances, a decision at the threshold, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.messages import Message, Translate
from core.serving.deployments import Deployment

if TYPE_CHECKING:
    from core.training.run import Run

DIGITS = 6
ACT, LEAVE = "act", "leave"


@dataclass(frozen=True)
class Answer:
    """Hold an answer, and what the log says of it."""

    content: dict[str, Any]
    rows: int
    version: int
    score: float
    flagged: float | None
    warnings: Sequence[Message] = ()

    def said(self, translate: Translate = str) -> dict[str, Any]:
        """Return what is sent: the content, and the warnings in a language."""
        return self.content | {"warnings": [warning.text(translate) for warning in self.warnings]}


def answer_of(
    deployment: Deployment, run: "Run", said: NDArray[np.float64], warnings: Sequence[Message] = ()
) -> Answer:
    """Return the answer to rows of which a run says (n, k)."""
    watched = watched_class(deployment.positive, len(run.data.class_names))
    score = said[:, watched] if watched is not None else said.max(axis=1)
    flagged = None if watched is None or not run.data.class_names else score >= deployment.threshold
    content = {
        "model": {"version": deployment.live.number, "run": run.key, "data": run.data.name},
        **_rule(deployment, run, watched),
        "predictions": [_prediction(run, row, flagged, i) for i, row in enumerate(said)],
    }
    share = None if flagged is None else float(flagged.mean())
    return Answer(content, len(said), deployment.live.number, float(score.mean()), share, warnings)


def watched_class(positive: int, classes: int) -> int | None:
    """Return the column of the predictions that the decision looks at: of more than two classes only one that was chosen."""
    if classes == 0:
        return 0
    if 0 <= positive < classes:
        return positive
    return 1 if classes == 2 else None


def _rule(deployment: Deployment, run: "Run", watched: int | None) -> dict[str, Any]:
    if watched is None or not run.data.class_names:
        return {}
    return {"threshold": deployment.threshold, "acts_on": run.data.class_names[watched]}


def _prediction(run: "Run", row: NDArray[np.float64], flagged: NDArray[np.bool_] | None, i: int) -> dict[str, Any]:
    if not run.data.class_names:
        return {"value": _finite(row[0])}
    chances = {name: _finite(chance) for name, chance in zip(run.data.class_names, row, strict=True)}
    if flagged is None:
        return {"chances": chances, "class": run.data.class_names[int(row.argmax())]}
    return {"chances": chances, "decision": ACT if flagged[i] else LEAVE}


def _finite(value: float) -> float | None:
    """Return a number as JSON can hold it; None for what a network that blew up says."""
    return round(float(value), DIGITS) if np.isfinite(value) else None
