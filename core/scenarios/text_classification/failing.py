"""What becomes of a share of right answers: in some reviews beside all others, and in the same ones when they are changed.

Everything here is for a worker.
"""

import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.text_classification.answering import chances
from core.scenarios.text_classification.ngrams import Simple
from core.scenarios.text_classification.rows import Rows, parts

MOST = 800  # reviews that are changed and asked about: an answer in a second
SHOWN = 8  # examples
SEED = 3

Arrays = Mapping[str, NDArray[Any]]
Share = tuple[Message, float, float, float]


@dataclass(frozen=True)
class Failure:
    """Hold what was found.

    Parameters
    ----------
    finding : Message
    shares : tuple
        Of label, value, low, high: the first is before, the others after.
    said : tuple of Message
        Sentences.
    examples : tuple
        Of text before, text after (the same where nothing was changed), number of the right class or -1, chance of a
        complaint before and after.
    """

    finding: Message
    shares: tuple[Share, ...]
    said: tuple[Message, ...]
    examples: tuple[tuple[str, str, int, float, float], ...]


def share_of(label: str, hits: NDArray[np.bool_]) -> Share:
    """Return a share with Wilson's interval, under a label that may name the number of rows {n}."""
    from core.evaluation.wilson import wilson

    it = wilson(int(hits.sum()), len(hits))
    return Message.of(label, n=len(hits)), it.value, it.low, it.high


_WORDS = {
    -1: N_("{what}: right in {after:.0%} instead of {before:.0%}"),
    0: N_("{what}: right in {after:.0%}, no difference from {before:.0%} that so few reviews could tell"),
    1: N_("{what}: right in {after:.0%}, more than {before:.0%}"),
}


def finding_of(what: str, before: Share, after: Share, error: float) -> Message:
    """Say which way the share of right answers goes, where the change is larger than its error (one standard error)."""
    change = after[1] - before[1]
    side = int(np.sign(change)) if abs(change) > 1.96 * error else 0
    return Message.of(_WORDS[side], what=Message(what), before=before[1], after=after[1])


def error_of(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float:
    """Return the standard error of the difference of two shares of different rows."""
    return float(np.sqrt(first.var() / max(1, len(first)) + second.var() / max(1, len(second))))


def answers(name: str, rows: Rows, arrays: Arrays) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the chance (n,) of a complaint, and which answers (n,) are right."""
    chance = chances(name, rows.texts, arrays)
    return chance, (chance >= 0.5) == rows.y


def are_known(rows: Rows, arrays: Arrays) -> NDArray[np.bool_]:
    """Return which reviews (n,) are like those of the training."""
    share = Simple.of(arrays).familiar(rows.texts)
    return np.asarray(share >= np.where(rows.chinese, *arrays["limits"]))


def group(what: str, test: Callable[[str], bool], apart: str, rest: str) -> Callable[[str, Arrays], Failure]:
    """Return how reviews that pass a test are answered, beside all others."""

    def found(name: str, arrays: Arrays) -> Failure:
        rows = parts().test
        passes = np.array([test(text) for text in rows.texts])
        chance, right = answers(name, rows, arrays)
        before, after = share_of(rest, right[~passes]), share_of(apart, right[passes])
        wrong = [
            i for i in np.argsort(-np.abs(chance - rows.y), kind="stable") if passes[i] and len(rows.texts[i]) < 160
        ]
        examples = [(rows.texts[i],) * 2 + (int(rows.y[i]),) + (float(chance[i]),) * 2 for i in wrong[:SHOWN]]
        return Failure(finding_of(what, before, after, error_of(right[~passes], right[passes])), (before, after), (), tuple(examples))  # fmt: skip

    return found


def changed(
    what: str, change: Callable[[str, random.Random], str], chinese: Collection[bool], apart: str, note: str = ""
) -> Callable[[str, Arrays], Failure]:
    """Return how the same reviews are answered before and after a change that leaves their meaning as it is."""

    def found(name: str, arrays: Arrays) -> Failure:
        rows, drawn = parts().test, random.Random(SEED)
        places = [i for i, text in enumerate(rows.texts) if bool(rows.chinese[i]) in chinese][:MOST]
        rows = rows.at(np.array(places))
        turned = Rows(tuple(change(text, drawn) for text in rows.texts), rows.y, rows.chinese)
        (old, was), (new, now) = answers(name, rows, arrays), answers(name, turned, arrays)
        before, after = share_of(N_("As they are ({n:,} reviews)"), was), share_of(apart, now)
        order = [i for i in np.argsort(-np.abs(new - old), kind="stable") if len(rows.texts[i]) < 160]
        examples = [
            (rows.texts[i], turned.texts[i], int(rows.y[i]), float(old[i]), float(new[i])) for i in order[:SHOWN]
        ]
        known = are_known(rows, arrays), are_known(turned, arrays)
        said = (*((Message(note),) if note else ()), *still_answered(known[1], now))
        error = float((now.astype(float) - was).std() / np.sqrt(len(was)))  # the same rows twice
        finding = with_refusal(finding_of(what, before, after, error), *known)
        return Failure(finding, (before, after), said, tuple(examples))

    return found


def with_refusal(finding: Message, before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Message:
    """Add to a finding how often "I don't know" is said, from which reviews are known before and after."""
    text = N_("{finding}; “I don't know” is said to {after:.0%}, before to {before:.0%}")
    return Message.of(text, finding=finding, after=float((~after).mean()), before=float((~before).mean()))


def still_answered(known: NDArray[np.bool_], right: NDArray[np.bool_]) -> tuple[Message, ...]:
    """Say how much of what is still answered is right; nothing where all are refused."""
    if not known.any():
        return ()
    text = N_("The first share counts every answer, with those that the rule refuses. Of the {n:,} that it still answers {kept:.0%} are right.")  # fmt: skip
    return (Message.of(text, n=int(known.sum()), kept=float(right[known].mean())),)
