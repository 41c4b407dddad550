"""What pages do with a session's memory.

Widgets only show this memory; it outlives them, so that changing page or language loses nothing. The experiment is in the
URL too, on every page, and so is the key of the run or training in hand where that is another one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.bundles import BUNDLES, bundle
from core.classics import CLASSICS, LESSON
from core.datasets import Dataset, load
from core.datasets.preparation import Split, split_of
from core.evaluation.predictions import Predictions, predictions_of
from core.experiment import Experiment
from core.guessing import revealed
from core.jobs import Job
from core.ledger import Entry
from core.links import RUN, decision_link, to_link, view_link
from core.markdown import as_written
from core.messages import N_, Message, UserError
from core.suiting import followed, suited
from core.training.run import Run
from pages.components import ledger
from pages.components.engine import engine
from pages.components.i18n import PARAM
from pages.components.memory import FIRST_BUNDLE, SEEN, SEEN_COUNTS, UNDER_WAY, Memory, known, opened_with
from pages.components.room import locks, telling
from pages.components.search_memory import PARAM as SEARCH
from pages.components.shelf import link_of_brought

__all__ = ["UNDER_WAY", "memory"]
EARLIER = 5  # runs of earlier visits that are offered
TOO_SOON = N_("Stopped before its first epoch was over, so there is no result to show.")
GONE = N_("“{name}” is no longer kept on this server. Your runs, under “What works better?”, still have its settings.")


def memory() -> Memory:
    """Return the session's memory; the first call reads the link that the session was opened with."""
    kept: Memory | None = st.session_state.get("memory")  # asked for hundreds of times a page, so looked for once
    if kept is None:
        kept = st.session_state["memory"] = opened_with(st.query_params.to_dict())
        change()
    return kept


def change(**values: Any) -> None:
    """Change settings of the draft, and what doesn't go with them; one that isn't allowed changes nothing and is said."""
    mind = memory()
    try:
        draft, left_out = followed(mind.draft, replace(mind.draft, **locks.allowed(mind, values)))
        mind.draft, said = suited(draft, data_named(draft))
        mind.complaints.extend((*left_out, *said))
    except UserError as problem:
        mind.complaints.append(problem.message)


def take(run: Run) -> None:
    """Take a run in hand, and its experiment as the draft."""
    mind = memory()
    mind.run, mind.draft, mind.fresh, mind.judging = run, locks.held(mind, run.experiment), False, ""


def train() -> None:
    """Open the draft's run when there is one already, else start its training; one at a time."""
    mind = memory()
    if mind.job is not None:
        return
    found = known(mind.draft)
    if found is None:
        mind.job = engine().submit(mind.draft, mind.uploads.get(mind.draft.dataset), mind.owner)
        telling.begun(mind, mind.job.experiment)
        return
    take(found)
    _reveal(found)
    mind.trained[found.key], mind.opened = found, found.key
    ledger.note(mind, found)
    telling.tried(mind, found)


def train_first(experiment: Experiment) -> None:
    """Train an experiment that somebody asked for before seeing any setting; a training under way goes on instead."""
    if memory().job is None and locks.is_allowed(memory(), experiment):
        memory().draft = experiment
        train()


def start_lesson(name: str) -> None:
    """Take a ready experiment, and train it or open its run; a training under way goes on instead."""
    if memory().job is None and locks.is_allowed(memory(), CLASSICS[name].experiment):
        memory().lesson = name
        train_first(CLASSICS[name].experiment)


def lesson_link(experiment: Experiment) -> dict[str, str]:
    """Return the parameter that says which ready experiment a link to an experiment is about, if it is about one."""
    classic = CLASSICS.get(memory().lesson)
    return {LESSON: memory().lesson} if classic is not None and classic.experiment == experiment else {}


def finish(run: Run | None, error: Message | None) -> None:
    """Take the result of the training under way in hand; without one, say why and keep what was there."""
    mind = memory()
    mind.job = None
    if run is not None:
        mind.run, mind.opened, mind.trained[run.key], mind.fresh, mind.judging = run, "", run, False, ""
        _reveal(run)
        ledger.note(mind, run)
        telling.tried(mind, run)
    else:
        mind.complaints.append(error or Message(TOO_SOON))


def collect() -> bool:
    """Take the result of a training that has ended in hand, on whatever page; tell whether there was one."""
    job = memory().job
    view = None if job is None else job.view()
    if view is None or view.status in UNDER_WAY:
        return False
    finish(view.run, view.error)
    return True


def step() -> None:
    """Train one epoch: of the training under way, or of one that begins now and waits after it."""
    mind = memory()
    if mind.job is not None:
        mind.job.step()
        return
    mind.job = engine().begin(mind.draft, mind.uploads.get(mind.draft.dataset), mind.owner, wish=Job.step)
    telling.begun(mind, mind.job.experiment)


