"""Between which values a search looks for one setting."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from core.experiment import SETTINGS
from core.messages import N_, Message, UserError
from core.settings import Number, Setting, Whole, Wholes

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution

SMALLEST = 1e-6  # above zero, where a setting is chosen by its order of magnitude and may also be zero
DECADE = 1.0  # of the logarithmic scale, below the smallest number: what falls there is zero
MOST_STEPS = 10


class RangeError(UserError):
    """Report a range that leaves nothing to look for, or values that a setting doesn't take."""


@dataclass(frozen=True)
class Range(ABC):
    """Say where a search looks for the setting `name`.

    A range knows two forms of a value: the setting's own, and the parameter that a sampler draws, which is even in it.
    """

    name: str

    @property
    def setting(self) -> Setting[Any]:
        """The setting that is looked for."""
        return SETTINGS[self.name]

    @abstractmethod
    def including(self, value: Any) -> Self:
        """Return the range, widened to have `value` in it."""

    @abstractmethod
    def distribution(self) -> "BaseDistribution":
        """Return what a sampler draws the parameter from."""

    @abstractmethod
    def encode(self, value: Any) -> float | str:
        """Return the parameter of a value."""

    @abstractmethod
    def decode(self, parameter: Any) -> Any:
        """Return the value of a parameter."""

    @abstractmethod
    def grid(self) -> list[float] | list[str]:
        """Return the parameters that a search of all combinations tries."""

    @abstractmethod
    def plain(self) -> dict[str, Any]:
        """Return the range as what JSON can hold."""

    @property
    def label(self) -> Message:
        """The setting's name."""
        return Message(self.setting.label)


@dataclass(frozen=True)
class Span(Range):
    """All numbers from `low` to `high`; a search of all combinations tries `steps` of them."""

    low: float
    high: float
    steps: int = 3

    def __post_init__(self) -> None:
        for end in ("low", "high"):
            object.__setattr__(self, end, self.setting.check(getattr(self, end)))
        if not self.low < self.high:
            raise RangeError(
                N_("{setting}: expected a lowest value below the highest, received {low} and {high}."),
                setting=self.label,
                low=f"{self.low:g}",
                high=f"{self.high:g}",
            )
        if not 2 <= self.steps <= MOST_STEPS:
            raise RangeError(
                N_("{setting}: expected 2 to {most} values to combine, received {steps}."),
                setting=self.label,
                most=MOST_STEPS,
                steps=self.steps,
            )

    def including(self, value: float) -> "Span":
        return replace(self, low=min(self.low, value), high=max(self.high, value))

    def distribution(self) -> "BaseDistribution":
        from optuna.distributions import FloatDistribution, IntDistribution

        if self._counts:
            return IntDistribution(int(self.low), int(self.high))
        return FloatDistribution(self._lowest, float(self.encode(self.high)))

    def encode(self, value: float) -> float:
        if not self._number.log:
            return value
        return math.log10(value) if value >= SMALLEST else math.log10(SMALLEST) - DECADE / 2

    def decode(self, parameter: float) -> Any:
        """Return the value, to two digits: more would be hard to read and make no difference."""
        if not self._number.log:
            found = parameter
        else:
            found = 10**parameter if parameter >= math.log10(SMALLEST) - 1e-9 else 0.0
        if self._number.kind is int:
            return round(min(max(found, self.low), self.high))
        return float(min(max(float(f"{found:.2g}"), self.low), self.high))

    def grid(self) -> list[float]:
        even = np.linspace(self._lowest, float(self.encode(self.high)), self.steps)
        return sorted({round(float(step)) if self._counts else float(step) for step in even})

    def plain(self) -> dict[str, Any]:
        return {"name": self.name, "low": self.low, "high": self.high, "steps": self.steps}

    @property
    def _number(self) -> Number[Any]:
        assert isinstance(self.setting, Number)
        return self.setting

    @property
    def _counts(self) -> bool:
        return isinstance(self.setting, Whole) and not self.setting.log

    @property
    def _lowest(self) -> float:
        is_none = self._number.log and self.low < SMALLEST
        return math.log10(SMALLEST) - DECADE if is_none else float(self.encode(self.low))


@dataclass(frozen=True)
class Options(Range):
    """Some values without numbers between them: names, yes and no, shapes of layers."""

    values: tuple[Any, ...]

    def __post_init__(self) -> None:
        checked = tuple(dict.fromkeys(map(self.setting.check, self.values)))
        object.__setattr__(self, "values", checked)
        if len(checked) < 2:
            raise RangeError(
                N_("{setting}: expected at least two values to choose from, received {n}."),
                setting=self.label,
                n=len(checked),
            )

    def including(self, value: Any) -> "Options":
        if value in self.values:
            return self
        ordered = sorted((*self.values, value), key=_size) if isinstance(self.setting, Wholes) else None
        return replace(self, values=tuple(ordered or (*self.values, value)))

    def distribution(self) -> "BaseDistribution":
        from optuna.distributions import CategoricalDistribution

        return CategoricalDistribution(self.grid())

    def encode(self, value: Any) -> str:
        return self.setting.text(value)

    def decode(self, parameter: str) -> Any:
        return self.setting.parse(parameter)

    def grid(self) -> list[str]:
        return list(map(self.encode, self.values))

    def plain(self) -> dict[str, Any]:
        return {"name": self.name, "values": self.grid()}


def range_from_plain(plain: dict[str, Any]) -> Range:
    """Read a range from what `plain` gave."""
    if "values" not in plain:
        return Span(**plain)
    name = plain["name"]
    return Options(name, tuple(map(SETTINGS[name].parse, plain["values"])))


def _size(shape: tuple[int, ...]) -> tuple[int, int]:
    return len(shape), sum(shape)
