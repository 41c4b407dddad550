"""What a session does with a network: the unit it looks at, and the weights that it set by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import streamlit as st

from core.anatomy import Layer
from core.anatomy.ranking import main_unit
from core.by_hand import Edit, at_epoch
from core.experiment import Experiment
from core.messages import N_
from core.suiting import NETWORK
from core.training.run import Run
from pages.components import state

Place = tuple[int, int, int | None]  # layer, unit, and input or None for the bias


@dataclass
class Hand:
    """Hold what is looked at and set in the network of a run.

    Parameters
    ----------
    stem : str
        What the keys of its widgets begin with; the session keeps it under this name, too.
    about : str
        Which network; with another one it begins anew.
    neuron : tuple of int
        Column, 0 being the inputs, and number.
    source : int, optional
        The input whose weight is set; None is the bias.
    numbers : dict
        What was set by hand: (layer, unit, input) -> value.
    clicks : int
        On the drawing so far.
    """

    HELP: ClassVar[str] = N_("Everything on this page follows at once; the run itself stays as it was trained.")
    BACK: ClassVar[str] = N_("Back to what was learned")

    stem: str
    about: str
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

    @property
    def chart(self) -> str:
        """The key of the drawing."""
        return f"{self.stem}_chart"

    def look_at(self, column: int, unit: int, source: int | None = None) -> None:
        """Look at a unit, and at its bias or one of its weights."""
        self.neuron, self.source = (column, unit), source

    def set(self, place: Place, value: float) -> None:
        """Set a number."""
        self.numbers[place] = value

    def clear(self) -> None:
        """Go back to the network as it was."""
        self.numbers.clear()

    def clicked(self) -> None:
        """Look at what was clicked on the drawing: a unit, or a connection."""
        points = st.session_state[self.chart].selection.points
        self.clicks += 1
        if points and "customdata" in points[0]:
            column, unit, source = points[0]["customdata"]
            self.look_at(column, unit, source if source >= 0 else None)


class StartingHand(Hand):
    """Set numbers of the network that the draft starts from: they are a setting of it."""

    HELP = N_("Training will start from it; it is a setting like others, and part of the link.")
    BACK = N_("Back to what the seed drew")

    def set(self, place: Place, value: float) -> None:
        """Set a number."""
        super().set(place, value)
        self._tell()

    def clear(self) -> None:
        """Start from what the seed draws."""
        super().clear()
        self._tell()

    def _tell(self) -> None:
        later = [edit for edit in state.memory().draft.by_hand if edit.epoch]
        state.change(by_hand=(*self.edits, *later))


def hand(run: Run, layers: Sequence[Layer]) -> Hand:
    """Return what the session does with the run's network."""
    return _kept(Hand, "network", run.key, layers)


def starting_hand(draft: Experiment, layers: Sequence[Layer]) -> Hand:
    """Return what the session does with the network that the draft starts from; these are its layers without that."""
    about = str([getattr(draft, name) for name in NETWORK])
    known = _kept(StartingHand, "start", about, layers)
    known.numbers = {edit.place: edit.value for edit in at_epoch(draft.by_hand, 0)}
    return known


def _kept(kind: type[Hand], stem: str, about: str, layers: Sequence[Layer]) -> Hand:
    key = f"{stem}_hand"
    known: Hand | None = st.session_state.get(key)
    if known is None or known.about != about:
        column, unit = main_unit(layers)
        known = st.session_state[key] = kind(stem, about, (column, unit) if column else (len(layers), 0))
    return known
