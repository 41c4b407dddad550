"""chrF by sacrebleu: how much of the letters' sequences of a translation agrees with the reference's.

Popović (2015, "chrF: character n-gram F-score for automatic MT evaluation"), sequences of 1 to 6 letters, recall
weighted twice (chrF2), as sacrebleu computes it (Post 2018, "A call for clarity in reporting BLEU scores"); 0 to 1 here.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

DRAWS = 200  # bootstrap draws of the rows


def chrf(answers: Sequence[str], references: Sequence[str]) -> float:
    """Return the score of all strings together: their matches are summed first."""
    return float(_way().corpus_score(list(answers), [list(references)]).score) / 100


def chrf_rows(answers: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """Return the score (n,) of each string alone."""
    way = _way()
    return np.array([way.sentence_score(a, [r]).score / 100 for a, r in zip(answers, references, strict=True)])


def mean_sure(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of the strings' scores (n,), and the ends of its 95 % interval (bootstrap over strings)."""
    drawn = np.random.default_rng(0).integers(0, len(scores), (DRAWS, len(scores)))
    return np.array([scores.mean(), *np.quantile(scores[drawn].mean(axis=1), [0.025, 0.975])])


def chrf_sure(answers: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """Return the score of all strings together, and the ends of its 95 % interval (bootstrap over strings)."""
    way = _way()
    stats = np.array(way._extract_corpus_statistics(list(answers), [list(references)]), float)
    drawn = np.random.default_rng(0).integers(0, len(stats), (DRAWS, len(stats)))
    scores = [way._compute_f_score(stats[rows].sum(axis=0)) / 100 for rows in drawn]
    return np.array([way._compute_f_score(stats.sum(axis=0)) / 100, *np.quantile(scores, [0.025, 0.975])])


def _way() -> Any:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()
