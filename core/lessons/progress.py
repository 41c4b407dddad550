"""How far a person has come through the lessons, as a link carries it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from core.lessons.registry import LESSONS

SHOWN = -1  # instead of a guess: the person wanted to be shown


@dataclass(frozen=True)
class Step:
    """Hold what a person guessed in a lesson (`SHOWN` when nothing), and what came out, once it has."""

    guess: int
    answer: int | None = None

    @property
    def right(self) -> bool | None:
        """Whether the guess was right; None while that is not known, or when nothing was guessed."""
        return None if self.answer is None or self.guess == SHOWN else self.guess == self.answer


@dataclass(frozen=True)
class Progress:
    """Hold the steps by the name of their lesson; one that isn't there has not been taken."""

    steps: Mapping[str, Step] = field(default_factory=dict)

    def guessed(self, name: str, guess: int) -> Self:
        """Return the progress after a guess; an earlier one of the same lesson is gone."""
        return replace(self, steps={**self.steps, name: Step(guess)})

    def revealed(self, name: str, answer: int) -> Self:
        """Return the progress after the answer of a lesson came out."""
        step = self.steps.get(name, Step(SHOWN))
        return replace(self, steps={**self.steps, name: replace(step, answer=answer)})

    def forgotten(self, name: str) -> Self:
        """Return the progress as if a lesson had not been taken."""
        return replace(self, steps={other: step for other, step in self.steps.items() if other != name})

    def text(self) -> str:
        """Write it as a link carries it: `networks.1.0,losses.s`."""
        return ",".join(f"{name}.{_written(step)}" for name, step in self.steps.items())

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; parts that can't be used are left out."""
        parts = (part.split(".") for part in text.split(","))
        read = {name: _read(name, *rest) for name, *rest in parts if name in LESSONS and 1 <= len(rest) <= 2}
        return cls({name: step for name, step in read.items() if step is not None})

    def counts(self) -> tuple[int, int, int]:
        """Return how many lessons were taken, how many guesses were settled, and how many of these were right."""
        settled = [step.right for step in self.steps.values() if step.right is not None]
        return len(self.steps), len(settled), sum(settled)


def _written(step: Step) -> str:
    guess = "s" if step.guess == SHOWN else str(step.guess)
    return guess if step.answer is None else f"{guess}.{step.answer}"


def _read(name: str, guess: str, answer: str = "") -> Step | None:
    options = [str(number) for number in range(len(LESSONS[name].guess.options))]
    if guess not in [*options, "s"] or answer not in [*options, ""]:
        return None
    return Step(SHOWN if guess == "s" else int(guess), int(answer) if answer else None)
