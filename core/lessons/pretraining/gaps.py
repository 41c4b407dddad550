"""One sign is missing: what does a network say that sees both sides of the gap, and one that sees only what is before it?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.corpus import GAP, Tokens, material
from core.lessons.pretraining.learning import GAP_NUMBER
from core.lessons.pretraining.sampling import BEFORE, Shares, shares_at
from core.lessons.pretraining.transformer import CONTEXT, Values, logits
from core.lessons.pretraining.writers import writer
from core.messages import N_, UserError

ALSO_GAP = "_"  # what is easier to type than a box
MOST = CONTEXT - len(BEFORE)
PLACES, TRIALS = range(16, 48, 4), 25  # where gaps are in pieces of held-out text, and how many at each
SURE = 1.96  # standard errors either way in 95 of 100 cases


@dataclass(frozen=True)
class Guesses:
    """Hold what both networks say of a gap: the signs, each with its share, the likeliest of either first.

    `unknown` is the share of the text's other signs that they have never seen.
    """

    before: str
    after: str
    signs: tuple[str, ...]
    masked: Shares
    causal: Shares
    unknown: float


@dataclass(frozen=True)
class Trial:
    """Hold how often each network named the right sign of `count` gaps first; `low` and `high` of the difference, 95 %."""

    count: int
    masked: float
    causal: float
    low: float
    high: float


def checked_gap(text: str) -> tuple[str, str]:
    """Return what is before and after the one gap of a text.

    Raises
    ------
    UserError
        If there is none, or several, or the text is too long.
    """
    marked = text.strip().replace(ALSO_GAP, GAP)
    if marked.count(GAP) != 1:
        raise UserError(
            N_("Mark the one missing sign with _ or □: expected 1, received {count}."), count=marked.count(GAP)
        )
    if len(marked) > MOST:
        raise UserError(N_("The text: expected at most {most} signs, received {count}."), most=MOST, count=len(marked))
    before, after = marked.split(GAP)
    return before, after


def guess(corpus: str, text: str, top: int = 6) -> Guesses:
    """Return what both networks say of the gap of a text: the `top` signs by the greater of both shares."""
    before, after = checked_gap(text)
    vocabulary = material(corpus).vocabulary
    whole = vocabulary.encode(BEFORE + before + GAP + after)[None]
    place = len(BEFORE + before)
    masked, causal = at_gap(corpus, whole, place)
    # The best of each take turns, so that neither can crowd the other out.
    turns = np.stack([np.argsort(-masked[0], kind="stable"), np.argsort(-causal[0], kind="stable")], 1).ravel()
    chosen = list(dict.fromkeys(turns.tolist()))[:top]
    chosen.sort(key=lambda number: -masked[0, number])
    signs = tuple(vocabulary.signs[number] for number in chosen)
    return Guesses(before, after, signs, masked[0, chosen], causal[0, chosen], unknown_of(corpus, before + after))


def unknown_of(corpus: str, text: str) -> float:
    """Return the share of a text's signs that are in no text learnt from; none of no text."""
    return float((material(corpus).vocabulary.encode(text) == 0).mean()) if text else 0.0


def at_gap(corpus: str, tokens: Tokens, place: int) -> tuple[Shares, Shares]:
    """Return the shares (batch, signs) of the sign at a place of texts (batch, n): by both sides, and by what is before."""
    gapped = tokens.copy()
    gapped[:, place] = GAP_NUMBER
    both: Values = logits(writer(corpus, "masked"), gapped, causal=False)[:, place]
    left: Values = logits(writer(corpus, "causal"), tokens[:, :place], causal=True, last=True)[:, 0]
    return shares_at(both, 1.0), shares_at(left, 1.0)


def trial(corpus: str) -> Trial:
    """Return how often each network is right on gaps in the middle of held-out text; unknown signs are not asked for."""
    from threadpoolctl import threadpool_limits

    rng, known = np.random.default_rng(0), material(corpus)
    with threadpool_limits(1):
        asked = [_trials(corpus, place, rng.permutation(known.test_starts)) for place in PLACES]
    right = np.concatenate(asked, axis=1)
    gained = right[0].astype(float) - right[1]
    error = SURE * gained.std(ddof=1) / len(gained) ** 0.5
    mean = gained.mean()
    return Trial(len(gained), float(right[0].mean()), float(right[1].mean()), float(mean - error), float(mean + error))


def _trials(corpus: str, place: int, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return who (2, trials) is right at a place of pieces of held-out text."""
    known = material(corpus)
    fit = starts[starts < len(known.test) - CONTEXT]
    tokens = known.windows(fit[known.test[fit + place] > GAP_NUMBER][:TRIALS], CONTEXT)
    return np.stack([shares.argmax(-1) == tokens[:, place] for shares in at_gap(corpus, tokens, place)])
