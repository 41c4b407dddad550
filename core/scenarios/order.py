"""Orders in which cases are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

from core.messages import N_
from core.scenarios.registry import SCENARIOS
from core.scenarios.result import Result
from core.scenarios.scenario import Scenario

Row = tuple[Scenario, Result | None]


@dataclass(frozen=True)
class Order:
    """Describe an order; `of(result)` is small for what comes first."""

    label: str
    of: Callable[[Result], float]


ORDERS: Mapping[str, Order] = {
    "skill": Order(N_("How much better than doing nothing"), lambda result: -result.skill),
    "lead": Order(N_("How much better than a simple model"), lambda result: result.skill_of(result.best("simple")) - result.skill),
    "seconds": Order(N_("How quick an answer is"), lambda result: result.seconds_per_answer),
    "registry": Order(N_("Field of work"), lambda result: 0.0),
}  # fmt: skip
"""Name -> order."""


def sorted_cases(results: Mapping[str, Result | None], order: str, domain: str = "") -> list[Row]:
    """Return the cases of a domain, or all, in an order; those without a result come last."""
    rows = [(SCENARIOS[name], result) for name, result in results.items() if domain in ("", SCENARIOS[name].domain)]
    return sorted(rows, key=lambda row: inf if row[1] is None else ORDERS[order].of(row[1]))
