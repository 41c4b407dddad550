"""The runs of the briefs that were handed in, found again and measured, when somebody asks for the documents."""

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from core.board.in_hand import InHand, is_own
from core.brief.facts import Facts
from core.brief.working import worked
from core.bundles import BUNDLES, bundle
from core.jobs.besides import besides
from core.rooms.leading import Handed

if TYPE_CHECKING:
    from core.jobs.engine import Engine
    from core.jobs.errand import Errand
    from core.store import Store
    from core.training.run import Run

PATIENCE = 30.0  # seconds at most for the simple models of all runs together
LOOK = 0.1  # seconds between two looks


def whole(
    engine: "Engine", store: "Store", handed: Sequence[Handed], patience: float = PATIENCE
) -> Mapping[int, Facts]:
    """Return person's number -> what their whole document is computed from; without those whose run isn't there.

    Parameters
    ----------
    patience : float
        Seconds at most that simple models may take; what isn't there by then is listed as open in the document.
    """
    named = {one.person.number: (one.brief, InHand.from_plain(one.in_hand)) for one in handed}
    runs = runs_of(store, handed)
    _fit(engine, runs.values(), patience)
    found = {}
    for number, (brief, hand) in named.items():
        run = runs.get(hand.key)
        if run is not None:
            found[number] = hand.facts(brief, run, worked(engine, store, run, hand.decision, hand.place))
    return found


def runs_of(store: "Store", handed: Iterable[Handed]) -> "dict[str, Run]":
    """Return key -> run of the runs in hand that are there."""
    keys = dict.fromkeys(InHand.from_plain(one.in_hand).key for one in handed)
    found = {key: run_of(store, key) for key in keys if key}
    return {key: run for key, run in found.items() if run is not None}


def run_of(store: "Store", key: str) -> "Run | None":
    """Return the run of a key, bundled or kept; None when it is gone."""
    shipped = next((run for run in map(bundle, BUNDLES) if run.key == key), None)
    return store.get(key) if shipped is None else shipped


def begin(engine: "Engine", runs: Iterable["Run"]) -> "list[Errand]":
    """Begin to fit simple models on the rows of each run, as the page of the brief does when it is opened."""
    return [
        engine.run(
            f"baselines-{run.key}", besides(run.experiment, run.data if is_own(run) else None), priority="person"
        )
        for run in runs
    ]


def _fit(engine: "Engine", runs: Iterable["Run"], patience: float) -> None:
    errands, until = begin(engine, runs), time.monotonic() + patience
    while any(errand.view().status == "running" for errand in errands) and time.monotonic() < until:
        time.sleep(LOOK)
