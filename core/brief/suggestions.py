"""Risks and milestones that the run in hand suggests; a user takes them over, or doesn't."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from core.brief.answers import chosen
from core.brief.facts import Facts
from core.brief.plan import Milestone, Risk
from core.brief.standing import standing
from core.card.limits import FEW
from core.datasets import UPLOAD_PREFIX
from core.evaluation.calibration import reliability_of
from core.evaluation.groups.columns import columns, sensitive, usual
from core.evaluation.groups.gaps import gaps
from core.evaluation.groups.parts import parts_of
from core.evaluation.groups.words import gaps_title, too_few
from core.evaluation.money.month import month_of
from core.evaluation.money.worth import worth
from core.messages import N_, Message, Translate, UserError

T = TypeVar("T")


@dataclass(frozen=True)
class SuggestedRisk:
    """Hold a risk with what shows it, in words to be translated."""

    name: Message
    likelihood: int
    impact: int
    response: Message

    def taken(self, translate: Translate) -> Risk:
        """Return it as the user's own."""
        return Risk(self.name.text(translate), self.likelihood, self.impact, "", self.response.text(translate))


@dataclass(frozen=True)
class SuggestedMilestone:
    """Hold a milestone, or what to watch, in words to be translated."""

    name: Message
    watch: bool = False

    def taken(self, translate: Translate) -> Milestone:
        """Return it as the user's own; who and until when is theirs to say."""
        return Milestone(self.name.text(translate), watch=self.watch)


def suggested_risks(facts: Facts) -> tuple[SuggestedRisk, ...]:
    """Return risks that are measured or known of what is in hand, the heaviest first."""
    found = [risk for find in _RISKS for risk in _tried(find, facts)]
    return tuple(sorted(found, key=lambda risk: -risk.likelihood * risk.impact))


def suggested_milestones(facts: Facts) -> tuple[SuggestedMilestone, ...]:
    """Return steps and things to watch that follow from what is in hand."""
    return tuple(step for find in _STEPS for step in _tried(find, facts))


def _tried(find: Callable[[Facts], Iterator[T]], facts: Facts) -> Sequence[T]:
    try:
        return list(find(facts))
    except UserError:  # what can't be computed suggests nothing
        return []


def _no_skill(facts: Facts) -> Iterator[SuggestedRisk]:
    it = standing(facts)
    if not it.beats_baseline:
        name = N_(
            "The model is no better than none: {score} may be as low as {low:.2f}, and {baseline:.2f} needs no model"
        )
        yield SuggestedRisk(Message.of(name, score=it.label, low=it.low, baseline=it.baseline), 4, 5,
                            Message(N_("Grade it on more rows before anybody relies on it.")))  # fmt: skip


def _no_money(facts: Facts) -> Iterator[SuggestedRisk]:
    if facts.predictions.classes and worth(facts.it, facts.decision).kind != "worth":
        yield SuggestedRisk(Message(N_("It earns no more than acting without it")), 4, 4,
                            Message(N_("Try it beside the simple rule for a month, and keep the rule if it does as well.")))  # fmt: skip


def _unequal(facts: Facts) -> Iterator[SuggestedRisk]:
    if not facts.predictions.classes or not columns(facts.it):
        return
    parts = parts_of(facts.it, usual(facts.it))
    found = gaps(parts, facts.decision.threshold)
    if too_few(parts) is None and any(gap.sure for gap in found.values()):
        heavy = 5 if usual(facts.it) in sensitive(facts.it) else 3
        yield SuggestedRisk(gaps_title(parts, found), 4, heavy,
                            Message(N_("Have a person read what is flagged in the group that is flagged more, and count again each month.")))  # fmt: skip


def _off(facts: Facts) -> Iterator[SuggestedRisk]:
    if facts.predictions.classes and reliability_of(facts.it).is_off:
        yield SuggestedRisk(Message(N_("Its chances can't be taken at their word")), 4, 3,
                            Message(N_("Correct them on rows that taught nothing, or use them to rank only.")))  # fmt: skip


def _few(facts: Facts) -> Iterator[SuggestedRisk]:
    if not facts.predictions.classes:
        return
    count = int(np.sum(facts.it.y_true == 1))
    if count < FEW:
        name = N_("The grade rests on {n} rows that are “{name}”")
        yield SuggestedRisk(Message.of(name, n=count, name=facts.it.flagged_name), 4, 4,
                            Message(N_("Collect more of them before the decision.")))  # fmt: skip


def _rights(facts: Facts) -> Iterator[SuggestedRisk]:
    uploaded = facts.run is None or facts.run.data.name.startswith(UPLOAD_PREFIX)
    if uploaded and not facts.said("ground"):
        yield SuggestedRisk(Message(N_("Nobody has said by what right the rows are used")), 3, 5,
                            Message(N_("Ask the data protection officer before the next training.")))  # fmt: skip
    if chosen(facts, "personal") == "yes" and sensitive(facts.predictions):
        yield SuggestedRisk(Message(N_("Personal data with protected traits is learned from")), 3, 4,
                            Message(N_("Assess the impact on those concerned, and write it down.")))  # fmt: skip


def _elsewhere(facts: Facts) -> Iterator[SuggestedRisk]:
    if facts.run is not None and not facts.run.data.drawn:
        yield SuggestedRisk(Message(N_("Today's cases are not like the rows that it learned from")), 3, 4,
                            Message(N_("Watch the share flagged and the outcomes, month by month, and train anew when they move.")))  # fmt: skip


_RISKS: Sequence[Callable[[Facts], Iterator[SuggestedRisk]]] = (_no_skill, _no_money, _unequal, _off, _few, _rights, _elsewhere)  # fmt: skip


def _try(facts: Facts) -> Iterator[SuggestedMilestone]:
    yield SuggestedMilestone(Message(N_("The rule for go or no-go is written down")))
    yield SuggestedMilestone(Message(N_("It is graded on rows of our own that nobody has looked at")))
    yield SuggestedMilestone(Message(N_("It runs beside today's way for a month, and decides nothing")))


def _watch(facts: Facts) -> Iterator[SuggestedMilestone]:
    it = standing(facts)
    name = N_("{score} of the last month's cases, not below {low:.2f}")
    yield SuggestedMilestone(Message.of(name, score=it.label, low=it.low), watch=True)
    if not facts.predictions.classes:
        return
    month = month_of(facts.it.curve, facts.decision)
    if month.cases > 0:
        text = N_("Share flagged, {share:.0f} of 100 by these rows: look when it leaves that by a third")
        yield SuggestedMilestone(Message.of(text, share=100 * month.flagged / month.cases), watch=True)
    if columns(facts.it):
        text = N_("Share flagged by {column}")
        yield SuggestedMilestone(Message.of(text, column=facts.it.card.shown(usual(facts.it))), watch=True)


_STEPS: Sequence[Callable[[Facts], Iterator[SuggestedMilestone]]] = (_try, _watch)
