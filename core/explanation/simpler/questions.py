"""What the inputs of a model ask of a row, in the data's own units."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.datasets.features import FEATURES
from core.datasets.preprocessing import MISSING
from core.explanation.columns import column_name
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str


@dataclass(frozen=True)
class Question:
    """Hold what a node of a tree asks.

    Parameters
    ----------
    about : str
        Equal for questions about the same input.
    ask, yes, no : Message
        The question, and both answers as conditions.
    is_number : bool
        Whether there may be other bounds for it.
    """

    about: int
    ask: Message
    yes: Message
    no: Message
    is_number: bool


def question(run: "Run", place: int, threshold: float) -> Question:
    """Return what is asked where an input, by its place, is compared with a threshold in prepared units."""
    kind, name = run.preprocessor.kind[place], input_name(run, place)
    if kind == MISSING:
        return Question(
            place,
            Message.of(N_("{column} missing?"), column=name),
            Message.of(N_("{column} missing"), column=name),
            Message.of(N_("{column} not missing"), column=name),
            False,
        )
    if kind.isdigit():
        level = level_name(run, place)
        return Question(
            place,
            Message.of(N_("{column}: {level}?"), column=name, level=level),
            Message.of(N_("{column}: {level}"), column=name, level=level),
            Message.of(N_("{column}: not {level}"), column=name, level=level),
            False,
        )
    value = bound(run, place, threshold)
    return Question(
        place,
        Message.of(N_("{column} over {value}?"), column=name, value=value),
        Message.of(N_("{column} over {value}"), column=name, value=value),
        Message.of(N_("{column} at most {value}"), column=name, value=value),
        True,
    )


def input_name(run: "Run", place: int) -> Word:
    """Return what a user reads for the column of an input, or for a function of drawn points."""
    kind = run.preprocessor.kind[place]
    return Message(FEATURES[kind].label) if kind in FEATURES else column_name(run.data, run.preprocessor.origin[place])


def level_name(run: "Run", place: int) -> Word:
    """Return what a user reads for the category of an input."""
    data, column = run.data, run.preprocessor.origin[place]
    return data.card.shown(data.categories[data.feature_names[column]][int(run.preprocessor.kind[place])])


def bound(run: "Run", place: int, threshold: float) -> Word:
    """Return a threshold in the data's own units; between whole numbers it is the lower one."""
    prepared = run.preprocessor
    value = float(threshold * prepared.scale[place] + prepared.mean[place])
    column = prepared.origin[place]
    if prepared.kind[place] not in FEATURES and _is_whole(run, column):
        value = math.floor(value + 1e-6)
    return with_unit(run, place, value) if prepared.kind[place] not in FEATURES else number(value)


def _is_whole(run: "Run", column: int) -> bool:
    return str(run.data.frame.dtypes.iloc[column]).lower().startswith(("int", "uint"))


def with_unit(run: "Run", place: int, value: float) -> Word:
    """Return a number of an input's column with its unit, if it has one."""
    data, column = run.data, run.preprocessor.origin[place]
    units, name = data.card.units, data.feature_names[column]
    written = number(value)
    return Message.of(N_("{value} {unit}"), value=written, unit=Message(units[name])) if name in units else written


def number(value: float) -> str:
    """Write a number with four digits that count."""
    written = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"
    return written.replace("-", "−")
