"""A card as Markdown and as a page of its own."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text, Word
from core.markdown import as_written
from core.messages import N_, Message, Translate, worded

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 52rem; margin: 2rem auto;
  padding: 0 1rem; color: light-dark(#1b232d, #e6ebf1); background: light-dark(#fff, #10151c); }
h1 { line-height: 1.2; } h2 { margin-top: 2rem; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { border: 1px solid light-dark(#c9d1db, #39434f); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
th { background: light-dark(#eef2f6, #1a222c); }
a { color: light-dark(#1f68ad, #7fb6e8); overflow-wrap: anywhere; }
"""
MARK = "⟦figure⟧"  # where a figure goes; in Markdown itself there is nothing to see
PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body>
{body}</body>
</html>
"""


def to_markdown(card: Card, translate: Translate, language: str, today: date | None = None, level: int = 1) -> str:
    """Write a card as Markdown.

    Parameters
    ----------
    translate : callable
        Of `language`; see `core.messages.translator`.
    language : str
        Decides how the date is written.
    level : int
        Of the title; those of sections are one below it.
    """
    from babel.dates import format_date

    day = format_date(today or datetime.now(UTC).date(), format="long", locale=language)
    written = Message.of(N_("Written on {day} by Touchstone."), day=day)
    say = Say(translate)
    sections = [_section(section, say, "#" * (level + 1)) for section in card.sections]
    return "\n\n".join([f"{'#' * level} {say(card.title)}", say(written), *sections]) + "\n"


def to_html(card: Card, translate: Translate, language: str, today: date | None = None) -> str:
    """Write a card as a page that needs no other file."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = made.render(to_markdown(card, translate, language, today))
    return PAGE.format(
        language=language,
        title=html.escape(card.title.text(translate)),
        style=STYLE,
        body=_pictured(body, card, translate),
    )


def _pictured(body: str, card: Card, translate: Translate) -> str:
    """Put the figures in the place of their marks; the first brings the code that draws them, so that no net is needed."""
    figures = [piece for section in card.sections for piece in section.pieces if isinstance(piece, Picture)]
    for number, piece in enumerate(figures):
        made = piece.draw(translate).update_layout(font_color="#737B86", autosize=True)
        drawn = made.to_html(full_html=False, include_plotlyjs=number == 0, config={"displayModeBar": False})
        words = worded(piece.words, translate)
        figure = f'<figure role="img" aria-label="{html.escape(words)}">{drawn}</figure>'
        body = body.replace(f"<p>{MARK}</p>", figure, 1)
    return body


@dataclass(frozen=True)
class Say:
    """Put words into a language, as Markdown that shows them as they are."""

    translate: Translate

    def __call__(self, words: Word) -> str:
        text = worded(words, self.translate)
        return as_written(text)


def _section(section: Section, say: Say, mark: str) -> str:
    return "\n\n".join(
        [f"{mark} {say(section.title)}", *(WRITERS[type(piece)](piece, say) for piece in section.pieces)]
    )


def _text(piece: Text, say: Say) -> str:
    return say(piece.words)


def _points(piece: Points, say: Say) -> str:
    return "\n".join(f"- {say(words)}" for words in piece.words)


def _table(piece: Table, say: Say) -> str:
    lines = [piece.head, ("---",) * len(piece.head), *piece.rows]
    return "\n".join(f"| {' | '.join(map(say, line))} |" for line in lines)


def _link(piece: Link, say: Say) -> str:
    return f"[{say(piece.words)}](<{piece.address}>)"


def _sheet(piece: Sheet, say: Say) -> str:
    made = piece.make(say.translate)
    rows = tuple(tuple(map(str, row)) for row in made.itertuples(index=False))
    return _table(Table(tuple(map(str, made.columns)), rows), say)


def _numbers(piece: Numbers, say: Say) -> str:
    from core.card.numbers import told

    rows = tuple((number.label, told(number)) for number in piece.numbers)
    return _table(Table((piece.words, Message(N_("Value"))), rows), say)


def _picture(piece: Picture, say: Say) -> str:
    return MARK


WRITERS: Mapping[type[Piece], Callable[..., str]] = {
    Text: _text,
    Points: _points,
    Table: _table,
    Link: _link,
    Picture: _picture,
    Sheet: _sheet,
    Numbers: _numbers,
}
