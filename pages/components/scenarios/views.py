"""Which module draws which case; a page draws one, and only that one is imported."""

from importlib import import_module
from typing import Any

from core.scenarios import Scenario


def drawing(case: Scenario) -> Any:
    """Return the module `<name>_view` of a case.

    It has four functions: `try_it(case, arrays)`, `data(case)`, `good(case, arrays)` and `fails(case, arrays)`, where arrays
    are what `measure` of the case gave.
    """
    return import_module(f"pages.components.scenarios.{case.name}_view")
