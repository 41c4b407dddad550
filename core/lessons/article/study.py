"""The article's code on a worker: one training a call, each with the numbers it came to."""

from typing import Any, Protocol

import numpy as np

from core.lessons.article.iris import HEADS, SEEDS, train_flowers

WHAT = "flowers"


class Asks(Protocol):
    """Ask a worker, and tell how far it is."""

    async def ask(self, function: Any, *args: Any) -> Any:
        """Call a function on a worker."""

    def tell(self, done: float, total: float, partial: Any = None) -> None:
        """Report progress."""


async def conduct(hands: Asks) -> dict[str, Any]:
    """Train the network as written and corrected, from every seed."""
    jobs = [(head, seed) for head in HEADS for seed in SEEDS]
    found: list[dict[str, Any]] = []
    for head, seed in jobs:
        hands.tell(len(found), len(jobs))
        found.append(await hands.ask(train_flowers, head, seed))
    shape = len(HEADS), len(SEEDS), -1
    joined = {name: np.stack([one[name] for one in found]).reshape(shape) for name in ("losses", "answers")}
    return joined | {"y_test": found[0]["y_test"]}
