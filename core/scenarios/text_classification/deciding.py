"""What a threshold does to the test reviews, and which mistakes are the surest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.text_classification.answering import CLASSES, MODELS
from core.settings import Real

STEP = 0.05
GRID = np.round(np.arange(1, 20) * STEP, 2)
START = 0.5
NEAR = 0.05  # reviews whose chance is that close are like a text's
FEW = 20

THRESHOLD = Real(
    START,
    N_("Send to a person from"),
    N_("From this chance of a complaint on, a person reads the review today, e.g. from 30 % where a miss costs more than a minute."),
    "case",
    low=float(GRID[0]),
    high=float(GRID[-1]),
)  # fmt: skip

Arrays = Mapping[str, Any]


@dataclass(frozen=True)
class Counts:
    """Hold what a threshold does to n test reviews, and precision and recall with their intervals (value, low, high)."""

    n: int
    complaints: int
    sent: int
    caught: int
    precision: tuple[float, float, float]
    recall: tuple[float, float, float]

    @property
    def wrong(self) -> int:
        """Praise that is sent, and complaints that are left."""
        return self.sent - self.caught + self.complaints - self.caught


def table(y: NDArray[np.int64], chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each threshold of the grid (19, 8): sent, caught, precision and recall with their intervals; on a worker."""
    from core.evaluation.wilson import wilson

    found = []
    for threshold in GRID:
        sent = chance >= threshold
        caught = int((sent & (y == 1)).sum())
        precision, recall = wilson(caught, int(sent.sum())), wilson(caught, int((y == 1).sum()))
        found.append([sent.sum(), caught, *(v for it in (precision, recall) for v in (it.value, it.low, it.high))])
    return np.array(found, np.float64)


def at(arrays: Arrays, name: str, threshold: float) -> Counts:
    """Return what the threshold of the grid that is nearest does, by a model of `MODELS`."""
    row = [float(v) for v in arrays[f"grid_{name}"][int(np.abs(GRID - threshold).argmin())]]
    precision, recall = (row[2], row[3], row[4]), (row[5], row[6], row[7])
    return Counts(len(arrays["y"]), int(arrays["y"].sum()), int(row[0]), int(row[1]), precision, recall)


def finding(it: Counts, threshold: float) -> Message:
    """Say what a threshold does, in natural frequencies."""
    return Message.of(
        N_("From {threshold:.0%} on, {sent:,} of {n:,} reviews go to a person: {caught:,} of the {complaints:,} complaints are among them"),
        threshold=threshold, sent=it.sent, n=it.n, caught=it.caught, complaints=it.complaints,
    )  # fmt: skip


def sentences(it: Counts) -> list[Message]:
    """Say precision, recall and how many answers are wrong."""
    names = ("precision", "plow", "phigh", "recall", "rlow", "rhigh")
    text = N_("Precision, the share of complaints among what is sent: {precision:.0%} ({plow:.0%} to {phigh:.0%}). Recall, the share of complaints that are sent: {recall:.0%} ({rlow:.0%} to {rhigh:.0%}).")  # fmt: skip
    wrong = N_("Wrong in all: {wrong:,} of {n:,}, {alarms:,} of them praise that is read for nothing, {missed:,} complaints that wait.")  # fmt: skip
    return [
        Message.of(text, **dict(zip(names, (*it.precision, *it.recall), strict=True))),
        Message.of(
            wrong, wrong=it.wrong, n=it.n, alarms=it.sent - it.caught, missed=it.complaints - it.caught
        ),
    ]  # fmt: skip


def surest_mistakes(arrays: Arrays, name: str, count: int = 12) -> list[tuple[str, Message, float]]:
    """Return text, label and chance of a complaint of the wrong answers that the model was surest of."""
    y, chance = arrays["y"], arrays[f"chance_{name}"]
    order = np.argsort(-np.abs(chance - y), kind="stable")[:count]
    texts = test_texts(arrays)
    return [(texts[i], Message(CLASSES[int(y[i])]), float(chance[i])) for i in order]


def mistakes_finding(name: str) -> Message:
    """Say what the list of mistakes is."""
    return Message.of(N_("Wrong answers that “{model}” was surest of"), model=Message(MODELS[name]))


def test_texts(arrays: Arrays) -> list[str]:
    """Return the test reviews."""
    return str(arrays["texts"][0]).split("\n")


def alike(arrays: Arrays, name: str, chance: float, chinese: bool) -> Message | None:
    """Say how many of the test reviews in a language with about the same chance were complaints; None of too few."""
    near = (np.abs(arrays[f"chance_{name}"] - chance) <= NEAR) & (arrays["chinese"] == chinese)
    if near.sum() < FEW:
        return None
    hits = int(arrays["y"][near].sum())
    texts = {
        True: N_("Of {n:,} Chinese test reviews that got about this chance, {hits:,} were complaints."),
        False: N_("Of {n:,} English test reviews that got about this chance, {hits:,} were complaints."),
    }
    return Message.of(texts[chinese], n=int(near.sum()), hits=hits)


def by_language(arrays: Arrays, name: str) -> list[tuple[Message, int, float]]:
    """Return language, test reviews and accuracy."""
    right = (arrays[f"chance_{name}"] >= START) == arrays["y"]
    sides = ((N_("Chinese"), arrays["chinese"]), (N_("English"), ~arrays["chinese"]))
    return [(Message(label), int(side.sum()), float(right[side].mean())) for label, side in sides]


def language_words(arrays: Arrays, name: str) -> Message:
    """Say how good it is in each language."""
    (_, zh_n, zh), (_, en_n, en) = by_language(arrays, name)
    return Message.of(
        N_("{model}, at 50 %: right in {zh:.0%} of {zh_n:,} Chinese and {en:.0%} of {en_n:,} English reviews; it learnt from {zh_train:,} and {en_train:,}."),
        model=Message(MODELS[name]), zh=zh, zh_n=zh_n, en=en, en_n=en_n,
        zh_train=int(arrays["sizes"][0][0]), en_train=int(arrays["sizes"][0][1]),
    )  # fmt: skip


def rule_words(arrays: Arrays, name: str) -> Message:
    """Say what the rule "I don't know" does to the test reviews."""
    right = (arrays[f"chance_{name}"] >= START) == arrays["y"]
    limit = np.where(arrays["chinese"], *arrays["limits"])
    known = arrays["familiar"] >= limit
    return Message.of(
        N_("“I don't know” is said where fewer than {zh:.0%} (Chinese) or {en:.0%} (English) of a text's characters or words and pairs of neighbours occurred in training. The limits were set on other reviews so that 5 in 100 are refused. Here it refuses {refused:,} of {n:,}: {wrong:.0%} of those would have been wrong, {rest:.0%} of the others are."),
        zh=float(arrays["limits"][0]), en=float(arrays["limits"][1]), refused=int((~known).sum()), n=len(known),
        wrong=float((~right[~known]).mean()) if (~known).any() else 0.0, rest=float((~right[known]).mean()),
    )  # fmt: skip
