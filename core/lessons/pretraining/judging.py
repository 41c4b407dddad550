"""What a writer can't do: its surprise at text it doesn't know, and what its own texts are made of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.corpus import Tokens, material
from core.lessons.pretraining.sampling import BEFORE, LONGEST, SPECIAL, drawn_from
from core.lessons.pretraining.transformer import CONTEXT, logits, softmax
from core.lessons.pretraining.writers import writer
from core.messages import N_, UserError

PRIOR = 80.0  # how many signs' worth of the overall shares each pair's counts are mixed with; near the best for held-out text
WINDOWS = 48  # of held-out text, each of `CONTEXT` signs
TEXTS, EACH = 12, 60  # texts written to be judged, and their signs
LEAST = 2  # signs that a surprise can be told of

Shares = NDArray[np.float64]
STOPS = re.compile(r"[，。？！；、：\n]")
WORD = re.compile(r"[a-z']+")
FORMS = (5, 7)  # signs of a verse


def alone(corpus: str) -> Shares:
    """Return the share (signs,) of each sign in what was learnt from, none of them zero."""
    known = material(corpus)
    counts = np.bincount(known.train, minlength=len(known.vocabulary.signs)) + 0.5
    found: Shares = counts / counts.sum()
    return found


@lru_cache(maxsize=2)
def in_pairs(corpus: str) -> NDArray[np.float32]:
    """Return the share (signs, signs) of each sign after each: counted, and mixed with `alone` where little was counted."""
    known, overall = material(corpus).train, alone(corpus)
    counts = np.zeros((len(overall), len(overall)), np.float32)
    np.add.at(counts, (known[:-1], known[1:]), 1)
    found: NDArray[np.float32] = (counts + PRIOR * overall.astype(np.float32)) / (counts.sum(1, keepdims=True) + PRIOR)
    return found


def perplexity(shares: Shares) -> float:
    """Return exp of the mean of -log of the shares that the right signs had: the signs it was torn between, so to say."""
    return float(np.exp(-np.log(np.maximum(shares, 1e-12)).mean()))


def _by_network(corpus: str, windows: Tokens) -> Shares:
    said = softmax(logits(writer(corpus, "causal"), windows[:, :-1], causal=True))
    return np.take_along_axis(said, windows[:, 1:, None], -1)[..., 0].astype(np.float64)


def _by_pairs(corpus: str, windows: Tokens) -> Shares:
    return in_pairs(corpus)[windows[:, :-1], windows[:, 1:]].astype(np.float64)


def _by_share(corpus: str, windows: Tokens) -> Shares:
    return alone(corpus)[windows[:, 1:]]


JUDGES: Mapping[str, Callable[[str, Tokens], Shares]] = {"network": _by_network, "pairs": _by_pairs, "alone": _by_share}
"""Who says how likely each next sign is."""


def held_out(corpus: str) -> Tokens:
    """Return windows (n, CONTEXT + 1) of text that was not learnt from."""
    known = material(corpus)
    return _spread_out(known.test, known.test_starts)


def _spread_out(text: Tokens, starts: NDArray[np.int64]) -> Tokens:
    """Return `WINDOWS` pieces from all over a text."""
    fit = starts[starts < len(text) - CONTEXT]
    chosen = fit[np.linspace(0, len(fit) - 1, WINDOWS).astype(int)]
    found: Tokens = text[chosen[:, None] + np.arange(CONTEXT + 1)]
    return found


@dataclass(frozen=True)
class Surprise:
    """Hold the perplexities of the network, of pairs and of single signs on held-out text, and of the network on others."""

    network: float
    pairs: float
    alone: float
    learnt: float
    shuffled: float


def surprise(corpus: str) -> Surprise:
    """Return how unsure each judge is, on held-out text, and the network on what it learnt and on shuffled text."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return _surprise(corpus)


def _surprise(corpus: str) -> Surprise:
    windows = held_out(corpus)
    found = {name: perplexity(judge(corpus, windows)) for name, judge in JUDGES.items()}
    mixed = np.random.default_rng(0).permuted(windows, axis=1)
    known = material(corpus)
    learnt = _spread_out(known.train, known.train_starts)
    others = {"learnt": learnt, "shuffled": mixed}
    return Surprise(**found, **{name: perplexity(_by_network(corpus, tokens)) for name, tokens in others.items()})


