"""From an `Experiment` to a `Run`."""

from core.training.run import Run
from core.training.train import train, train_seeds

__all__ = ["Run", "train", "train_seeds"]
