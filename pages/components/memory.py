"""What a session remembers, and how it begins: empty-handed with a bundled run, or by a link."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.brief import Brief
from core.bundles import BUNDLES, bundle
from core.classics import CLASSICS, LESSON
from core.datasets import UPLOAD_PREFIX, Dataset
from core.decision import Decision
from core.evaluation.predictions import Predictions
from core.experiment import SETTINGS, Experiment
from core.guessing import Guess, Outcome
from core.jobs import Job, JobView, Owner
from core.ledger import Ledger
from core.links import RUN, decision_from_link, from_link, view_from_link
from core.messages import N_, Message
from core.training.run import Run
from core.views import View
from pages.components import ledger
from pages.components.case_memory import CaseMemory
from pages.components.engine import engine
from pages.components.explain_memory import PARAM as ROW
from pages.components.explain_memory import ExplainMemory
from pages.components.lesson_memory import LessonMemory
from pages.components.presence import owner
from pages.components.room_memory import RoomMemory
from pages.components.search_memory import PARAM as SEARCH
from pages.components.search_memory import SearchMemory
from pages.components.shelf import PARAM as SCORES
from pages.components.shelf import find_brought
from pages.components.spots import opened

FIRST_BUNDLE = "german_credit"
UNDER_WAY = ("waiting", "running", "paused")
SEEN, SEEN_COUNTS = "seen", ("metrics", "explain", "scenarios")  # pages whose visit is a step of the way


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
    visited : set of str
        Pages that the user has been to.
    complaints : list of Message
        To be shown once at the top of the page.
    panel_open : bool
        Whether a phone shows the settings.
    view : View
        How the playground is looked at.
    fresh : bool
        Whether the user has put the network back to its start, and trained nothing since.
    guess : Guess, optional
        Of the score of the draft, before it is trained.
    guesses : list of Outcome
        Guesses made in this session and what came of them.
    tabs : dict of str
        Titles of the open tabs by the key of their row.
    owner : Owner
        Its trainings end when the session's page has been closed for a while.
    ledger : Ledger
        This person's runs, also those of earlier visits.
    brief : Brief
        What this person keeps and says, also on earlier visits.
    token : str
        Ledger and brief are kept under it; empty until there is something to keep.
    lesson : str
        The name of the ready experiment that the playground talks about; empty without one.
    search : SearchMemory
        The search for better settings.
    decision : Decision
        From where on the user acts, and what is at stake: all pages read it.
    brought : dict of Predictions
        That the user brought along, made elsewhere, by key.
    judging : str
        Key of those of them that are in hand; empty when a run is.
    explaining : ExplainMemory
        Which row is explained, and how.
    learning : LessonMemory
        Which lesson is open, and how far the user has come through all.
    casing : CaseMemory
        Which application case is open, and the user's own idea.
    room : RoomMemory
        The workshop room that the session is in, and as whom.
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
    panel_open: bool = False
    view: View = field(default_factory=View)
    fresh: bool = False
    guess: Guess | None = None
    guesses: list[Outcome] = field(default_factory=list)
    tabs: dict[str, str] = field(default_factory=dict)
    owner: Owner = field(default_factory=owner)
    ledger: Ledger = field(default_factory=Ledger)
    token: str = ""
    lesson: str = ""
    search: SearchMemory = field(default_factory=SearchMemory)
    decision: Decision = field(default_factory=Decision)
    brought: dict[str, Predictions] = field(default_factory=dict)
    judging: str = ""
    explaining: ExplainMemory = field(default_factory=ExplainMemory)
    learning: LessonMemory = field(default_factory=LessonMemory)
    casing: CaseMemory = field(default_factory=CaseMemory)
    room: RoomMemory = field(default_factory=RoomMemory)


def opened_with(link: Mapping[str, str]) -> Memory:
    """Return the memory of a session that begins with a link's parameters."""
    first = bundle(FIRST_BUNDLE)
    lesson = link.get(LESSON, "") if link.get(LESSON) in CLASSICS else ""
    named = any(name in SETTINGS for name in link)
    usual = CLASSICS[lesson].experiment if lesson else first.experiment
    draft, complaints = from_link(link) if named else (usual, ())
    view, refused = view_from_link(link)
    decision, wrong = decision_from_link(link)
    mind = Memory(
        draft, known(draft) or first, complaints=[*complaints, *refused, *wrong], view=view, decision=decision
    )
    mind.ledger, mind.brief, mind.token = ledger.opened(link.get(ledger.PARAM, ""), mind.owner)
    mind.tabs = opened(link)
    mind.search.key = link.get(SEARCH, "")
    mind.visited.update(set(link.get(SEEN, "").split(",")) & set(SEEN_COUNTS))
    mind.lesson, mind.explaining.wish, mind.learning = lesson, link.get(ROW, ""), LessonMemory.opened(link)
    mind.casing, mind.room = CaseMemory.opened(link), RoomMemory.opened(link)
    _find(mind, link.get(RUN, draft.key))
    if RUN not in link:
        _replay(mind)
    if named and mind.job is None and mind.run is first and draft != first.experiment:
        mind.complaints.append(
            Message(N_("Nobody has trained this experiment here yet: press Train to see its result."))
        )
    _forget_lost_upload(mind)
    find_brought(mind, link.get(SCORES, ""))
    return mind


def known(experiment: Experiment) -> Run | None:
    """Return the finished run of an experiment, made here or bundled; one that was stopped is not finished."""
    job = engine().find(experiment.key)
    run = job.view().run if job is not None else None
    if run is not None and not run.stopped:
        return run
    return next((run for run in map(bundle, BUNDLES) if run.experiment == experiment), None)


def _find(mind: Memory, key: str) -> None:
    """Take a training or a run of this server in hand again, with the table that it was about."""
    job = engine().find(key, mind.owner)
    if job is None:
        return
    view: JobView = job.view()
    if view.status in UNDER_WAY:
        mind.job = job
    elif view.run is not None:
        mind.run = view.run
    data = job.dataset if view.run is None else view.run.data
    if data is not None and data.name.startswith(UPLOAD_PREFIX):
        mind.uploads[data.name] = data


def _replay(mind: Memory) -> None:
    """Train the ready experiment that a link is about, where nobody has."""
    classic = CLASSICS.get(mind.lesson)
    if classic is not None and mind.job is None and mind.draft == classic.experiment != mind.run.experiment:
        mind.job = engine().submit(mind.draft, owner=mind.owner)


def _forget_lost_upload(mind: Memory) -> None:
    name, data = mind.draft.dataset, mind.run.data
    if name.startswith(UPLOAD_PREFIX) and name not in mind.uploads and name != data.name:
        mind.draft = replace(mind.draft, dataset=bundle(FIRST_BUNDLE).experiment.dataset)
        mind.complaints.append(
            Message(N_("The table that this link is about isn't on this server: upload it to train on it again."))
        )
