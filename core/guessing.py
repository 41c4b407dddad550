"""Guesses of a score before a training, and how well a person knows how much they know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.evaluation.headlines import headline
from core.messages import N_, Message, UserError

if TYPE_CHECKING:
    from core.training.run import Run

SURE = 0.8  # how sure a person should be that the score lies in the range
FEW = 4  # guesses that say nothing about a habit yet


@dataclass(frozen=True)
class Guess:
    """Hold a range in which a person expects the score of an experiment, with 80 % certainty.

    Raises
    ------
    UserError
        When the range is none.
    """

    key: str
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise UserError(
                N_("A guess: expected a range from low to high, received {low} to {high}."),
                low=self.low,
                high=self.high,
            )


@dataclass(frozen=True)
class Outcome:
    """Hold a guess beside what came of it: the score by its name, and what the data is called."""

    guess: Guess
    title: str
    label: Message
    value: float

    @property
    def held(self) -> bool:
        """Whether the score lies in the range."""
        return self.guess.low <= round(self.value, 2) <= self.guess.high


def revealed(guess: Guess, run: "Run") -> Outcome:
    """Return what came of a guess."""
    main = headline(run)
    return Outcome(guess, run.data.card.title, main.label, main.value)


def verdict(outcome: Outcome) -> Message:
    """Say in one sentence whether a guess held."""
    guess = outcome.guess
    text = (
        N_("You guessed {low:.2f} to {high:.2f} and it became {value:.2f}: inside your range.")
        if outcome.held
        else N_("You guessed {low:.2f} to {high:.2f} and it became {value:.2f}: {off:.2f} outside your range.")
    )
    off = max(guess.low - outcome.value, outcome.value - guess.high, 0.0)
    return Message.of(text, low=guess.low, high=guess.high, value=outcome.value, off=off)


def calibration(outcomes: Sequence[Outcome]) -> Message:
    """Say how many ranges held, and what that tells about the person's certainty."""
    held, n = sum(outcome.held for outcome in outcomes), len(outcomes)
    expected = SURE * n
    text = next(text for holds, text in _HABITS if holds(held, expected, n))
    middle = sum(outcome.value - (outcome.guess.low + outcome.guess.high) / 2 for outcome in outcomes) / max(1, n)
    lean = N_("too low") if middle > 0 else N_("too high")
    return Message.of(text, held=held, n=n, expected=expected, lean=Message(lean), off=abs(middle))


_HABITS = (
    (
        lambda held, expected, n: n < FEW,
        N_("{held} of {n} ranges held the score. After four guesses you will see whether you know how much you know."),
    ),
    (
        lambda held, expected, n: held < expected - 1,
        N_("{held} of {n} ranges held the score, and {expected:.0f} should: your ranges are too narrow, you are surer "
           "than you may be. Their middles are {off:.2f} {lean} on average."),
    ),
    (
        lambda held, expected, n: held == n and n >= 2 * FEW,
        N_("All {n} ranges held the score, and {expected:.0f} should: they could be narrower, you know more than you "
           "think. Their middles are {off:.2f} {lean} on average."),
    ),
    (
        lambda held, expected, n: True,
        N_("{held} of {n} ranges held the score, and {expected:.0f} should: you know well how much you know. Their "
           "middles are {off:.2f} {lean} on average."),
    ),
)  # fmt: skip
