"""Two longer failures, by the simple model, which is fitted in a moment: copies left in, and another trade.

`await leak(hands)` and `await trades(hands)` give dicts of arrays for `core.jobs.studies.study`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.text_classification.ngrams import fitted
from core.scenarios.text_classification.rows import Rows, lines, parts, same, unique

SEEDS = 5
TEXTS = 2000  # different ones, with all their copies
TEST = 0.15
TRADES = {"hotels": re.compile("酒店|房间|宾馆|前台|入住"), "books": re.compile("书|作者|小说|读者")}

Arrays = dict[str, NDArray[Any]]
Share = tuple[Message, float, float, float]


async def leak(hands: Any) -> Mapping[str, Any]:
    """Return accuracy (seeds, 2) of reviews with copies left in, and without, and the share (seeds,) of test copies."""
    found = []
    for seed in range(SEEDS):
        found.append(await hands.ask(leaked, seed))
        hands.tell(seed + 1, SEEDS)
    return {"accuracy": np.array(found)[:, :2], "copies": np.array(found)[:, 2]}


def leaked(seed: int) -> tuple[float, float, float]:
    """Return accuracy with copies left in and without, and which share of the first test side has a copy in training."""
    rng = np.random.default_rng(seed)
    kept, copies = _keyed()
    chosen = set(rng.choice(list(kept), TEXTS, replace=False))
    everything = [pair for key in sorted(chosen) for pair in copies[key]]
    once = [kept[key] for key in sorted(chosen)]
    left_in, seen = _accuracy(everything, rng)
    return left_in, _accuracy(once, rng)[0], seen


@lru_cache(maxsize=1)
def _keyed() -> tuple[dict[str, tuple[str, int]], dict[str, list[tuple[str, int]]]]:
    """Return each text once, and all its copies, under what is the same for them."""
    copies: dict[str, list[tuple[str, int]]] = {}
    for pair in lines():
        copies.setdefault(same(pair[0]), []).append(pair)
    return unique(lines()), copies


def _accuracy(pairs: list[tuple[str, int]], rng: np.random.Generator) -> tuple[float, float]:
    order = rng.permutation(len(pairs))
    cut = int(TEST * len(pairs))
    test, train = ([pairs[i] for i in part] for part in (order[:cut], order[cut:]))
    texts, labels = zip(*train, strict=True)
    asked, truth = zip(*test, strict=True)
    chance = fitted(texts, np.array(labels)).chances(asked)
    seen = {same(text) for text in texts}
    return float(((chance >= 0.5) == np.array(truth)).mean()), float(np.mean([same(text) in seen for text in asked]))


def leak_finding(found: Mapping[str, Any]) -> Message:
    """Say what copies do to the score."""
    left_in, removed = (float(v) for v in np.asarray(found["accuracy"]).mean(axis=0))
    text = _LEAKS[bool(np.all(found["accuracy"][:, 0] > found["accuracy"][:, 1]))]
    return Message.of(text, left=left_in, removed=removed)


_LEAKS = {
    True: N_("With copies left in the score is {left:.0%}; without them it is {removed:.0%}: part of the first is memory"),
    False: N_("With copies left in the score is {left:.0%}, without them {removed:.0%}: not each of the draws shows a leak"),
}  # fmt: skip


def leak_shares(found: Mapping[str, Any]) -> tuple[Share, ...]:
    """Return the mean score of either way, with the range over draws."""
    labels = (N_("Copies left in, split at random"), N_("Copies removed before the split"))
    return tuple(
        (Message(label), float(column.mean()), float(column.min()), float(column.max()))
        for label, column in zip(labels, np.asarray(found["accuracy"]).T, strict=True)
    )


def leak_words(found: Mapping[str, Any]) -> Message:
    """Say how it was measured."""
    return Message.of(
        N_("About half of the lines of the package are copies. {texts:,} different Chinese texts were drawn {seeds} times, with all their copies; {copies:.0%} of the test lines then had a copy among the training lines. The lines show the range over the draws. The model is TF-IDF + logistic regression."),
        texts=TEXTS, seeds=SEEDS, copies=float(np.mean(found["copies"])),
    )  # fmt: skip


async def trades(hands: Any) -> Mapping[str, Any]:
    """Return accuracy with its interval (2, 2, 3): learnt from hotels or books, tested on hotels or books, and rows."""
    found = []
    for number, trade in enumerate(TRADES, start=1):
        found.append(await hands.ask(taught, trade))
        hands.tell(number, len(TRADES))
    return {"accuracy": np.array(found), "rows": np.array(await hands.ask(counted))}


def counted() -> tuple[int, int, int]:
    """Return how many reviews each model learns from, and how many of either trade are in the test."""
    hotels, books = (len(_of(parts().test, trade).texts) for trade in TRADES)
    return _room(), hotels, books


def taught(trade: str) -> list[list[float]]:
    """Return accuracy with its interval on hotels and on books, of a model that learnt from one trade."""
    from core.evaluation.wilson import wilson

    rows = _of(parts().train, trade)
    model = fitted(rows.texts[: _room()], rows.y[: _room()])
    found = []
    for other in TRADES:
        test = _of(parts().test, other)
        it = wilson(int(((model.chances(test.texts) >= 0.5) == test.y).sum()), len(test.texts))
        found.append([it.value, it.low, it.high])
    return found


def _room() -> int:
    """Return how many training reviews both trades have: as many for either model."""
    return min(len(_of(parts().train, trade).texts) for trade in TRADES)


def _of(rows: Rows, trade: str) -> Rows:
    """Return the reviews with a word of one trade and none of the other."""
    (other,) = (pattern for name, pattern in TRADES.items() if name != trade)
    return rows.at(np.array([i for i, t in enumerate(rows.texts) if TRADES[trade].search(t) and not other.search(t)]))


def trade_shares(found: Mapping[str, Any]) -> tuple[Share, ...]:
    """Return books answered by a model that learnt from books, and by one that learnt from hotels; then hotels."""
    of = np.asarray(found["accuracy"])
    labels = (
        (N_("Books, learnt from books"), of[1, 1]),
        (N_("Books, learnt from hotels"), of[0, 1]),
        (N_("Hotels, learnt from hotels"), of[0, 0]),
        (N_("Hotels, learnt from books"), of[1, 0]),
    )
    return tuple((Message(label), float(it[0]), float(it[1]), float(it[2])) for label, it in labels)


def trade_finding(found: Mapping[str, Any]) -> Message:
    """Say what becomes of a model in another trade."""
    home, away, *_ = trade_shares(found)
    text = N_(
        "Book reviews: right in {after:.0%} by a model that learnt from hotels, {before:.0%} by one that learnt from books"
    )
    return Message.of(text, before=home[1], after=away[1])


def trade_words(found: Mapping[str, Any]) -> Message:
    """Say how it was measured."""
    room, hotels, books = map(int, found["rows"])
    return Message.of(
        N_("The trade of a review is told by its words (hotel and room, or book and author): our rule, not the data's. Each model learnt from {room:,} reviews; {hotels:,} of hotels and {books:,} of books were tested. The model is TF-IDF + logistic regression."),
        room=room, hotels=hotels, books=books,
    )  # fmt: skip
