"""Files that a brief is taken along as."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.brief.document import document, title_of
from core.brief.facts import Facts
from core.brief.sections.plan import plan_tables
from core.brief.talk import talk
from core.brief.tracker import risks_csv, roadmap_csv
from core.card.pieces import Card, Link, Piece, Section
from core.card.writing import to_markdown
from core.messages import N_, Message, Translate

Write = Callable[[Facts, Translate, str, str], bytes]


@dataclass(frozen=True)
class Export:
    """Describe a kind of file.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    ending : str
        Of the file's name, different for each kind.
    mime : str
    write : callable
        `write(facts, translate, language, base_url)` returns the file; links lead to the dashboard at `base_url`.
    """

    label: str
    ending: str
    mime: str
    write: Write


def absolute(card: Card, base_url: str) -> Card:
    """Return a card whose links lead to the dashboard from anywhere; without its address they stay as they are."""
    sections = (
        replace(section, pieces=tuple(_led(piece, base_url) for piece in section.pieces)) for section in card.sections
    )
    return replace(card, sections=tuple(sections)) if base_url else card


def _led(piece: Piece, base_url: str) -> Piece:
    if isinstance(piece, Link) and not piece.address.startswith(("http://", "https://")):
        return replace(piece, address=address(base_url, piece.address))
    return piece


def address(base_url: str, link: str) -> str:
    """Return where a link of the dashboard leads to."""
    return f"{base_url.rstrip('/')}/{link}" if base_url else link


def plain(facts: Facts) -> dict[str, Any]:
    """Return a brief as JSON can hold it, with the link that brings the run and the decision in hand back."""
    return facts.brief.to_plain() | {"kind": "touchstone-brief", "link": facts.link("brief")}


def _markdown(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    return _bytes(to_markdown(absolute(document(facts), base_url), translate, language, facts.today))


def _html(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    from core.card.html import to_html

    return _bytes(to_html(absolute(document(facts), base_url), translate, language, facts.today, plain(facts)))


def _pdf(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    from core.card.pdf import to_pdf

    return to_pdf(absolute(document(facts), base_url), translate, language, facts.today)


def _pptx(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    from core.card.slides import to_pptx

    return to_pptx(absolute(talk(facts), base_url), translate, language, facts.today)


def _roadmap_md(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    title = Message.of(N_("Roadmap: {title}"), title=title_of(facts))
    section = Section(Message(N_("Milestones and risks")), plan_tables(facts.brief))
    return _bytes(to_markdown(Card(title, (section,)), translate, language, facts.today))


def _roadmap_csv(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    return roadmap_csv(facts.brief, translate, _source(facts, base_url))


def _risks_csv(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    return risks_csv(facts.brief, translate, _source(facts, base_url))


def _json(facts: Facts, translate: Translate, language: str, base_url: str) -> bytes:
    return json.dumps(plain(facts), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _source(facts: Facts, base_url: str) -> str:
    return address(base_url, facts.link("brief")) if base_url else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

EXPORTS: Mapping[str, Export] = {
    "pdf": Export(N_("PDF"), ".pdf", "application/pdf", _pdf),
    "pptx": Export(N_("PowerPoint"), ".pptx", POWERPOINT, _pptx),
    "html": Export(N_("Page (.html)"), ".html", "text/html", _html),
    "markdown": Export(N_("Markdown"), ".md", "text/markdown", _markdown),
    "roadmap_md": Export(N_("Roadmap (.md)"), "-roadmap.md", "text/markdown", _roadmap_md),
    "roadmap_csv": Export(N_("Roadmap for a tracker (.csv)"), "-roadmap.csv", "text/csv", _roadmap_csv),
    "risks_csv": Export(N_("Risk register (.csv)"), "-risks.csv", "text/csv", _risks_csv),
    "json": Export(N_("For importing again (.json)"), ".json", "application/json", _json),
}
"""Name -> kind of file, the most asked for first."""
