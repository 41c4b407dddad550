"""What the views of the lesson share: how the world drifts, and the address of the run in hand."""

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from core.lessons.lifecycle.drift import DRIFT_SETTINGS, Drift, kinds_for
from core.messages import UserError
from core.serving.answer import watched_class
from core.serving.deployments import Deployment
from core.training.run import Run
from pages.components import state
from pages.components.serving import desk

VIEWS = "lifecycle_views"
FIRST_COLUMN = 1


@dataclass
class Hand:
    """Hold what the user has chosen in this lesson.

    Parameters
    ----------
    addresses : dict of str
        Key of a run -> the address where it is deployed.
    asked : set of str
        Of packages and updates that the user has asked for.
    """

    drift: Drift = field(default_factory=lambda: Drift(column=FIRST_COLUMN))
    margin: float = 0.01
    candidate: str = "both"
    flow: str = "deployment"
    addresses: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


def hand() -> Hand:
    """Return what the user has chosen."""
    found: Hand = st.session_state.setdefault("lifecycle", Hand())
    return found


def drift_of(run: Run) -> Drift:
    """Return the drift, with a column and a way that the run's data has."""
    chosen, names = hand().drift, run.data.feature_names
    column = min(chosen.column, len(names) - 1)
    kinds = kinds_for(len(run.data.categories.get(names[column], ())))
    return replace(chosen, column=column, kind=chosen.kind if chosen.kind in kinds else kinds[0])


def change_drift(run: Run, **values: Any) -> None:
    """Change the drift; a value that isn't allowed changes nothing and is said."""
    try:
        hand().drift = replace(drift_of(run), **values)
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def size_setting() -> tuple[int, int]:
    """Return the limits of a batch's size."""
    described: Any = DRIFT_SETTINGS["size"]
    return int(described.low), int(described.high)


def deployed(run: Run) -> Deployment | None:
    """Return what is deployed of a run in this session, unless it was retired."""
    address = hand().addresses.get(run.key)
    found = desk().deployments.find(address) if address else None
    return None if found is None or found.retired else found


def deploy(run: Run) -> None:
    """Give a run an address; the server keeps the run, wherever it came from."""
    mind = state.memory()
    if not state.is_bundled(run):
        from pages.components.engine import engine

        store = engine().store
        if store is not None:
            store.put(run)
    made = desk().deployments.deploy(run.key, mind.decision.threshold, mind.decision.positive)
    hand().addresses[run.key] = made.address


def watched(run: Run) -> int | None:
    """Return the class whose chance is watched."""
    return watched_class(state.memory().decision.positive, len(run.data.class_names))


def open_view(title: str) -> None:
    """Open another view of the lesson; to be called by a button, before the row of views is drawn."""
    state.memory().tabs[VIEWS] = st.session_state[VIEWS] = title


def log_name(run: Run) -> str:
    """Return under which name a run's log is kept: its address, or one of this session where it has none."""
    found = deployed(run)
    return found.address if found is not None else f"preview-{id(state.memory())}-{run.key}"
