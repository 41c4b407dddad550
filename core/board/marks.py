"""What a board's pictures are made of."""

from dataclasses import dataclass

from core.messages import Message

Word = Message | str  # ours to translate, or somebody's own


@dataclass(frozen=True)
class Range:
    """Hold who expects a number in which range."""

    who: Word
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.low + self.high) / 2

    def holds(self, truth: float, fine: float) -> bool:
        """Tell whether a number lies in it, give or take what it is rounded by when it is shown."""
        return self.low - fine <= truth <= self.high + fine


@dataclass(frozen=True)
class Guesses:
    """Hold the ranges of a room, sorted by their middle, and the truth once it is revealed and if there is one.

    Parameters
    ----------
    fine : float
        What the truth is rounded by when it is shown.
    """

    ranges: tuple[Range, ...]
    truth: float | None = None
    unit: str = ""
    fine: float = 0.0

    def holds(self, one: Range) -> bool:
        """Tell whether a range holds the truth; none does as long as that isn't known."""
        return self.truth is not None and one.holds(self.truth, self.fine)


@dataclass(frozen=True)
class Count:
    """Hold how many people chose something; `right` once the truth is revealed."""

    what: Word
    people: int
    right: bool = False


@dataclass(frozen=True)
class RunMark:
    """Hold a run of somebody's: its score with its interval, what it cost, and what the person had guessed.

    Parameters
    ----------
    title : Message or str
        The run's settings in short.
    seconds : float
        Of training.
    parameters : int
        Numbers that it learned; 0 where that isn't known.
    baseline : float
        Score without a model.
    guess : Range, optional
    key : str
        The same for the very same model; empty where that isn't known.
    """

    who: Word
    title: Word
    score: Word
    value: float
    low: float
    high: float
    baseline: float
    seconds: float
    parameters: int
    guess: Range | None = None
    key: str = ""


@dataclass(frozen=True)
class Priced:
    """Hold the threshold that somebody chose, and what it is worth a month, in a currency of `CURRENCIES`."""

    who: Word
    threshold: float
    money: float
    currency: str = "auto"


@dataclass(frozen=True)
class Whereabouts:
    """Hold a place and who is there."""

    place: Word
    people: tuple[Word, ...]
    away: bool = False
