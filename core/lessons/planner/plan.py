"""What is planned: one typed table of settings for answers, training and money."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from core.lessons.planner.hardware import CHIPS, FORMATS, SHAPES, Chip, Shape
from core.messages import N_, Message
from core.settings import Choice, Number, Real, Setting, Whole, setting


@dataclass(frozen=True)
class Plan:
    """Hold a plan; every number in it is the user's.

    Examples
    --------
    >>> Plan(model="llama-3.1-8b", chip="l4").shape.layers
    32
    """

    model: str = setting(
        Choice("qwen2.5-7b", N_("Model"), N_("A published one of about the size that you think of."), "model",
               options=lambda: {name: shape.label for name, shape in SHAPES.items()})
    )  # fmt: skip
    format: str = setting(
        Choice("bf16", N_("A weight is kept in"), N_("16 bits is usual; fewer need less memory and answer a little worse."),
               "model", options=lambda: {name: one.label for name, one in FORMATS.items()})
    )  # fmt: skip
    chip: str = setting(
        Choice("h100", N_("GPU"), N_("Memory, speed and bandwidth are those of its data sheet."), "model",
               options=lambda: {name: chip.label for name, chip in CHIPS.items()})
    )  # fmt: skip
    rent: float = setting(
        Real(3.0, N_("Rent of a GPU, $ an hour"), N_("From an offer that you have, e.g. 3. Offers differ by a factor of three."),
             "money", low=0.01, high=100)
    )  # fmt: skip
    prompt: int = setting(
        Whole(1000, N_("Tokens in a question"), N_("With all that is sent along, e.g. 1,000 are about 750 English words or 700 "
                                                   "Chinese characters, depending on the tokeniser."),
              "answers", low=1, high=1_000_000)
    )  # fmt: skip
    answer: int = setting(
        Whole(300, N_("Tokens in an answer"), N_("e.g. 300 are a long paragraph."), "answers", low=1, high=100_000)
    )
    together: int = setting(
        Whole(16, N_("Questions answered at once"), N_("A server that works on several at once answers more in all, each a "
                                                       "little later."), "answers", low=1, high=1024)
    )  # fmt: skip
    requests: int = setting(
        Whole(
            100_000,
            N_("Questions a month"),
            N_("That your users will ask, e.g. 100,000."),
            "money",
            low=1,
            high=10_000_000_000,
        )
    )
    api_in: float = setting(
        Real(
            0.5,
            N_("API: $ for a million tokens read"),
            N_("From the price list of an offer, e.g. 0.5."),
            "money",
            low=0.001,
            high=1000,
        )
    )
    api_out: float = setting(
        Real(
            1.5,
            N_("API: $ for a million tokens written"),
            N_("From the same list, e.g. 1.5."),
            "money",
            low=0.001,
            high=1000,
        )
    )
    people: float = setting(
        Real(4000.0, N_("People who run it, $ a month"), N_("Somebody has to be woken when it fails, e.g. a third of an engineer."),
             "money", low=0, high=1e7)
    )  # fmt: skip
    tokens: float = setting(
        Real(50.0, N_("Tokens to learn from, in millions"), N_("e.g. 50 million are some 250 books; pre-training takes "
                                                               "millions of millions."), "training", low=0.001, high=1e8)
    )  # fmt: skip
    chips: int = setting(
        Whole(
            8,
            N_("GPUs to train on"),
            N_("How many work together, e.g. the 8 of one machine."),
            "training",
            low=1,
            high=100_000,
        )
    )

    def __post_init__(self) -> None:
        for name, described in PLAN_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))

    @property
    def shape(self) -> Shape:
        """The model's published shape."""
        return SHAPES[self.model]

    @property
    def hardware(self) -> Chip:
        """The chip's data sheet."""
        return CHIPS[self.chip]

    @property
    def weight_bytes(self) -> float:
        """Bytes that a weight takes."""
        return FORMATS[self.format].bytes


PLAN_SETTINGS: Mapping[str, Setting[Any]] = {f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(Plan)}


def refused(name: str, value: float | None, kept: float) -> Message:
    """Say what a number of the plan may be and what it was given, with separators between thousands."""
    described = cast("Number[float]", PLAN_SETTINGS[name])
    if value is None:
        text = N_("{setting}: nothing was filled in, so it stays {kept}.")
        return Message.of(text, setting=Message(described.label), kept=_written(kept))
    whole = isinstance(described, Whole)
    text = N_("a whole number from {low} to {high}") if whole else N_("a number from {low} to {high}")
    return Message.of(
        N_("{setting}: expected {expected}, received {received}."),
        setting=Message(described.label),
        expected=Message.of(text, low=_written(described.low), high=_written(described.high)),
        received=_written(value),
    )


def _written(number: float) -> str:
    return f"{number:,.0f}" if number == round(number) else f"{number:,.6g}"
