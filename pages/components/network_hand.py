"""What a session does with a network: the unit it looks at, and the weights that it set by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from core.anatomy import Edit, Layer
from core.anatomy.ranking import main_unit
from core.training.run import Run

KEY, CHART = "network_hand", "network_chart"
Place = tuple[int, int, int | None]  # layer, unit, and input or None for the bias


@dataclass
class Hand:
    """Hold what is looked at and set.

    Parameters
    ----------
    neuron : tuple of int
        Column, 0 being the inputs, and number.
    source : int, optional
        The input whose weight is set; None is the bias.
    numbers : dict
        What was set by hand: (layer, unit, input) -> value.
    clicks : int
        On the drawing so far.
    """

    run: str
    neuron: tuple[int, int]
    source: int | None = None
    numbers: dict[Place, float] = field(default_factory=dict)
    clicks: int = 0

    @property
    def edits(self) -> list[Edit]:
        """What was set by hand."""
        return [Edit(*place, value) for place, value in self.numbers.items()]

    @property
    def place(self) -> Place:
        """The number that can be set now."""
        return self.neuron[0] - 1, self.neuron[1], self.source

    def look_at(self, column: int, unit: int, source: int | None = None) -> None:
        """Look at a unit, and at its bias or one of its weights."""
        self.neuron, self.source = (column, unit), source


def hand(run: Run, layers: Sequence[Layer]) -> Hand:
    """Return what the session does with the run's network; with another run it begins anew."""
    known: Hand | None = st.session_state.get(KEY)
    if known is None or known.run != run.key:
        column, unit = main_unit(layers)
        known = st.session_state[KEY] = Hand(run.key, (column, unit) if column else (len(layers), 0))
    return known


def clicked() -> None:
    """Look at what was clicked on the drawing: a unit, or a connection."""
    known: Hand = st.session_state[KEY]
    points = st.session_state[CHART].selection.points
    known.clicks += 1
    if points and "customdata" in points[0]:
        column, unit, source = points[0]["customdata"]
        known.look_at(column, unit, source if source >= 0 else None)
