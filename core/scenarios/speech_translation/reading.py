"""What the chain loses, step by step, in numbers; and when it says "say it again"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, Any]
ROWS = {
    "nothing": 0, "without": 1, "network_open": 2, "network_grammar": 3, "network_true": 4,
    "book_open": 5, "book_grammar": 6, "book_true": 7,
}  # fmt: skip
"""Way -> its row in the scores of a measurement."""
TRANSLATED = (
    0.61  # how sure the translator must be of a piece: what the case of translation chose on strings kept apart
)
FEW_ERRORS = 0.5  # word error rate above which a transcript counts as not understood


def rates(arrays: Arrays, how: str) -> NDArray[np.float64]:
    """Return the word error rate of each recording (n,)."""
    return np.asarray(arrays[f"heard_{how}_errors"] / arrays["words"])


def rate(arrays: Arrays, how: str) -> float:
    """Return the word error rate of all recordings together."""
    return float(arrays[f"heard_{how}_errors"].sum() / arrays["words"].sum())


def steps(arrays: Arrays, how: str, by: str) -> list[float]:
    """Return what is left of a perfect score: at first, after translating the true words, after recognition as well.

    Parameters
    ----------
    how : str
        "open" or "grammar".
    by : str
        "network", or "book": the nearest phrase of a book that has all sixty.
    """
    return [1.0, *(float(arrays["scores"][ROWS[f"{by}_{heard}"], 0]) for heard in ("true", how))]


def rows(arrays: Arrays, how: str, by: str) -> NDArray[np.float64]:
    """Return the score of each recording (n,)."""
    return np.asarray(arrays["rows"][ROWS[f"{by}_{how}"]])


def limit(arrays: Arrays) -> float:
    """Return how sure of a word the recogniser must be on average: where understood and not are told apart best.

    It is the value with the largest sum of shares on the right side (Youden 1950), on these recordings.
    """
    sure, understood = arrays["open_sure"], rates(arrays, "open") <= FEW_ERRORS
    tried = np.unique(sure)
    found = [(sure >= t)[understood].mean() + (sure < t)[~understood].mean() for t in tried]
    return float(tried[int(np.argmax(found))])


@dataclass(frozen=True)
class Asked:
    """Hold what the rule "say it again" does: recordings let through and held back, word errors of both, and of
    those let through, how many the translator is sure of."""

    through: int
    back: int
    rate_through: float
    rate_back: float
    shown: int


def asking(arrays: Arrays) -> Asked:
    """Return what the limit does on the recordings."""
    fine = arrays["open_sure"] >= limit(arrays)
    wrong, words = arrays["heard_open_errors"], arrays["words"]
    parts = [float(wrong[side].sum() / max(1, words[side].sum())) for side in (fine, ~fine)]
    shown = fine & (arrays["heard_open_sure"] >= TRANSLATED)
    return Asked(int(fine.sum()), int((~fine).sum()), parts[0], parts[1], int(shown.sum()))


def examples(arrays: Arrays, how: str, by: str, count: int = 12) -> list[tuple[str, ...]]:
    """Return recordings with what was said, heard, and made of both; every fifth."""
    step = max(1, len(arrays["clip"]) // count)
    kind = {"network": "zh", "book": "book"}[by]
    names = ("said", f"heard_{how}", f"said_{kind}", f"heard_{how}_{kind}", "zh")
    return [tuple(str(arrays[name][i]) for name in names) for i in range(0, len(arrays["clip"]), step)][:count]
