"""The briefs that a room's people handed in, as files to take away."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urljoin

from core.brief.brief import Brief
from core.brief.document import pieces_of
from core.brief.plan import MEASURES, Milestone, Risk, Rule
from core.brief.questions import QUESTIONS, Question
from core.card.html import to_html
from core.card.pieces import Card, Link, Piece, Section, Table, Text
from core.card.writing import to_markdown
from core.ledger.differences import joined
from core.messages import N_, Message, Translate
from core.rooms.room import Person

UNSAFE = re.compile(r"[^\w\-]+")  # what a file's name does without, on any system
LONGEST = 40


def briefs_zip(
    handed: Sequence[tuple[Person, Brief]], translate: Translate, language: str, address: str, today: date | None = None
) -> bytes:
    """Return a ZIP with each brief as HTML, Markdown, and as JSON that the brief's page takes in again.

    Parameters
    ----------
    address : str
        Of the dashboard, for the links that open a finding again.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        for person, brief in handed:
            card, name = handed_card(person.name, brief, address), file_name(person)
            kept.writestr(f"{name}.html", to_html(card, translate, language, today, brief.to_plain()))
            kept.writestr(f"{name}.md", to_markdown(card, translate, language, today))
            kept.writestr(f"{name}.json", json.dumps(brief.to_plain(), ensure_ascii=False, indent=1))
    return file.getvalue()


def file_name(person: Person) -> str:
    """Return a name for a person's file that no system trips over; the number keeps two alike apart.

    Examples
    --------
    >>> file_name(Person(7, "../Ana B.", 0.0, 0.0))
    '07-Ana-B'
    """
    safe = UNSAFE.sub("-", person.name).strip("-_")[:LONGEST].strip("-_")
    return f"{person.number:02d}-{safe}" if safe else f"{person.number:02d}"


def handed_card(name: str, brief: Brief, address: str) -> Card:
    """Return what a person handed in: no more than they kept and wrote, since their run in hand isn't part of it."""
    title = Message.of(N_("Decision brief of {name}: {title}"), name=name, title=brief.title or Message(N_("untitled")))
    return Card(title, tuple(_sections(brief, address)))


def _sections(brief: Brief, address: str) -> Iterator[Section]:
    pieces = tuple(_whole(piece, address) for finding in brief.findings for piece in pieces_of(finding))
    none = (Text(Message(N_("Nothing was kept."))),)
    yield Section(Message(N_("What was found out")), pieces or none)
    if brief.rule is not None:
        yield Section(Message(N_("When it is a go")), (Text(_rule(brief.rule)),))
    answers = tuple(_answers(brief))
    if answers:
        yield Section(Message(N_("What no run can know")), (Table((Message(N_("Question")), Message(N_("Answer"))), answers),))  # fmt: skip
    if brief.milestones:
        head = tuple(map(Message, (N_("Milestone"), N_("Until"), N_("Who"))))
        yield Section(
            Message(N_("Milestones and what to watch")), (Table(head, tuple(map(_milestone, brief.milestones))),)
        )
    if brief.risks:
        head = tuple(map(Message, (N_("Risk"), N_("Likelihood"), N_("Impact"), N_("Who"), N_("Response"))))
        yield Section(Message(N_("Risks")), (Table(head, tuple(map(_risk, brief.risks))),))


def _whole(piece: Piece, address: str) -> Piece:
    """Return a piece with a link that works from anywhere."""
    return Link(piece.words, urljoin(f"{address}/", piece.address)) if isinstance(piece, Link) else piece


def _rule(rule: Rule) -> Message:
    return Message.of(
        N_("{measure}: at least {value:,.4g}, decided on {day}"),
        measure=Message(MEASURES[rule.measure]), value=rule.at_least, day=rule.set_at.date().isoformat(),
    )  # fmt: skip


def _answers(brief: Brief) -> Iterator[tuple[Message | str, Message | str]]:
    for name, said in brief.answers.items():
        question = QUESTIONS.get(name)
        yield (name, said) if question is None else (Message(question.label), _answer(question, said))


def _answer(question: Question, said: str) -> Message | str:
    """Return an answer as it is read: of a choice, the labels of what was chosen."""
    names = [name.strip() for name in said.split(",")]
    labels = [Message(question.options[name]) for name in names if name in question.options]
    return joined(labels) if labels else " ".join(said.split())


def _milestone(one: Milestone) -> tuple[Message | str, ...]:
    return one.name, one.due.isoformat() if one.due else "–", one.owner or "–"


def _risk(one: Risk) -> tuple[Message | str, ...]:
    return one.name, str(one.likelihood), str(one.impact), one.owner or "–", one.response or "–"
