"""The brief as it is presented: one finding after another, what is known, and what is open."""

from collections.abc import Iterator

from core.brief.document import APPENDIX, FOUND, OPEN, document, pieces_of
from core.brief.facts import Facts
from core.card.pieces import Card, Section, Text
from core.messages import Message


def talk(facts: Facts) -> Card:
    """Return the brief's document with a section for each finding, and without the model card and sections that are all open."""
    whole = document(facts)
    return Card(whole.title, tuple(part for section in whole.sections for part in _parts(section, facts)))


def _parts(section: Section, facts: Facts) -> Iterator[Section]:
    if section.title.template == FOUND:
        yield from (Section(it.sentence, pieces_of(it)[1:]) for it in facts.brief.findings)
    elif section.title.template != APPENDIX:
        yield from _known(section)


def _known(section: Section) -> Iterator[Section]:
    """Yield a section without what is open, which has a slide of its own; nothing where no more than its question is left."""
    mark = Text(Message(OPEN))
    if mark not in section.pieces:
        yield section
        return
    known = section.pieces[: section.pieces.index(mark)]
    if len(known) > 1:
        yield Section(section.title, known)
