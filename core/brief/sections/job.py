"""The job and the user: what is predicted, for whom, and what gets better."""

from collections.abc import Iterator

from core.brief.facts import Facts
from core.brief.sections.section import Found, Section
from core.card.about import purpose
from core.card.pieces import Link, Piece, Points, Text
from core.messages import N_, Message
from core.report.about import about
from core.scenarios import SCENARIOS


def _find(facts: Facts) -> Found:
    yield from _predicted(facts)
    if facts.case in SCENARIOS:
        case = SCENARIOS[facts.case]
        yield Text(Message.of(N_("Case in hand: {title}. {question}"), title=Message(case.title), question=Message(case.question)))  # fmt: skip
        yield Points((Message(case.job.who), Message.of(N_("Doing nothing: {nothing}"), nothing=Message(case.job.nothing))))  # fmt: skip
        yield Link(Message(N_("The case")), facts.link("scenarios", case=facts.case))


def _predicted(facts: Facts) -> Iterator[Piece]:
    if facts.run is None:
        yield about(facts.predictions, facts.decision).pieces[0]
        return
    what, why, never = purpose(facts.run).pieces
    yield from (what, why, never)
    yield Link(Message(N_("Open this run")), facts.link("playground"))


JOB = Section("job", N_("The job and the user"), N_("Who decides what with it, and what gets better?"), _find)
