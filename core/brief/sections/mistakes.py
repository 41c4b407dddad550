"""How it fails: its mistakes, what they have in common, and where what is said of it ends."""

from core.brief.facts import Facts
from core.brief.sections.section import Found, Section
from core.card.limits import limits
from core.card.pieces import Link, Text
from core.messages import N_, Message
from core.report.judging import mistakes


def _find(facts: Facts) -> Found:
    yield from mistakes(facts.predictions, facts.decision).pieces
    yield Link(Message(N_("Look at the rows that it got wrong")), facts.link("metrics", at="mistakes"))
    if facts.run is not None:
        yield Text(Message(N_("Where what is said of it ends:")))
        yield from limits(facts.run).pieces


MISTAKES = Section("mistakes", N_("How it fails"), N_("Which mistakes does it make, and who notices?"), _find)
