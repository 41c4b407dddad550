"""What users read for the inputs, units and outputs of a network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.anatomy.layers import Layer
from core.datasets import DATASETS, Dataset
from core.datasets.features import FEATURES
from core.datasets.preparation import Preprocessor
from core.datasets.preprocessing import MISSING, VALUE
from core.messages import N_, Message, Translate, worded

Word = Message | str  # the user's own words are nobody's to translate


@dataclass(frozen=True)
class Names:
    """Name what goes into a network and what comes out of it."""

    inputs: tuple[Word, ...]
    outputs: tuple[Word, ...]

    def unit(self, layers: Sequence[Layer], column: int, unit: int) -> Word:
        """Name a unit: column 0 are the inputs, column c the units of layer c, counted from 1."""
        if column == 0:
            return self.inputs[unit]
        if column == len(layers):
            return self.outputs[unit]
        return Message.of(N_("unit {unit} of layer {layer}"), unit=unit + 1, layer=column)


def names_of(data: Dataset, preprocessor: Preprocessor) -> Names:
    """Return the names for a network that learned from this data."""
    inputs = tuple(_input(data, preprocessor, i) for i in range(len(preprocessor.columns)))
    if data.task == "regression":
        return Names(inputs, (Message(data.card.target) if data.name in DATASETS else data.card.target,))
    classes = tuple(map(data.card.shown, data.class_names))
    return Names(inputs, classes if len(classes) > 2 else classes[-1:])


def word(text: Word, translate: Translate) -> str:
    """Put a name into a language."""
    return worded(text, translate)


def _input(data: Dataset, preprocessor: Preprocessor, number: int) -> Word:
    kind, column = preprocessor.kind[number], data.feature_names[preprocessor.origin[number]]
    if kind in FEATURES:
        return Message(FEATURES[kind].label)
    if data.image_shape is not None:
        row, place = divmod(preprocessor.origin[number], data.image_shape[1])
        return Message.of(N_("pixel {row}, {column}"), row=row + 1, column=place + 1)
    shown = data.card.shown(column)
    return _KINDS[kind](shown) if kind in _KINDS else _level(shown, data.card.shown(data.categories[column][int(kind)]))


def _level(column: Word, level: Word) -> Message:
    return Message.of(N_("{column}: {level}"), column=column, level=level)


_KINDS: dict[str, Callable[[Word], Word]] = {
    VALUE: lambda column: column,
    MISSING: lambda column: Message.of(N_("{column} is missing"), column=column),
}
