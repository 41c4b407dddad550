"""What a session remembers of the seeds that it has asked for."""

from dataclasses import dataclass, field

import streamlit as st

from core.datasets import UPLOAD_PREFIX
from core.experiment import Experiment
from core.jobs import Errand
from core.jobs.luck import NUMBERS, key_of, many_seeds
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine

KEY = "luck"


@dataclass
class Luck:
    """Hold what was asked for, by the key of the run in hand.

    Parameters
    ----------
    numbers : dict of int
        How many seeds.
    others : dict of Experiment
        What the run's settings are compared with.
    score : str
        By which score, if one was chosen.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    others: dict[str, Experiment] = field(default_factory=dict)
    score: str = ""


def luck() -> Luck:
    """Return the session's."""
    kept: Luck = st.session_state.setdefault(KEY, Luck())
    return kept


def asked(run: Run) -> int | None:
    """Return how many seeds of a run were asked for, by this session or another one of this server."""
    known = [number for number in NUMBERS if engine().errand(key_of(run.experiment, number)) is not None]
    return luck().numbers.get(run.key, max(known, default=None))


def seeds_errand(run: Run, experiment: Experiment, number: int) -> Errand:
    """Return the errand that trains seeds of an experiment on the data of a run."""
    dataset = run.data if run.data.name.startswith(UPLOAD_PREFIX) else None
    return engine().run(key_of(experiment, number), many_seeds(experiment, dataset, number), state.memory().owner)