def reset() -> None:
    """Put the network back to its start; a training under way ends and leaves nothing."""
    mind = memory()
    if mind.job is not None:
        mind.job.stop()
    mind.job, mind.fresh = None, True


def look(**values: Any) -> None:
    """Change how the playground is looked at."""
    memory().view = replace(memory().view, **values)


def judged() -> Predictions:
    """Return the predictions in hand: those that the user brought along, or the run's."""
    return memory().brought.get(memory().judging) or predictions_of(memory().run)


def decide(**values: Any) -> None:
    """Change the decision; a value that isn't allowed changes nothing and is said."""
    mind = memory()
    try:
        mind.decision = replace(mind.decision, **values)
    except UserError as problem:
        mind.complaints.append(problem.message)
        return
    telling.decided(mind)


def _reveal(run: Run) -> None:
    """Score the guess that was made for this run."""
    mind = memory()
    if mind.guess is not None and mind.guess.key == run.key:
        mind.guesses.append(revealed(mind.guess, run))
        mind.guess = None


def is_bundled(run: Run) -> bool:
    """Tell whether a run came with the product."""
    return run.key in _bundled()


def _bundled() -> set[str]:
    return {bundle(name).key for name in BUNDLES}


def runs() -> Mapping[str, Run]:
    """Return what can be taken in hand, by key: the session's own runs, the newest first, that of its link, the bundled."""
    own = dict(reversed(memory().trained.items()))
    return own | {run.key: run for run in (memory().run, *map(bundle, BUNDLES))}


def earlier() -> list[Entry]:
    """Return the newest runs of the person's ledger that `runs` lacks: those of earlier visits."""
    here = runs()
    return [entry for entry in memory().ledger.entries if entry.key not in here][:EARLIER]


def take_earlier(entry: Entry) -> None:
    """Take a run of an earlier visit in hand; one that is gone is said to be."""
    run = ledger.run_of(memory(), entry.key)
    if run is None:
        name = entry.title if isinstance(entry.title, Message) else as_written(entry.title)
        memory().complaints.append(Message.of(GONE, name=name))
        return
    take(run)
    ledger.remember(memory(), run)


def data_of(experiment: Experiment) -> tuple[Dataset, Split]:
    """Return the data of an experiment and its split."""
    return data_named(experiment), split_of(experiment, data_named(experiment))


def data_named(experiment: Experiment) -> Dataset:
    """Return the data of an experiment: this session's upload, that of the run in hand, or the registry's."""
    run, e = memory().run, experiment
    if e.dataset in memory().uploads:
        return memory().uploads[e.dataset]
    if e.dataset == run.data.name and not run.data.drawn:
        return run.data
    return load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed)


def own_runs() -> tuple[Entry, ...]:
    """Return the runs that this person made, the newest first, also those of earlier visits."""
    shown_only = _bundled() - set(memory().trained)  # that the user compared something with, and never trained
    return tuple(entry for entry in memory().ledger.entries if entry.key not in shown_only)


def keep_url() -> None:
    """Write the draft, and what is in hand where it is another, into the URL, which navigation empties."""
    ways = view_link(memory().view), decision_link(memory().decision), link_of_brought(memory())
    ways = *ways, memory().explaining.link(memory().run), memory().learning.link(), memory().casing.link()
    ways = *ways, memory().room.link()
    links = _draft_link(), _hand_link(), _lesson_link(), _ledger_link(), _search_link(), _seen_link(), *ways
    wanted = {name: text for link in links for name, text in link.items()} | {PARAM: st.query_params[PARAM]}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _draft_link() -> dict[str, str]:
    """Return the draft's parameters; the first one needs no words, unless a ready experiment would speak for it."""
    draft = memory().draft
    return {} if draft == bundle(FIRST_BUNDLE).experiment and not memory().lesson else to_link(draft)


def _hand_link() -> dict[str, str]:
    """Return the key of the training under way or the own run in hand, when the draft doesn't say it."""
    mind = memory()
    in_hand = mind.job or mind.run
    told = in_hand.experiment == mind.draft or (mind.job is None and is_bundled(mind.run))
    return {} if told else {RUN: in_hand.key}


def _lesson_link() -> dict[str, str]:
    """Return the ready experiment that is talked about, also where its settings were changed since."""
    return {LESSON: memory().lesson} if memory().lesson else {}


def _ledger_link() -> dict[str, str]:
    """Return the token of the ledger, so that a reload or a bookmark finds it; links for others are made without."""
    mind = memory()
    ledger.stay(mind)
    return {ledger.PARAM: mind.token} if mind.token else {}


def _seen_link() -> dict[str, str]:
    """Return the pages whose visit is a step of the way, so that a reload finds the steps taken."""
    seen = ",".join(name for name in SEEN_COUNTS if name in memory().visited)
    return {SEEN: seen} if seen else {}


def _search_link() -> dict[str, str]:
    """Return the key of the search in hand, so that a reload finds it."""
    key = memory().search.key
    return {SEARCH: key} if key else {}
