"""People, milestones, risks, and what to watch after launch."""

from collections.abc import Iterable, Iterator

from core.brief.brief import Brief
from core.brief.facts import Facts
from core.brief.plan import Milestone, Risk
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Piece, Table, Text, Word
from core.messages import N_, Message

NOBODY, NO_DATE = N_("nobody yet"), N_("no date yet")


def _find(facts: Facts) -> Found:
    milestones = facts.brief.milestones
    steps, watched = [one for one in milestones if not one.watch], [one for one in milestones if one.watch]
    if milestones or facts.brief.risks:
        written = {"steps": len(steps), "watched": len(watched), "risks": len(facts.brief.risks)}
        yield Text(Message.of(N_("Written down: {steps:,} milestones, {watched:,} things to watch after launch, {risks:,} risks."), **written))  # fmt: skip
    yield from plan_tables(facts.brief)
    yield from _open(facts, steps, watched)


def plan_tables(brief: Brief) -> tuple[Piece, ...]:
    """Return the milestones, what to watch, and the risks, each as a table where there are some."""
    steps, watched = [one for one in brief.milestones if not one.watch], [one for one in brief.milestones if one.watch]
    words = Text(Message(N_("Risks, the heaviest first (likelihood × impact, each from 1 to 5):")))
    return (
        *((_dated(N_("Milestone"), steps),) if steps else ()),
        *((_dated(N_("What to watch after launch"), watched),) if watched else ()),
        *((words, _weighed(brief.risks)) if brief.risks else ()),
    )


def _dated(title: str, milestones: Iterable[Milestone]) -> Table:
    head = Message(title), Message(N_("Until")), Message(N_("Who"))
    order = sorted(milestones, key=lambda one: (one.due is None, one.due))
    rows = tuple((one.name, one.due.isoformat() if one.due else Message(NO_DATE), one.owner or Message(NOBODY)) for one in order)  # fmt: skip
    return Table(head, rows)


def _weighed(risks: Iterable[Risk]) -> Table:
    head = N_("Risk"), N_("Likelihood"), N_("Impact"), N_("Both multiplied"), N_("Who"), N_("Response")
    return Table(tuple(map(Message, head)), tuple(map(_risk, sorted(risks, key=lambda one: -one.weight))))


def _risk(it: Risk) -> tuple[Word, ...]:
    return it.name, f"{it.likelihood}", f"{it.impact}", f"{it.weight}", it.owner or Message(NOBODY), it.response or "–"


def _open(facts: Facts, steps: list[Milestone], watched: list[Milestone]) -> Iterator[Missing]:
    risks = facts.brief.risks
    undated = [one.name for one in (*steps, *watched) if one.due is None and not one.watch]
    unowned = [one.name for one in (*steps, *watched) if not one.owner] + [one.name for one in risks if not one.owner]
    unanswered = [one.name for one in risks if not one.response]
    said = (
        (not steps, Message(N_("Milestones: none is set."))),
        (not watched, Message(N_("What to watch after launch: nothing is set."))),
        (not risks, Message(N_("Risks: none is written down."))),
        (bool(undated), Message.of(N_("A date for {n} of the milestones."), n=len(undated))),
        (bool(unowned), Message.of(N_("Somebody who looks after {n} of the milestones and risks."), n=len(unowned))),
        (bool(unanswered), Message.of(N_("A response to {n} of the risks."), n=len(unanswered))),
    )
    yield from (Missing(words, facts.link("brief")) for lacks, words in said if lacks)


PLAN = Section("plan", N_("People, milestones, what to watch"), N_("Who does what until when, and when do we stop?"), _find)  # fmt: skip
