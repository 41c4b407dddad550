"""All that a decision brief is computed from: what the user has done, decided and said."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from core.brief.brief import Brief
from core.decision import Decision
from core.evaluation.predictions import Predictions, predictions_of
from core.ledger import Entry, Ledger
from core.lessons.planner.plan import Plan
from core.lessons.progress import Progress
from core.links import RUN, decision_link, to_link

if TYPE_CHECKING:
    from core.costs.costs import Costs
    from core.evaluation.baselines.beside import Beside
    from core.evaluation.spread import Spread
    from core.explanation.case import Case
    from core.explanation.trust.badge import Badge
    from core.explanation.whole import Whole
    from core.training.run import Run


BROUGHT = "scores"  # key of predictions that were brought along, in a link


@dataclass(frozen=True, eq=False)
class Worked:
    """Hold what workers have found of the run in hand so far; the brief never makes them work.

    Parameters
    ----------
    besides : tuple of Beside
        Simple models on the same rows.
    spread : Spread, optional
        The same training with other seeds.
    costs : Costs, optional
    whole : Whole, optional
        Many test rows explained.
    case : Case, optional
        One row explained, and `badge`: how far to trust that.
    """

    besides: "tuple[Beside, ...]" = ()
    spread: "Spread | None" = None
    costs: "Costs | None" = None
    whole: "Whole | None" = None
    case: "Case | None" = None
    badge: "Badge | None" = None


@dataclass(frozen=True, eq=False)
class Facts:
    """Hold what a brief is computed from.

    Parameters
    ----------
    predictions : Predictions
        In hand: the run's, or some that the user brought along.
    decision : Decision
    brief : Brief
    run : Run, optional
        None when predictions were brought along.
    plan : Plan
        Of what a large model would cost; the default one until the user changes it.
    progress : Progress
        Through the lessons.
    visited : frozenset of str
        Names of pages.
    ledger : Ledger
        All runs of this person.
    in_room : bool
        Whether the user is in a workshop's room.
    case : str
        Name in `SCENARIOS` of the case in hand; empty without.
    worked : Worked
    today : date
    """

    predictions: Predictions
    decision: Decision = field(default_factory=Decision)
    brief: Brief = field(default_factory=Brief)
    run: "Run | None" = None
    plan: Plan = field(default_factory=Plan)
    progress: Progress = field(default_factory=Progress)
    visited: frozenset[str] = frozenset()
    ledger: Ledger = field(default_factory=Ledger)
    in_room: bool = False
    case: str = ""
    worked: Worked = field(default_factory=Worked)
    today: date = field(default_factory=lambda: datetime.now(UTC).date())

    @property
    def it(self) -> Predictions:
        """The predictions as a decision sees them: one class against the rest."""
        return self.predictions.against(self.decision.positive)

    @property
    def entry(self) -> Entry | None:
        """The ledger's entry of the run in hand."""
        return None if self.run is None else self.ledger.get(self.run.key)

    @property
    def planned(self) -> bool:
        """Whether the user has changed the plan of what a large model would cost."""
        return self.plan != Plan()

    def said(self, question: str) -> str:
        """Return what the user answered to a question of `QUESTIONS`; empty where it is open."""
        return self.brief.answers.get(question, "")

    def link(self, page: str, **more: str) -> str:
        """Return the relative address that opens a page with the run and the decision in hand."""
        told = self._in_hand | more
        return f"{page}?{urlencode(told)}" if told else page

    @cached_property
    def _in_hand(self) -> dict[str, str]:
        run = {BROUGHT: self.predictions.key} if self.run is None else to_link(self.run.experiment)
        if self.run is not None and self.run.key != self.run.experiment.key:
            run[RUN] = self.run.key
        return run | decision_link(self.decision)


def facts_of(run: "Run", **known: object) -> Facts:
    """Return the facts of a run; `known` are further ones."""
    return Facts(predictions_of(run), run=run, **known)  # type: ignore[arg-type]
