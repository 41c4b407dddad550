"""Lines of a run's script beside what they did."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.costs.layers import layers_of
from core.messages import Message
from core.walkthrough.data_words import DATA_WORDS
from core.walkthrough.layer_words import answer_said, layer_said
from core.walkthrough.training_words import TRAINING_WORDS

if TYPE_CHECKING:
    from core.training.run import Run

WORDS = {**DATA_WORDS, **TRAINING_WORDS}


@dataclass(frozen=True)
class Step:
    """Hold some lines of a script, and what they did in this run."""

    code: str
    said: tuple[Message, ...]


def walkthrough(run: "Run") -> tuple[Step, ...]:
    """Return the script of a run in steps; all their code together is `run.code(rows=False)`."""
    return tuple(_steps(run))


def _steps(run: "Run") -> Iterator[Step]:
    from core.training.script import parts

    layers = layers_of(run.network.archive)
    said = iter([*map(layer_said, layers[:-1]), answer_said(layers[-1])])
    for part in parts(run):
        yield Step(part.text, (next(said),) if part.name == "layer" else tuple(WORDS[part.name](run)))
