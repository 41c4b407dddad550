"""The briefs that a room's people handed in, as files to take away."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date

from core.board.in_hand import InHand
from core.brief.brief import Brief
from core.brief.document import document, pieces_of
from core.brief.exports import absolute, plain
from core.brief.facts import Facts
from core.brief.plan import MEASURES, Milestone, Risk, Rule
from core.brief.questions import QUESTIONS, Question
from core.card.html import to_html
from core.card.pieces import Card, Section, Table, Text
from core.card.writing import to_markdown
from core.ledger.differences import joined
from core.messages import N_, Message, Translate
from core.rooms.leading import Handed
from core.rooms.room import Person

UNSAFE = re.compile(r"[^\w\-]+")  # what a file's name does without, on any system
LONGEST = 40
GONE = N_(
    "The run that was in hand is no longer kept on this server, or another version of it made the run, so what is computed "
    "from it is missing here. All that was kept and written is below."
)
STAYED = N_(
    "What was in hand is about the participant's own data and stayed with them, so what is computed from it is missing here. "
    "All that they kept and wrote is below."
)


def files_of(
    one: Handed, facts: Facts | None, translate: Translate, language: str, address: str, today: date | None = None
) -> dict[str, str]:
    """Return name -> text of a person's files: HTML, Markdown, and JSON that the brief's page takes in again.

    Parameters
    ----------
    facts : Facts, optional
        What the whole document is computed from, see `core.board.whole`.
    address : str
        Of the dashboard, for the links that open a finding again.
    """
    name, card = file_name(one.person), handed_card(one, facts, address)
    return {
        f"{name}.html": handed_page(one, facts, translate, language, address, today),
        f"{name}.md": to_markdown(card, translate, language, today),
        f"{name}.json": json.dumps(_plain(one, facts), ensure_ascii=False, indent=1),
    }


def zipped(files: Mapping[str, str]) -> bytes:
    """Return a ZIP of files, by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, text in files.items():
            kept.writestr(name, text.encode("utf-8", "replace"))
    return file.getvalue()


def handed_page(
    one: Handed, facts: Facts | None, translate: Translate, language: str, address: str, today: date | None = None
) -> str:
    """Return what a person handed in as a page."""
    return to_html(handed_card(one, facts, address), translate, language, today, _plain(one, facts))


def _plain(one: Handed, facts: Facts | None) -> dict[str, object]:
    return one.brief.to_plain() if facts is None else plain(facts)


def file_name(person: Person) -> str:
    """Return a name for a person's file that no system trips over; the number keeps two alike apart.

    Examples
    --------
    >>> file_name(Person(7, "../Ana B.", 0.0, 0.0))
    '07-Ana-B'
    """
    safe = UNSAFE.sub("-", person.name).strip("-_")[:LONGEST].strip("-_")
    return f"{person.number:02d}-{safe}" if safe else f"{person.number:02d}"


def handed_card(one: Handed, facts: Facts | None, address: str) -> Card:
    """Return the whole document of a person, or what they kept and wrote where the run in hand isn't there."""
    name = Message(N_("untitled")) if facts is None else facts.predictions.title
    text = N_("Decision brief of {name}: {title}")
    title = Message.of(text, name=one.person.name, title=one.brief.title or name)
    sections = tuple(_alone(one)) if facts is None else document(facts).sections
    return absolute(Card(title, sections), address)


def _alone(one: Handed) -> Iterator[Section]:
    """Yield what a person kept and wrote, and why there is no more."""
    hand = InHand.from_plain(one.in_hand)
    if hand.own or hand.key:
        yield Section(Message(N_("The run in hand")), (Text(Message(STAYED if hand.own else GONE)),))
    yield from _written(one.brief)


def _written(brief: Brief) -> Iterator[Section]:
    pieces = tuple(piece for finding in brief.findings for piece in pieces_of(finding))
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
