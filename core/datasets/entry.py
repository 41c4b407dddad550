"""One line of the registry of datasets."""

from collections.abc import Callable
from dataclasses import dataclass

from core.datasets.dataset import Card, Dataset, Task

Make = Callable[[str, Card, int, float, int], Dataset]


@dataclass(frozen=True)
class Entry:
    """Describe a dataset that can be loaded by name.

    Parameters
    ----------
    card : Card
    group : str
        "business", "science", "image" or "drawn".
    make : callable
        `make(name, card, n_samples, noise, seed)`; only drawn data look at the last three.
    """

    card: Card
    group: str
    task: Task
    make: Make

    @property
    def label(self) -> str:
        """The title of its card."""
        return self.card.title
