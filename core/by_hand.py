"""Numbers of a network set by hand, and when: the setting that has a training go on from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.messages import N_, Message
from core.settings import Setting

LARGEST = 1000.0  # number that can be set
MOST = 60  # numbers: a link stays short enough for every browser
_ONE = re.compile(
    r"(\d{1,4}):(\d{1,2})\.(\d{1,5})\.(\d{1,5}|b)=(-?\d+\.?\d*(?:e-?\d+)?)"
)  # epoch:layer.unit.input=value


@dataclass(frozen=True)
class Edit:
    """Set one number of a network: the weight of `unit` in `layer` for `input`, or its bias where that is None.

    Parameters
    ----------
    epoch : int
        How many epochs are done when it is set; 0 is before training.
    """

    layer: int
    unit: int
    input: int | None
    value: float
    epoch: int = 0

    @property
    def place(self) -> tuple[int, int, int | None]:
        """Which number it is."""
        return self.layer, self.unit, self.input

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Where it stands among others; two that are equal in this set the same number at the same time."""
        return self.epoch, self.layer, self.unit, -1 if self.input is None else self.input


@dataclass(frozen=True)
class ByHand(Setting[tuple[Edit, ...]]):
    """Numbers set by hand, in order; of two that set the same number at the same time the later one counts."""

    longest: int = 2000  # epochs

    def check(self, value: Any) -> tuple[Edit, ...]:
        try:
            edits: Mapping[Any, Edit] = {edit.order: edit for edit in value}
        except (TypeError, AttributeError):
            raise self.refuse(self._expected(), value) from None
        if len(edits) > MOST or not all(map(self._possible, edits.values())):
            raise self.refuse(self._expected(), self.text(tuple(edits.values())))
        return tuple(edits[order] for order in sorted(edits))

    def parse(self, text: str) -> tuple[Edit, ...]:
        found = [_ONE.fullmatch(part) for part in text.split(",")] if text else []
        read = [_read(*one.groups()) for one in found if one is not None]
        if len(read) < len(found):
            raise self.refuse(self._expected(), text)
        return self.check(read)

    def text(self, value: tuple[Edit, ...]) -> str:
        return ",".join(map(_written, value))

    def _possible(self, edit: Edit) -> bool:
        places = (edit.layer, edit.unit, edit.input or 0)
        return min(places) >= 0 and 0 <= edit.epoch < self.longest and abs(edit.value) <= LARGEST

    def _expected(self) -> Message:
        return Message.of(
            N_(
                "at most {most} numbers from -{largest:g} to {largest:g}, each with its place in the network, like {example}"
            ),
            most=MOST,
            largest=LARGEST,
            example="12:0.3.1=0.5",
        )


def at_epoch(edits: Iterable[Edit], epoch: int) -> tuple[Edit, ...]:
    """Return those that are set once so many epochs are done."""
    return tuple(edit for edit in edits if edit.epoch == epoch)


def _read(epoch: str, layer: str, unit: str, source: str, value: str) -> Edit:
    return Edit(int(layer), int(unit), None if source == "b" else int(source), float(value), int(epoch))


def _written(edit: Edit) -> str:
    source = "b" if edit.input is None else edit.input
    return f"{edit.epoch}:{edit.layer}.{edit.unit}.{source}={float(edit.value)!r}"
