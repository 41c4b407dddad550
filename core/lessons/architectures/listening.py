"""One recording through the trained GRU, frame by frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.recurrent import forgotten, gru_states, parts_of, read_out
from core.lessons.architectures.vowels import frames, sides

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Heard:
    """Hold what the network makes of a recording of t frames.

    Parameters
    ----------
    states : array (t, units)
        Its memory after each frame.
    chances : array (t, speakers)
        What it would answer there.
    held : array (t,)
        The mark that each frame left in the last memory, see `recurrent.forgotten`.
    speaker : int
        Who really speaks, from 0.
    """

    states: Values
    chances: Values
    held: Values
    speaker: int


def heard(arrays: Mapping[str, NDArray[Any]], row: int) -> Heard:
    """Return what the network of `studies.speaker` makes of a test recording."""
    layer, last = parts_of(arrays)
    recording = sides().X_test[row]
    sound = recording[: frames(recording)]
    states = gru_states(sound, layer)
    return Heard(states, read_out(states, last), forgotten(sound, layer), int(sides().y_test[row]))
