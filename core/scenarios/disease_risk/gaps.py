"""What becomes of a network's answers when columns are missing; for workers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.explain import predict_rows
from core.explanation.subject import Subject
from core.scenarios.clinic.elsewhere import facts

SHARES = (0.0, 0.1, 0.25, 0.5, 0.75)


def gaps(subject: Subject, X: NDArray[np.float32], truth: NDArray[Any]) -> dict[str, Any]:
    """Return the facts of the network on test rows (n, d) with one column missing, and with a share of all values missing.

    Returns
    -------
    dict
        "without" (d, 6), and "with_gaps" (s, 6) in the order of `SHARES`: see `elsewhere.FACTS`.
    """
    drawn = np.random.default_rng(0).random(X.shape)
    versions = [_blank(X, column) for column in range(X.shape[1])]
    versions += [np.where(drawn < share, np.nan, X).astype(np.float32) for share in SHARES]
    chance = predict_rows(subject, np.concatenate(versions))[:, 1].reshape(len(versions), -1)
    found = np.array([facts(truth, said) for said in chance])
    return {"without": found[: X.shape[1]], "with_gaps": found[X.shape[1] :]}


def _blank(X: NDArray[np.float32], column: int) -> NDArray[np.float32]:
    blank = X.copy()
    blank[:, column] = np.nan
    return blank
