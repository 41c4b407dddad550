"""Fifteen cases of five domains, each on real data, against doing nothing and against a simple model."""

from core.scenarios.registry import SCENARIOS, after
from core.scenarios.result import Result, Rival
from core.scenarios.scenario import DOMAINS, Scenario

__all__ = ["DOMAINS", "SCENARIOS", "Result", "Rival", "Scenario", "after"]
