"""What the Transformer does with and without places, measured and in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.words import CHANGES_A_LITTLE, CHANGES_A_LOT, LITTLE, NOTHING, STAYS
from core.messages import N_, Message

Values = NDArray[np.float64]
KINDS: Mapping[str, str] = {"with": N_("With positions"), "without": N_("Without positions")}


@dataclass(frozen=True)
class Moved:
    """Hold how far the chance moves when the letters of test words are shuffled, and how many words are told right.

    Parameters
    ----------
    most, mean : float
        Change of a chance, 0 to 1, over all words and trainings.
    right : tuple of float
        Share right in each training: a word as written counts as one case, its shuffled letters as another.
    words : int
    """

    most: float
    mean: float
    right: tuple[float, ...]
    words: int


def moved(chances: Values) -> Moved:
    """Measure chances (seeds, 2 n): of n words as written, then of the same words shuffled."""
    written, shuffled = np.split(np.asarray(chances), 2, axis=1)
    change = np.abs(written - shuffled)
    right = ((written > 0.5).mean(axis=1) + (shuffled <= 0.5).mean(axis=1)) / 2
    return Moved(float(change.max()), float(change.mean()), tuple(map(float, right)), written.shape[1])


def answer_of(without: Moved) -> int:
    """Return the option of the guess that the measurement shows to be right."""
    if without.most < NOTHING:
        return STAYS
    return CHANGES_A_LITTLE if without.mean < LITTLE else CHANGES_A_LOT


def places_said(arrays: Mapping[str, NDArray[Any]]) -> Message:
    """Say what shuffling did with and without positions."""
    blind, seeing = moved(arrays["chance_without"]), moved(arrays["chance_with"])
    text = (
        N_(
            "Over {words} words and {n} trainings it didn't change at all, but for the computer's rounding: without positions it "
            "sees a bag of letters, the same in any order, and is right in {blind:.0%} of cases, like a coin. With positions, shuffling moves its "
            "answer by {mean:.0f} points on average, and it is right in {low:.0%} to {high:.0%}."
        )
        if blind.most < NOTHING
        else N_(
            "Over {words} words and {n} trainings its answer moved by up to {most:.2f} points without positions (right in "
            "{blind:.0%} of cases), and by {mean:.0f} points on average with them (right in {low:.0%} to {high:.0%})."
        )
    )
    return Message.of(
        text, words=blind.words, n=len(blind.right), most=100 * blind.most, blind=float(np.mean(blind.right)),
        mean=100 * seeing.mean, low=min(seeing.right), high=max(seeing.right),
    )  # fmt: skip


def where_said(attention: Values) -> Message:
    """Say where the head that is most decided looks: at which distance (heads, t, t), and how much of its attention."""
    heads, t, _ = attention.shape
    offsets = np.arange(t)[None, :] - np.arange(t)[:, None]
    shares = np.array([[head[offsets == d].sum() / t for d in range(1 - t, t)] for head in attention])
    head, place = np.unravel_index(int(shares.argmax()), shares.shape)
    offset, share = int(place) - (t - 1), float(shares[head, place])
    text = next(text for holds, text in _LOOKS if holds(offset))
    return Message.of(text, head=int(head) + 1, share=share, far=abs(offset), heads=heads)


_LOOKS = (
    (lambda offset: offset == 0, N_("Head {head} mostly looks at the letter itself: {share:.0%} of its attention.")),
    (lambda offset: offset == -1, N_("Head {head} mostly looks one letter back: {share:.0%} of its attention.")),
    (lambda offset: offset == 1, N_("Head {head} mostly looks one letter ahead: {share:.0%} of its attention.")),
    (lambda offset: offset < 0, N_("Head {head} mostly looks {far} letters back: {share:.0%} of its attention.")),
    (lambda offset: True, N_("Head {head} mostly looks {far} letters ahead: {share:.0%} of its attention.")),
)


def word_said(word: str, with_chance: float, without_chance: float) -> Message:
    """Say what both networks make of a word."""
    return Message.of(
        N_("Chance that “{word}” is a word, and not shuffled letters: {seeing:.0%} with positions, {blind:.0%} without."),
        word=word, seeing=with_chance, blind=without_chance,
    )  # fmt: skip
