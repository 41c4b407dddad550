"""The brief as a card: the verdict first, then findings, sections, checklist, all that is open, and the model card."""

from collections.abc import Iterable, Iterator

from core.brief.advices import ticks
from core.brief.facts import Facts
from core.brief.finding import Finding
from core.brief.pages import PAGES
from core.brief.sections import SECTIONS, Missing, Part
from core.brief.sections.section import Section as Described
from core.brief.standing import standing
from core.brief.verdict import evidence, verdict_of
from core.card.card import model_card
from core.card.pieces import Card, Link, Numbers, Piece, Points, Section, Table, Text
from core.messages import N_, Message

OPEN = N_("Still open:")
FOUND, APPENDIX = N_("What was found out"), N_("Model card: {title}")


def document(facts: Facts) -> Card:
    """Return the whole brief."""
    parts = {name: section.make(facts) for name, section in SECTIONS.items()}
    sections = (
        _decided(facts, parts),
        *_findings(facts),
        *(_section(number, SECTIONS[name], part) for number, (name, part) in enumerate(parts.items(), 1)),
        _checklist(facts),
        _open(parts),
        *_appendix(facts),
    )
    return Card(title_of(facts), sections)


def title_of(facts: Facts) -> Message:
    """Return the brief's title: the user's, else that of the data in hand."""
    return Message.of(N_("Decision brief: {title}"), title=facts.brief.title or facts.predictions.title)


def open_points(facts: Facts) -> tuple[Missing, ...]:
    """Return all that is open, each once."""
    return once([section.make(facts) for section in SECTIONS.values()])


def once(parts: Iterable[Part | None]) -> tuple[Missing, ...]:
    """Return what is open in some parts, each once: two sections may need one answer."""
    found: dict[object, Missing] = {}
    for part in parts:
        for one in () if part is None else part.missing:
            found.setdefault(one.question or one.words.text(), one)
    return tuple(found.values())


def _decided(facts: Facts, parts: dict[str, Part]) -> Section:
    it, found = standing(facts), verdict_of(facts)
    done = sum(ticked.done for _, ticked in ticks(facts))
    counts = Message.of(
        N_("It rests on {rows:,} graded rows, {findings} kept findings and {done} of 7 pieces of advice followed; {open} points are open."),
        rows=it.rows,
        findings=len(facts.brief.findings),
        done=done,
        open=len(once(parts.values())),
    )  # fmt: skip
    points = tuple(Points(words) for words in (found.experiment, evidence(facts)) if words)
    return Section(Message(N_("What do we decide?")), (Text(found.sentence), *points, Text(counts)))


def _findings(facts: Facts) -> Iterator[Section]:
    if facts.brief.findings:
        pieces = tuple(piece for finding in facts.brief.findings for piece in pieces_of(finding))
        yield Section(Message(FOUND), pieces)


def pieces_of(finding: Finding) -> tuple[Piece, ...]:
    """Return a finding as pieces: its sentence, its numbers, the user's note, and the link that opens it again."""
    words = Message(PAGES[finding.page]) if finding.page in PAGES else finding.page
    drawn = Numbers(finding.numbers, words)
    numbers = (drawn, *map(Text, drawn.spans)) if finding.numbers else ()
    note = (Text(Message.of(N_("Note: {note}"), note=finding.note)),) if finding.note else ()
    return Text(finding.sentence), *numbers, *note, Link(Message(N_("See it")), finding.link)


def _section(number: int, described: Described, part: Part) -> Section:
    missing = (Text(Message(OPEN)), Points(tuple(one.words for one in part.missing))) if part.missing else ()
    title = Message.of(N_("{number}. {title}"), number=number, title=Message(described.title))
    return Section(title, (Text(Message(described.question)), *part.known, *missing))


def _checklist(facts: Facts) -> Section:
    head = tuple(map(Message, (N_("Advice"), N_("Followed"), N_("What shows it, or would"))))
    marks = {True: Message(N_("yes")), False: Message(N_("open"))}
    rows = tuple((Message(advice.title), marks[ticked.done], ticked.evidence) for advice, ticked in ticks(facts))
    said = Text(Message(N_("The seven pieces of advice at the end of the article that this product came from, ticked by evidence only.")))  # fmt: skip
    return Section(Message(N_("Seven pieces of advice")), (said, Table(head, rows)))


def _open(parts: dict[str, Part]) -> Section:
    found = once(parts.values())
    none = (Message(N_("Nothing is open.")),)
    return Section(Message(N_("All that is open")), (Points(tuple(one.words for one in found) or none),))


def _appendix(facts: Facts) -> Iterator[Section]:
    """Yield the model card of the run in hand, so that every number can be made again."""
    if facts.run is None:
        return
    for section in model_card(facts.run, facts.link("playground")).sections:
        yield Section(Message.of(APPENDIX, title=section.title), section.pieces)
