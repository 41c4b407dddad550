"""What was in hand when a brief was handed in: enough to write the whole document again, and no more."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, urlsplit

from core.brief.brief import Brief
from core.brief.facts import BROUGHT, Facts, Worked
from core.brief.finding import Finding
from core.brief.sections.model import compared
from core.datasets import UPLOAD_PREFIX
from core.decision import Decision
from core.evaluation.predictions import predictions_of
from core.ledger import Entry, Ledger
from core.lessons.planner.plan import PLAN_SETTINGS, Plan
from core.lessons.progress import Progress
from core.links import decision_from_link, decision_link
from core.messages import UserError

if TYPE_CHECKING:
    from core.training.run import Run

WRONG = (ValueError, TypeError, KeyError, AttributeError, OverflowError, UserError)


@dataclass(frozen=True)
class InHand:
    """Name the run and all else that a brief is computed from, beside the brief itself.

    Parameters
    ----------
    key : str
        Of the run in hand; empty when none was handed in.
    own : bool
        Whether there was one that stayed with its owner, being about their own data.
    decision : Decision
    plan : Plan
        Of what a large model would cost.
    progress : Progress
    visited : tuple of str
        Names of pages.
    case : str
        Name of the case in hand.
    place : int, optional
        Of the test row in hand on the page of explanations.
    entries : tuple of Entry
        The runs of the same data, without their owner's names and notes.
    """

    key: str = ""
    own: bool = False
    decision: Decision = field(default_factory=Decision)
    plan: Plan = field(default_factory=Plan)
    progress: Progress = field(default_factory=Progress)
    visited: tuple[str, ...] = ()
    case: str = ""
    place: int | None = None
    entries: tuple[Entry, ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return {
            "key": self.key,
            "own": self.own,
            "decision": decision_link(self.decision),
            "plan": {name: getattr(self.plan, name) for name in PLAN_SETTINGS},
            "progress": self.progress.text(),
            "visited": list(self.visited),
            "case": self.case,
            "place": self.place,
            "entries": [entry.to_plain() for entry in self.entries],
        }

    @classmethod
    def from_plain(cls, plain: Any) -> Self:
        """Make it from what `to_plain` gave; make an empty one from anything else, such as the nothing of older rows."""
        try:
            return cls(
                key=str(plain["key"]),
                own=bool(plain["own"]),
                decision=decision_from_link(plain["decision"])[0],
                plan=Plan(**plain["plan"]),
                progress=Progress.read(str(plain["progress"])),
                visited=tuple(map(str, plain["visited"])),
                case=str(plain["case"]),
                place=None if plain["place"] is None else int(plain["place"]),
                entries=tuple(map(Entry.from_plain, plain["entries"])),
            )
        except WRONG:
            return cls()

    def facts(self, brief: Brief, run: "Run", worked: Worked) -> Facts:
        """Return what the whole document is computed from, once the run is found again."""
        return Facts(
            predictions=predictions_of(run), decision=self.decision, brief=brief, run=run, plan=self.plan,
            progress=self.progress, visited=frozenset(self.visited), ledger=Ledger(self.entries), in_room=True,
            case=self.case, worked=worked,
        )  # fmt: skip


def in_hand(facts: Facts, place: int | None = None, agreed: bool = False) -> InHand:
    """Return what of a participant's facts goes with the brief: nothing about their own data unless they agree.

    Parameters
    ----------
    place : int, optional
        Of the test row in hand on the page of explanations.
    agreed : bool
        Whether a run on an upload may go with it.
    """
    run = facts.run
    if run is None or (is_own(run) and not agreed):
        return InHand(own=True)
    entries = tuple(replace(entry, name="", note="", pinned=False) for entry in compared(facts))
    visited = tuple(sorted(facts.visited))
    return InHand(run.key, False, facts.decision, facts.plan, facts.progress, visited, facts.case, place, entries)


def is_own(run: "Run") -> bool:
    """Tell whether a run is about a table that its owner uploaded."""
    return run.data.name.startswith(UPLOAD_PREFIX)


def closed(brief: Brief) -> Brief:
    """Return a brief whose links open no data that its owner brought along; what the findings say stays."""
    return replace(brief, findings=tuple(map(_closed, brief.findings)))


def _closed(finding: Finding) -> Finding:
    told = parse_qsl(urlsplit(finding.link).query)
    private = any(name == BROUGHT or value.startswith(UPLOAD_PREFIX) for name, value in told)
    return replace(finding, link=finding.page) if private else finding
