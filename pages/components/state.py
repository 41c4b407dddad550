"""What a session remembers: the experiment being set up, the run in hand, a training under way, uploads, the brief.

Widgets only show this memory; it outlives them, so that changing page or language loses nothing. The experiment is in the
URL too, on every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import streamlit as st

from core.brief import Brief
from core.bundles import BUNDLES, bundle
from core.datasets import Dataset, load
from core.datasets.split import Split, split_rows
from core.experiment import SETTINGS, Experiment
from core.jobs import Job
from core.links import from_link, to_link
from core.messages import N_, Message, UserError
from core.training.run import Run
from pages.components.engine import engine
from pages.components.i18n import PARAM

FIRST_BUNDLE = "german_credit"
UNDER_WAY = ("waiting", "running", "paused")


class Owner:
    """Stand for a session: the engine drops trainings whose owners are all gone."""


@dataclass
class Memory:
    """Hold what a session remembers.

    Parameters
    ----------
    draft : Experiment
        As the widgets show it.
    run : Run
        In hand: all pages look at it.
    job : Job, optional
        The training under way.
    opened : str
        Key of the run that was opened from the store instead of trained again.
    trained : dict
        This session's own runs by key, in the order in which they were made.
    uploads : dict
        This session's own tables by name.
    complaints : list of Message
        To be shown once at the top of the page.
    owner : Owner
        Its trainings end when the session, and with it this, is gone.
    """

    draft: Experiment
    run: Run
    job: Job | None = None
    opened: str = ""
    trained: dict[str, Run] = field(default_factory=dict)
    uploads: dict[str, Dataset] = field(default_factory=dict)
    brief: Brief = field(default_factory=Brief)
    visited: set[str] = field(default_factory=set)
    complaints: list[Message] = field(default_factory=list)
    owner: Owner = field(default_factory=Owner)


def memory() -> Memory:
    """Return the session's memory; the first call reads the link that the session was opened with."""
    if "memory" not in st.session_state:
        st.session_state["memory"] = _opened_with(
            {name: text for name, text in st.query_params.items() if name in SETTINGS}
        )
    kept: Memory = st.session_state["memory"]
    return kept


def _opened_with(link: Mapping[str, str]) -> Memory:
    first = bundle(FIRST_BUNDLE)
    if not link:
        return Memory(first.experiment, first)
    experiment, complaints = from_link(link)
    run, job = known(experiment), engine().find(experiment.key)
    mind = Memory(experiment, run or first, complaints=list(complaints))
    if run is None and job is not None and job.view().status in UNDER_WAY:
        mind.job = engine().submit(experiment, owner=mind.owner)
    elif run is None:
        mind.complaints.append(
            Message(N_("Nobody has trained this experiment here yet: press Train to see its result."))
        )
    return mind


def known(experiment: Experiment) -> Run | None:
    """Return the finished run of an experiment, made here or bundled."""
    bundled = (bundle(name) for name in BUNDLES)
    return engine().store.get(experiment.key) or next((run for run in bundled if run.experiment == experiment), None)


def change(**values: Any) -> None:
    """Change settings of the draft; a value that isn't allowed leaves everything as it was and is complained about."""
    try:
        memory().draft = replace(memory().draft, **values)
    except UserError as problem:
        memory().complaints.append(problem.message)


def take(run: Run) -> None:
    """Take a run in hand, and its experiment as the draft."""
    memory().run, memory().draft = run, run.experiment


def train() -> None:
    """Open the draft's run when there is one already, else start its training."""
    mind = memory()
    found = known(mind.draft)
    if found is None:
        mind.job = engine().submit(mind.draft, mind.uploads.get(mind.draft.dataset), mind.owner)
        return
    take(found)
    mind.trained[found.key], mind.opened = found, found.key


def finish(run: Run | None, error: Message | None) -> None:
    """Take the result of the training under way in hand; without one, say why and keep what was there."""
    mind = memory()
    mind.job = None
    if run is not None:
        mind.run, mind.opened, mind.trained[run.key] = run, "", run
    if error is not None:
        mind.complaints.append(error)


def is_bundled(run: Run) -> bool:
    """Tell whether a run came with the product."""
    return run.key in {bundle(name).key for name in BUNDLES}


def runs() -> Mapping[str, Run]:
    """Return what can be taken in hand, by key: this session's own runs, the newest first, then the bundled ones."""
    own = dict(reversed(memory().trained.items()))
    return own | {run.key: run for run in map(bundle, BUNDLES)}


def data_of(experiment: Experiment) -> tuple[Dataset, Split]:
    """Return the data of an experiment and its split."""
    return data_named(experiment), _split(
        data_named(experiment), experiment.test_size, experiment.val_size, experiment.split_seed
    )


def data_named(experiment: Experiment) -> Dataset:
    """Return the data of an experiment: this session's upload, that of the run in hand, or the registry's."""
    run, e = memory().run, experiment
    if e.dataset in memory().uploads:
        return memory().uploads[e.dataset]
    if e.dataset == run.data.name and not run.data.drawn:
        return run.data
    return load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed)


_split = lru_cache(maxsize=8)(split_rows)


def steps_taken() -> set[str]:
    """Return the steps of the path that the user has taken."""
    own = list(memory().trained.values())
    taken = {
        "seen": "playground" in memory().visited,
        "trained": bool(own),
        "compared": len(own) > len({run.data.name for run in own}),
        "uploaded": bool(memory().uploads),
        "kept": bool(memory().brief.findings),
    }
    return {step for step, is_taken in taken.items() if is_taken}


def keep_url() -> None:
    """Write the draft into the URL, which navigation empties; the first one needs no words."""
    draft = memory().draft
    wanted = {} if draft == bundle(FIRST_BUNDLE).experiment else to_link(draft)
    wanted |= {PARAM: st.query_params[PARAM]}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
