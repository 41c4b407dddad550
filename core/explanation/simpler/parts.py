"""What a user reads for the parts of a row that get a weight each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.explanation.columns import column_name, value_text
from core.explanation.players import Groups
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.explanation.case import Case

Word = Message | str


def summed(values: NDArray[np.float64], groups: Groups) -> NDArray[np.float64]:
    """Return the sums (g,) of the values (d,) of each part's columns."""
    return np.asarray(np.bincount(groups, weights=values), np.float64)


def part_names(case: "Case", groups: Groups) -> Sequence[Word]:
    """Return the name of each part: that of its column with the row's value, or its place in the picture."""
    counts = np.bincount(groups)
    first = np.array([int(np.argmax(groups == part)) for part in range(len(counts))])
    return tuple(_name(case, int(j), int(n)) for j, n in zip(first, counts, strict=True))


def _name(case: "Case", column: int, columns: int) -> Word:
    data = case.run.data
    if data.image_shape is None or columns == 1:
        name, value = column_name(data, column), value_text(data, column, float(case.x[column]))
        return Message.of(N_("{column} = {value}"), column=name, value=value)
    down, across = divmod(column, data.image_shape[1])
    if columns % data.image_shape[1] == 0:
        return Message.of(N_("line {down}"), down=down + 1)
    return Message.of(N_("patch from {down}, {across}"), down=down + 1, across=across + 1)
