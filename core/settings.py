"""Kinds of settings: each knows its default, its limits, and how to read and write itself as text."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote, unquote

from core.messages import N_, Message, UserError

T = TypeVar("T")


class SettingError(UserError):
    """Report a setting whose value is of the wrong form or out of range."""


@dataclass(frozen=True)
class Setting(ABC, Generic[T]):
    """Describe one setting of an experiment.

    Parameters
    ----------
    default : T
    label, help : str
        Marked with `N_`: its name, and one sentence with an example in a user's words.
    group : str
        Where widgets put it: data, model, training, regularisation.
    """

    default: T
    label: str
    help: str
    group: str

    @abstractmethod
    def check(self, value: Any) -> T:
        """Return `value` in the setting's own type; raise `SettingError` when it is not allowed."""

    @abstractmethod
    def parse(self, text: str) -> T:
        """Read a value from the text of a URL; raise `SettingError` when it can't be read."""

    def text(self, value: T) -> str:
        """Write a value as text; `parse` reads it back unchanged."""
        return str(value)

    def refuse(self, expected: Message, received: object) -> SettingError:
        """Return the error that names this setting, what it takes and what it got."""
        return SettingError(
            N_("{setting}: expected {expected}, received {received}."),
            setting=Message(self.label),
            expected=expected,
            received=Message(N_("nothing")) if received is None else repr(received)[:60],
        )


@dataclass(frozen=True)
class Number(Setting[T]):
    """A number between `low` and `high`; `log` says that it is best chosen by its order of magnitude."""

    low: float = 0
    high: float = math.inf
    log: bool = False
    kind: type = field(default=float, init=False)

    @abstractmethod
    def _expected(self) -> Message: ...

    def check(self, value: Any) -> T:
        if isinstance(value, str | bytes | bool) or value is None:
            raise self.refuse(self._expected(), value)
        try:
            number = self.kind(value)
        except (TypeError, ValueError, OverflowError):
            raise self.refuse(self._expected(), value) from None
        if number != value or not self.low <= number <= self.high:
            raise self.refuse(self._expected(), value)
        return cast(T, number)

    def parse(self, text: str) -> T:
        try:
            return self.check(self.kind(text))
        except ValueError:
            raise self.refuse(self._expected(), text) from None


@dataclass(frozen=True)
class Whole(Number[int]):
    """A whole number."""

    kind: type = field(default=int, init=False)

    def _expected(self) -> Message:
        return Message.of(N_("a whole number from {low} to {high}"), low=int(self.low), high=int(self.high))


@dataclass(frozen=True)
class Real(Number[float]):
    """A real number."""

    def _expected(self) -> Message:
        return Message.of(N_("a number from {low} to {high}"), low=f"{self.low:g}", high=f"{self.high:g}")

    def text(self, value: float) -> str:
        return repr(float(value))


@dataclass(frozen=True)
class Flag(Setting[bool]):
    """Yes or no."""

    def check(self, value: Any) -> bool:
        if value not in (True, False):
            raise self.refuse(Message(N_("yes or no")), value)
        return bool(value)

    def parse(self, text: str) -> bool:
        if text not in ("0", "1"):
            raise self.refuse(Message(N_("1 for yes or 0 for no")), text)
        return text == "1"

    def text(self, value: bool) -> str:
        return str(int(value))


@dataclass(frozen=True)
class Choice(Setting[str]):
    """One name of a registry; `options` gives name -> label, `pattern` a prefix that is allowed besides."""

    options: Callable[[], Mapping[str, str]] = dict
    prefix: str = ""

    def check(self, value: Any) -> str:
        names = self.options()
        if isinstance(value, str) and (value in names or (self.prefix and value.startswith(self.prefix))):
            return value
        raise self.refuse(Message.of(N_("one of {names}"), names=", ".join(names)), value)

    def parse(self, text: str) -> str:
        return self.check(text)


@dataclass(frozen=True)
class Wholes(Setting[tuple[int, ...]]):
    """One to `longest` whole numbers between `low` and `high`."""

    low: int = 1
    high: int = 256
    longest: int = 6

    def _expected(self) -> Message:
        return Message.of(
            N_("1 to {longest} whole numbers from {low} to {high}"), longest=self.longest, low=self.low, high=self.high
        )

    def check(self, value: Any) -> tuple[int, ...]:
        try:
            numbers = tuple(int(v) for v in value)
            same = all(int(v) == v for v in value)
        except (TypeError, ValueError):
            raise self.refuse(self._expected(), value) from None
        if not same or not 1 <= len(numbers) <= self.longest or not all(self.low <= n <= self.high for n in numbers):
            raise self.refuse(self._expected(), value)
        return numbers

    def parse(self, text: str) -> tuple[int, ...]:
        try:
            return self.check([int(part) for part in text.split(",")])
        except ValueError:
            raise self.refuse(self._expected(), text) from None

    def text(self, value: tuple[int, ...]) -> str:
        return ",".join(map(str, value))


@dataclass(frozen=True)
class Names(Setting[tuple[str, ...]]):
    """Some names, without repetition; none means all. Which ones exist depends on the data."""

    def check(self, value: Any) -> tuple[str, ...]:
        names = tuple(value) if not isinstance(value, str) else ()
        if isinstance(value, str) or not all(isinstance(n, str) for n in names) or len(set(names)) != len(names):
            raise self.refuse(Message(N_("a list of different names")), value)
        return names

    def parse(self, text: str) -> tuple[str, ...]:
        return self.check([unquote(part) for part in text.split(",")] if text else [])

    def text(self, value: tuple[str, ...]) -> str:
        return ",".join(quote(name, safe=" ") for name in value)


def setting(described: Setting[T]) -> T:
    """Return the dataclass field of a setting; typed as its value, so that checkers see the field's type."""
    made: T = field(default=described.default, metadata={"setting": described})
    return made


def labels_of(registry: Mapping[str, Any]) -> Mapping[str, str]:
    """Return name -> label, for a registry of labels or of entries that have one."""
    return {name: entry if isinstance(entry, str) else entry.label for name, entry in registry.items()}
