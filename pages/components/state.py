"""What a session remembers: the experiment being set up, the run in hand, a training under way, uploads, the brief.

Widgets only show this state; it outlives them, so that changing page or language loses nothing. The experiment is in the
URL too, on every page.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import streamlit as st

from core.bundles import BUNDLES, bundle
from core.datasets.dataset import Dataset
from core.experiment import SETTINGS, Experiment
from core.links import from_link, to_link
from core.messages import Message, N_, UserError
from core.training.run import Run
from pages.components.engine import engine
from pages.components.i18n import PARAM

FIRST_BUNDLE = "german_credit"


def memory() -> MutableMapping[str, Any]:
    """Return the session's memory, its entries made on first use."""
    if "draft" not in st.session_state:
        _begin()
    return st.session_state


def _begin() -> None:
    link = {name: text for name, text in st.query_params.items() if name in SETTINGS}
    experiment, complaints = from_link(link) if link else (_first().experiment, ())
    st.session_state.update(
        draft=experiment, job=None, run=None, trained={}, uploads={}, findings=[], done=set(),
        owner=uuid4().hex, complaints=list(complaints),
    )  # fmt: skip
    _find(experiment)


def _first() -> Run:
    return bundle(FIRST_BUNDLE)


def _find(experiment: Experiment) -> None:
    """Take the finished or unfinished training of an experiment in hand, if there is one."""
    job = engine().find(experiment.key)
    st.session_state["run"] = known(experiment)
    if st.session_state["run"] is None and job is not None:
        st.session_state["job"] = job
    elif st.session_state["run"] is None and experiment != _first().experiment:
        st.session_state["complaints"].append(
            Message(N_("Nobody has trained this experiment here yet: press Train to see its result."))
        )


def known(experiment: Experiment) -> Run | None:
    """Return the finished run of an experiment, made here or bundled."""
    bundled = (bundle(name) for name in BUNDLES)
    return engine().store.get(experiment.key) or next((run for run in bundled if run.experiment == experiment), None)


def draft() -> Experiment:
    """Return the experiment being set up."""
    made: Experiment = memory()["draft"]
    return made


def change(**values: Any) -> None:
    """Change settings of the draft; a value that isn't allowed leaves everything as it was and is complained about."""
    try:
        memory()["draft"] = replace(draft(), **values)
    except UserError as problem:
        complain(problem.message)


def complain(message: Message) -> None:
    """Show a message at the top of the page, once."""
    memory()["complaints"].append(message)


def run_in_hand() -> Run:
    """Return the run that all pages look at."""
    return memory()["run"] or _first()


def take(run: Run) -> None:
    """Take a run in hand, and its experiment as the draft."""
    memory().update(run=run, draft=run.experiment)


def bundled(run: Run) -> bool:
    """Tell whether a run came with the product."""
    return run.key in {bundle(name).key for name in BUNDLES}


def runs() -> Mapping[str, Run]:
    """Return what can be taken in hand, by key: this session's own runs, the newest first, then the bundled ones."""
    own = dict(reversed(memory()["trained"].items()))
    return own | {run.key: run for run in map(bundle, BUNDLES)}


def upload_of(experiment: Experiment) -> Dataset | None:
    """Return this session's upload that an experiment is about, if any."""
    found: Dataset | None = memory()["uploads"].get(experiment.dataset)
    return found


def keep_url() -> None:
    """Write the draft into the URL, which navigation empties; the first one needs no words."""
    wanted = {} if draft() == _first().experiment else to_link(draft())
    wanted |= {PARAM: st.query_params[PARAM]}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def train() -> None:
    """Open the draft's run when there is one already, else start its training."""
    done = known(draft())
    if done is not None:
        take(done)
        memory()["trained"].setdefault(done.key, done)
        memory()["opened"] = done.key
        return
    memory()["job"] = engine().submit(draft(), upload_of(draft()), memory()["owner"])


def finish(run: Run | None, error: Message | None) -> None:
    """Take the result of the training under way in hand; without one, say why and keep what was there."""
    memory()["job"] = None
    if run is not None:
        memory()["trained"][run.key] = run
        memory().update(run=run, opened=None)
    if error is not None:
        complain(error)
