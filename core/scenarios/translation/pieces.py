"""Cuts strings into pieces of words: the commonest neighbours are joined until there are enough pieces.

Sennrich, Haddow and Birch (2016, "Neural machine translation of rare words with subword units", section 3.2); a text is
then cut by the longest piece that fits, from left to right.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

PAD, START, END, UNKNOWN = range(4)
SPECIAL = ("<pad>", "<start>", "<end>", "<unknown>")
_WORDS = re.compile(r"\s?[\u4e00-\u9fff]+|\s?[^\W\d_\u4e00-\u9fff]+|\d|\s?[^\w\s]|_|\s")


def words_of(text: str) -> list[str]:
    """Return runs of letters or of Chinese characters, and single signs; put together, they are the text.

    Examples
    --------
    >>> words_of("Open file: %s")
    ['Open', ' file', ':', ' %', 's']
    """
    return _WORDS.findall(text)


def learn_pieces(texts: Iterable[str], size: int) -> tuple[str, ...]:
    """Return at most `size` pieces of these texts: four special ones, every sign, and the commonest joined neighbours."""
    counts = Counter(word for text in texts for word in words_of(text))
    spelt = {word: list(word) for word in counts}
    found = dict.fromkeys([*SPECIAL, *sorted({sign for word in counts for sign in word})])
    pairs, where = _pairs(counts, spelt)
    while len(found) < size and pairs:
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        if pairs[best] < 2:
            break
        found.setdefault("".join(best))
        for word in list(where[best]):
            _join(word, best, counts[word], spelt, pairs, where)
        pairs.pop(best, None)
    return tuple(found)


Pair = tuple[str, str]


def _pairs(counts: Counter[str], spelt: dict[str, list[str]]) -> tuple[Counter[Pair], defaultdict[Pair, set[str]]]:
    pairs: Counter[Pair] = Counter()
    where: defaultdict[Pair, set[str]] = defaultdict(set)
    for word, count in counts.items():
        for pair in zip(spelt[word], spelt[word][1:], strict=False):
            pairs[pair] += count
            where[pair].add(word)
    return pairs, where


def _join(
    word: str,
    best: Pair,
    count: int,
    spelt: dict[str, list[str]],
    pairs: Counter[Pair],
    where: defaultdict[Pair, set[str]],
) -> None:
    """Join a pair wherever it stands in a word, and count the word's neighbours anew."""
    old, new = spelt[word], []
    for pair in itertools.pairwise(old):
        pairs[pair] -= count
    i = 0
    while i < len(old):
        joins = tuple(old[i : i + 2]) == best
        new.append("".join(best) if joins else old[i])
        i += 1 + joins
    spelt[word] = new
    for pair in itertools.pairwise(new):
        pairs[pair] += count
        where[pair].add(word)


@lru_cache(maxsize=4)
def _numbers(pieces: Sequence[str]) -> tuple[dict[str, int], int]:
    return {piece: i for i, piece in enumerate(pieces)}, max(map(len, pieces[len(SPECIAL) :]))


def encoded(text: str, pieces: tuple[str, ...], shorter: Callable[[], bool] = bool) -> list[int]:
    """Return the numbers of the pieces of a text; a sign that was never seen is `UNKNOWN`.

    Parameters
    ----------
    shorter : callable, optional
        Asked at each piece that fits whether a shorter one is taken; at random, in training, it shows the same word in
        several cuts (Provilkov, Emelianenko and Voita 2020, "BPE-dropout"). Never by default.
    """
    numbers, longest = _numbers(pieces)
    return [number for word in words_of(text) for number in _cut(word, numbers, longest, shorter)]


def _cut(word: str, numbers: dict[str, int], longest: int, shorter: Callable[[], bool]) -> list[int]:
    found, i = [], 0
    while i < len(word):
        fits = (e for e in range(min(len(word), i + longest), i, -1) if word[i:e] in numbers)
        end = next((e for e in fits if e == i + 1 or not shorter()), 0)
        found.append(numbers[word[i:end]] if end else UNKNOWN)
        i = end or i + 1
    return found


def decoded(numbers: Iterable[int], pieces: Sequence[str]) -> str:
    """Return the text of pieces, special ones left out."""
    return "".join(pieces[n] for n in numbers if n >= len(SPECIAL)).strip()