def surprise_at(corpus: str, text: str) -> tuple[float, float]:
    """Return the network's perplexity on a text of a user, and the share of its signs that it doesn't know.

    Raises
    ------
    UserError
        If the text is too short or too long.
    """
    words = text.strip()
    if not LEAST <= len(words) <= LONGEST:
        raise UserError(
            N_("Your text: expected {least} to {most} signs, received {count}."),
            least=LEAST, most=LONGEST, count=len(words),
        )  # fmt: skip
    tokens = material(corpus).vocabulary.encode(BEFORE + words)
    shares = np.concatenate([_by_network(corpus, piece[None])[0] for piece in _pieces(tokens)])
    return perplexity(shares[len(BEFORE) - 1 :]), float((tokens[len(BEFORE) :] == 0).mean())


def _pieces(tokens: Tokens) -> list[Tokens]:
    """Cut a text so that the network can read it: each piece begins with the last sign of the one before."""
    starts = range(0, max(len(tokens) - 1, 1), CONTEXT)
    return [tokens[start : start + CONTEXT + 1] for start in starts]


@dataclass(frozen=True)
class Judged:
    """Hold what texts are made of.

    Parameters
    ----------
    form : float
        Share of verses with five or seven signs (poems), or of words that occur in what was learnt from (plays).
    copied : int
        Signs of the longest piece that stands in what was learnt from just so.
    sample : str
        The beginning of one of the texts.
    """

    form: float
    copied: int
    sample: str


def judged(corpus: str, temperature: float) -> dict[str, Judged]:
    """Return what the network's texts, those drawn from pairs, and held-out ones are made of."""
    known = material(corpus)
    start = np.repeat(known.vocabulary.encode(BEFORE)[None], TEXTS, 0)
    own = drawn_from(writer(corpus, "causal"), start, EACH, temperature, 0)[:, len(BEFORE) :]
    pairs = _from_pairs(corpus, start, EACH, temperature)[:, len(BEFORE) :]
    texts = {"network": own, "pairs": pairs}
    written = {name: [known.vocabulary.decode(row) for row in rows] for name, rows in texts.items()}
    real = [known.test_text[i * EACH : (i + 1) * EACH] for i in range(TEXTS)]
    return {name: _judged(corpus, pieces) for name, pieces in (written | {"held_out": real}).items()}


def _judged(corpus: str, texts: list[str]) -> Judged:
    return Judged(
        float(np.mean([mark for text in texts for mark in MARKS[corpus](text)] or [False])),
        max(longest_copy(text, material(corpus).train_text) for text in texts),
        texts[0],
    )


def right_form(text: str) -> list[bool]:
    """Return for each verse of a text, the cut off last left out, whether it has five or seven signs."""
    return [len(verse) in FORMS for verse in STOPS.split(text)[:-1] if verse.strip()]


def real_words(text: str) -> list[bool]:
    """Return for each word of a text, the cut off last left out, whether it occurs in what was learnt from."""
    return [word in words_of("plays") for word in WORD.findall(text.lower())[:-1]]


MARKS: Mapping[str, Callable[[str], list[bool]]] = {"poems": right_form, "plays": real_words}


@lru_cache(maxsize=2)
def words_of(corpus: str) -> frozenset[str]:
    """Return all words of what was learnt from, in small letters."""
    return frozenset(WORD.findall(material(corpus).train_text.lower()))


def longest_copy(text: str, source: str) -> int:
    """Return the length of the longest piece of `text` that stands in `source` just so."""
    longest = 0
    for start in range(len(text)):
        while start + longest < len(text) and text[start : start + longest + 1] in source:
            longest += 1
    return longest


def _from_pairs(corpus: str, start: Tokens, length: int, temperature: float) -> Tokens:
    shares = in_pairs(corpus).astype(np.float64) ** (1 / temperature)
    shares[:, :SPECIAL] = 0
    heights = (shares / shares.sum(1, keepdims=True)).cumsum(1)
    rng, tokens = np.random.default_rng(0), start
    for _ in range(length):
        following = (heights[tokens[:, -1]] < rng.random((len(tokens), 1))).sum(-1).clip(SPECIAL, len(heights) - 1)
        tokens = np.concatenate([tokens, following[:, None].astype(np.int32)], 1)
    return tokens
