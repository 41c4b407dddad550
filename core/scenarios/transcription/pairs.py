"""A small language model of our phrases, between any English sentence and a grammar: which word follows which."""

import math
from collections import Counter
from itertools import pairwise

DISCOUNT = 0.5  # of each count, for pairs that were never seen (Ney, Essen and Kneser 1994: absolute discounting)
START, END = "<s>", "</s>"
NEVER = -99.0  # a logarithm in the file's format: the start itself is never chosen


def arpa(phrases: tuple[str, ...], vocabulary: tuple[str, ...]) -> str:
    """Return pairs of words with their probabilities, in the ARPA format of language models.

    Parameters
    ----------
    phrases : tuple of str
        What is counted.
    vocabulary : tuple of str
        Words that may be heard, also those that no phrase has.
    """
    rows = [(START, *phrase.split(), END) for phrase in phrases]
    pairs = Counter(pair for row in rows for pair in pairwise(row))
    before = Counter(first for first, _ in pairs.elements())
    single = Counter(word for row in rows for word in row[1:])
    single.update(vocabulary)
    total = single.total()
    kinds = Counter(first for first, _ in pairs)
    ones = [f"{_log(n / total)} {word} {_rest(word, kinds, before)}" for word, n in sorted(single.items())]
    ones.append(f"{NEVER} {START} {_rest(START, kinds, before)}")
    chance = {
        (a, b): (n - DISCOUNT) / before[a] + DISCOUNT * kinds[a] / before[a] * single[b] / total
        for (a, b), n in pairs.items()
    }
    twos = [f"{_log(chance[pair])} {pair[0]} {pair[1]}" for pair in sorted(chance)]
    head = f"\\data\\\nngram 1={len(ones)}\nngram 2={len(twos)}\n"
    return head + "\n\\1-grams:\n" + "\n".join(ones) + "\n\n\\2-grams:\n" + "\n".join(twos) + "\n\n\\end\\\n"


def _rest(word: str, kinds: Counter[str], before: Counter[str]) -> str:
    """Return the weight of words that never followed this one."""
    return _log(DISCOUNT * kinds[word] / before[word] if before[word] else 1.0)


def _log(share: float) -> str:
    return f"{math.log10(share):.4f}"
