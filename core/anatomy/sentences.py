"""What a network's weights say, in a sentence."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer
from core.anatomy.names import Names, Word
from core.anatomy.ranking import is_silent, main_unit, strongest
from core.datasets import Dataset
from core.messages import N_, Message

_LISTENS: Mapping[int, str] = {
    1: N_("It listens to {name1} ({weight1:+.2f}) alone, and starts from {bias:+.2f}, its bias."),
    2: N_(
        "It listens to {name1} ({weight1:+.2f}) and {name2} ({weight2:+.2f}), and starts from {bias:+.2f}, its bias."
    ),
    3: N_(
        "It listens most to {name1} ({weight1:+.2f}), {name2} ({weight2:+.2f}) and {name3} ({weight3:+.2f}), and starts "
        "from {bias:+.2f}, its bias."
    ),
}


def network_finding(layers: Sequence[Layer], names: Names) -> Message:
    """Say in few words which way through the network is the strongest."""
    column, unit = main_unit(layers)
    first = _called(layers, names, column, unit)
    if column == 0:
        return Message.of(N_("The largest weight of all is that of {first}"), first=first)
    source, _ = strongest(layers, column, unit, 1)[0]
    return Message.of(
        N_("The answer leans most on {first}, and that on {second}"),
        first=first,
        second=_called(layers, names, column - 1, source),
    )


def neuron_sentence(layers: Sequence[Layer], names: Names, column: int, unit: int) -> Message:
    """Say what a unit listens to; of an input, what it is."""
    if column == 0:
        return Message.of(N_("What goes in: {name}, brought to a common scale."), name=_called(layers, names, 0, unit))
    heard = strongest(layers, column, unit)
    values: dict[str, object] = {"bias": float(layers[column - 1].bias[unit])}
    for i, (source, weight) in enumerate(heard, 1):
        values |= {f"name{i}": _called(layers, names, column - 1, source), f"weight{i}": weight}
    return Message(_LISTENS[len(heard)], values)


def said_sentence(said: NDArray[np.float32], data: Dataset, rows: NDArray[np.int64]) -> Message | None:
    """Say what a unit says (n,) of some rows of the data: for which class the most, for which the least."""
    if is_silent(said):
        return Message(N_("It is silent: it says 0 to every row, and nothing of it reaches the answer."))
    if data.task == "regression":
        return None
    y = data.y[rows]
    means = {int(code): float(said[y == code].mean()) for code in np.unique(y)}
    high, low = (pick(means, key=means.__getitem__) for pick in (max, min))
    return Message.of(
        N_("On test rows it says {high:.2f} on average to “{most}” and {low:.2f} to “{least}”."),
        most=data.card.shown(data.class_names[high]),
        least=data.card.shown(data.class_names[low]),
        high=means[high],
        low=means[low],
    )


def _called(layers: Sequence[Layer], names: Names, column: int, unit: int) -> Word:
    """Return a unit's name within a sentence: those of inputs are anybody's words."""
    name = names.unit(layers, column, unit)
    return Message.of(N_("“{name}”"), name=name) if column == 0 else name
