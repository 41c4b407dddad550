"""What a measurement of the translator says: by length, by trust, gaps that got lost, best and worst."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.translation.asking import goes_out
from core.scenarios.translation.gaps import gaps, lost

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions

Arrays = Mapping[str, Any]
EDGES = (0, 10, 20, 40, 80, 400)  # letters of the English string
FINE = 0.6  # chrF from which on a translation counts as usable for a start
SPREADS = 1.96  # standard errors to each end of a 95 % interval


def lengths() -> list[str]:
    """Return the names of the groups of lengths, in letters."""
    inner = [f"{low + 1}–{high}" for low, high in itertools.pairwise(EDGES)]
    return [*inner, f"> {EDGES[-2]}"]


def by_length(arrays: Arrays, name: str) -> NDArray[np.float64]:
    """Return the mean score of each group of lengths with its interval (groups, 3); `name` is "chrf" or "memory_chrf"."""
    letters = np.char.str_len(arrays["test_en"])
    parts = itertools.pairwise(EDGES)
    return np.array([_mean(arrays[f"test_{name}"][(letters > low) & (letters <= high)]) for low, high in parts])


def _mean(values: NDArray[np.float64]) -> tuple[float, float, float]:
    if len(values) < 2:
        return (float("nan"),) * 3
    mean, off = float(values.mean()), SPREADS * float(values.std(ddof=1)) / float(np.sqrt(len(values)))
    return mean, max(0.0, mean - off), min(1.0, mean + off)


@dataclass(frozen=True)
class Gaps:
    """Hold how many test strings have gaps to fill in, and how many translations of them lost one."""

    strings: int
    broken: int
    broken_references: int
    rows: tuple[int, ...]


def gaps_lost(arrays: Arrays) -> Gaps:
    """Count translations that lost a gap such as %(name)s, also among the references by people."""
    rows = [i for i, text in enumerate(arrays["test_en"]) if gaps(str(text))]
    broken = [i for i in rows if lost(str(arrays["test_en"][i]), str(arrays["test_model"][i]))]
    theirs = [i for i in rows if lost(str(arrays["test_en"][i]), str(arrays["test_zh"][i]))]
    return Gaps(len(rows), len(broken), len(theirs), tuple(broken))


def exact(arrays: Arrays, way: str = "model") -> int:
    """Return how many test strings are translated letter by letter as by a person."""
    return int((arrays[f"test_{way}"] == arrays["test_zh"]).sum())


@dataclass(frozen=True)
class Each:
    """Hold the mean score of a string, by network and memory, and the 95 % interval of their difference (same strings)."""

    model: float
    memory: float
    low: float
    high: float


def each_string(arrays: Arrays) -> Each:
    """Return the score when every string counts the same, however long it is."""
    model, memory = arrays["test_chrf"], arrays["test_memory_chrf"]
    apart = model - memory
    off = SPREADS * float(apart.std(ddof=1)) / float(np.sqrt(len(apart)))
    return Each(float(model.mean()), float(memory.mean()), float(apart.mean()) - off, float(apart.mean()) + off)


def best_and_worst(arrays: Arrays, count: int = 6) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows of long strings that came out well, and of strings that came out worst."""
    letters = np.char.str_len(arrays["test_en"])
    order = np.argsort(-arrays["test_chrf"] - 0.004 * np.minimum(letters, 60), kind="stable")
    return order[:count], np.argsort(arrays["test_chrf"], kind="stable")[:count]


def predictions(arrays: Arrays) -> "Predictions":
    """Return how sure it was beside whether the translation was usable, to be judged in Metrics."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    sure = arrays["test_sure"].astype(np.float64)
    title = N_("Translation: is it usable?")
    why = N_("What a limit on how sure the translator is lets out, and what it holds back.")
    return Predictions(
        key="scores-translation",
        title=Message(title),
        task="classification",
        y_true=(arrays["test_chrf"] >= FINE).astype(np.int64),
        y_prob=np.stack([1 - sure, sure], axis=1),
        class_names=(Message(N_("unusable")), Message(N_("usable, chrF 0.6 or more"))),
        card=Card(title, why, N_("Interface strings"), "BSD-3, MIT", N_("usable")),
        frame=pd.DataFrame({"letters": np.char.str_len(arrays["test_en"])}),
        rows=np.arange(len(sure)),
        has_model=False,
    )


SHOWN = 12  # rows of a table of failures


def out_of(arrays: Arrays, kind: str) -> int:
    """Return how many of a kind's strings the rule "I don't know" would let out."""
    return int(goes_out(arrays[f"{kind}_sure"], arrays[f"{kind}_strange"], float(arrays["limit"])).sum())


def foreign_scores(arrays: Arrays) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return scores at home and away (2, 3) of the network, and of the memory."""
    model = np.array([arrays["scores"][2], arrays["phone_scores"]])
    return model, np.array([arrays["scores"][1], arrays["phone_memory_scores"]])


def foreign_rows(arrays: Arrays) -> list[tuple[Any, ...]]:
    """Return announcements with translation, reference, score and trust, every fifth."""
    rows = range(0, len(arrays["phone_en"]), len(arrays["phone_en"]) // SHOWN)
    parts = ("phone_en", "phone_model", "phone_zh")
    return [
        (*(arrays[part][i] for part in parts), f"{arrays['phone_chrf'][i]:.2f}", f"{arrays['phone_sure'][i]:.0%}")
        for i in rows
    ]


def changed_rows(arrays: Arrays, kind: str) -> list[tuple[Any, ...]]:
    """Return changed strings: as they were, translated, changed, translated then, and trust; those that came out well before first."""
    rows = arrays[f"{kind}_rows"]
    order = np.argsort(-arrays["test_chrf"][rows], kind="stable")[:SHOWN]
    return [
        (
            arrays["test_en"][rows[i]],
            arrays["test_model"][rows[i]],
            arrays[f"{kind}_en"][i],
            arrays[f"{kind}_model"][i],
            f"{arrays[f'{kind}_sure'][i]:.0%}",
        )
        for i in order
    ]


def unlike_table(arrays: Arrays) -> list[tuple[Any, ...]]:
    """Return strings unlike any that was learnt from: translation, reference, the nearest one stored, score and trust."""
    rows = arrays["unlike_rows"]
    parts = ("en", "model", "zh", "memory_en")
    return [
        (
            *(arrays[f"test_{part}"][i] for part in parts),
            f"{arrays['test_chrf'][i]:.2f}",
            f"{arrays['test_sure'][i]:.0%}",
        )
        for i in rows[:: max(1, len(rows) // SHOWN)][:SHOWN]
    ]
