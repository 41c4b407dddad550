"""Other values of a setting that are worth a comparison."""

from typing import Any

from core.datasets import Dataset
from core.experiment import SETTINGS, Experiment
from core.search.ranges import Options, Span
from core.search.rungs import SHAPES, rungs
from core.search.space import usual_range
from core.settings import Wholes


def alternatives(name: str, experiment: Experiment, data: Dataset) -> tuple[Any, ...]:
    """Return values of a setting to compare with the one that an experiment has, which is not among them."""
    found = usual_range(name, experiment, data)
    if isinstance(found, Span):
        values: list[Any] = [SETTINGS[name].check(rung) for rung in rungs(found) if found.low <= rung <= found.high]
    else:
        assert isinstance(found, Options)
        values = list(SHAPES if isinstance(SETTINGS[name], Wholes) else found.values)
    return tuple(value for value in values if value != getattr(experiment, name))
