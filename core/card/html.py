"""A card as a page that needs no other file."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.card.html_numbers import STYLE as NUMBERS_STYLE
from core.card.html_numbers import numbers
from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text
from core.card.writing import WRITERS as MARKDOWN
from core.card.writing import Say, written_on
from core.messages import Translate, worded

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 52rem; margin: 2rem auto;
  padding: 0 1rem; color: light-dark(#1b232d, #e6ebf1); background: light-dark(#fff, #10151c); overflow-wrap: anywhere; }
h1 { line-height: 1.2; } h2 { margin-top: 2rem; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; overflow-wrap: normal; }
th, td { border: 1px solid light-dark(#c9d1db, #39434f); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
th { background: light-dark(#eef2f6, #1a222c); }
a { color: light-dark(#1f68ad, #7fb6e8); overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  table { display: table; width: 100%; } tr, figure { break-inside: avoid; } h1, h2 { break-after: avoid; }
}
"""
PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body>
{body}{carried}</body>
</html>
"""
LANGUAGES: Mapping[str, str] = {"zh": "zh-CN"}
CARRIED = "touchstone"  # id of the block that a later import reads
NOT_FOR_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def to_html(
    card: Card, translate: Translate, language: str, today: date | None = None, carried: Mapping[str, Any] | None = None
) -> str:
    """Write a card as a page that needs no other file.

    Parameters
    ----------
    carried : mapping, optional
        What a program can read back from the page, as JSON.
    """
    writing = Writing(translate)
    head = [f"<h1>{writing.text(Text(card.title))}</h1>", writing.markdown(Text(written_on(language, today)))]
    sections = [_section(section, name, writing) for section, name in zip(card.sections, _ids(card), strict=True)]
    return PAGE.format(
        language=language,
        title=html.escape(card.title.text(translate)),
        style=STYLE + NUMBERS_STYLE,
        body="\n".join([*head, *sections]),
        carried="" if carried is None else _block(carried),
    )


def _block(carried: Mapping[str, Any]) -> str:
    told = json.dumps(carried, ensure_ascii=False).translate(NOT_FOR_SCRIPTS)
    return f'\n<script type="application/json" id="{CARRIED}">{told}</script>\n'


def _ids(card: Card) -> Iterator[str]:
    """Yield an id for each section, the same in every language."""
    seen = set[str]()
    for number, section in enumerate(card.sections):
        name = re.sub(r"[^a-z0-9]+", "-", section.title.text().lower()).strip("-")[:60] or "section"
        name = f"{name}-{number}" if name in seen else name
        seen.add(name)
        yield name


def _section(section: Section, name: str, writing: "Writing") -> str:
    title = writing.text(Text(section.title))
    pieces = "\n".join(WRITERS[type(piece)](writing, piece) for piece in section.pieces)
    return f'<section id="{name}">\n<h2>{title}</h2>\n{pieces}\n</section>'


@dataclass
class Writing:
    """Write pieces one after another; the first figure brings the code that draws all, so that no net is needed."""

    translate: Translate
    drawn: bool = False

    def text(self, piece: Text) -> str:
        """Return words as they are, with nothing around them."""
        return html.escape(" ".join(worded(piece.words, self.translate).split()))

    def markdown(self, piece: Piece) -> str:
        """Return what is written in Markdown as HTML."""
        from markdown_it import MarkdownIt

        made = MarkdownIt("commonmark", {"html": False}).enable("table")
        return str(made.render(MARKDOWN[type(piece)](piece, Say(self.translate))))

    def numbers(self, piece: Numbers) -> str:
        """Return numbers as a drawing without a script."""
        return numbers(piece, self.translate)

    def picture(self, piece: Picture) -> str:
        """Return a figure that can be zoomed."""
        made = piece.draw(self.translate).update_layout(font_color="#737B86", autosize=True)
        drawn = made.to_html(full_html=False, include_plotlyjs=not self.drawn, config={"displayModeBar": False})
        self.drawn = True
        return f'<figure role="img" aria-label="{html.escape(worded(piece.words, self.translate))}">{drawn}</figure>'


WRITERS: Mapping[type[Piece], Callable[..., str]] = {
    **dict.fromkeys((Text, Points, Table, Link, Sheet), Writing.markdown),
    Picture: Writing.picture,
    Numbers: Writing.numbers,
}
