"""Quick questions of the page to a worker: one sentence, examples of the data."""

from typing import Any

import numpy as np

from core.scenarios.inputs.text import checked_text
from core.scenarios.translation.answer import Answer, answers
from core.scenarios.translation.memory import Recalled, recall
from core.scenarios.translation.pairs import read_pairs
from core.scenarios.translation.shipped import shipped

MOST = 300  # letters of a sentence of the user's own
EXAMPLES = (
    "Failed to save the notebook",
    "Select a folder to open",
    "Delete %(count)s selected images",
    "My flight leaves at seven tomorrow morning",
    "Please enter your password followed by the pound key",
)
"""Ours, in none of the strings: three like an interface, two that are not."""


def asked(text: str) -> tuple[Answer, Recalled]:
    """Return the translation of one sentence with the nearest stored one."""
    checked = checked_text(text, MOST)
    return answers([checked])[0], recall([checked])


def seen(source: str, seed: int, count: int = 8) -> dict[str, Any]:
    """Return some pairs of a product, which side each is on, and how many there are of each product and side."""
    pairs, kit = read_pairs(), shipped()
    rows = [i for i in range(len(pairs)) if pairs.source[i] == source]
    drawn = np.random.default_rng(seed).choice(rows, min(count, len(rows)), replace=False)
    sides = {int(i): side for side in ("train", "validation", "test") for i in getattr(kit, side)}
    return {
        "en": [pairs.en[i] for i in drawn],
        "zh": [pairs.zh[i] for i in drawn],
        "side": [sides.get(int(i), "") for i in drawn],
        "licence": pairs.licence[rows[0]],
        "counts": {side: len(getattr(kit, side)) for side in ("train", "validation", "test")} | {"all": len(pairs)},
    }


SOURCES = ("jupyterlab", "spyder", "wagtail", "django")
