"""What only this case can show: its examples, its own input, its failures."""

from collections.abc import Mapping
from typing import Any

from core.scenarios import Scenario


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own input, the answer, and why."""


def data(case: Scenario) -> None:
    """Draw examples that a person can read."""


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what the scores mean here."""


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw how it fails, with the number before and after."""
