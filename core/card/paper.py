"""Sheets of A4 that a card is written on, with a font that has Chinese."""

import unicodedata
from collections.abc import Container
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.fonts import TTFFont

from core.card.folding import fold
from core.card.pieces import Word
from core.messages import N_, Translate, worded

FONT = Path(__file__).parents[2] / "content" / "fonts" / "TouchstoneSansSC.woff"
FAMILY = "Touchstone"
MARGIN = 20.0  # mm
INK, FAINT, LINK = (27, 35, 45), (96, 104, 114), (31, 104, 173)
NARROW, PRIVATE = "‘’“”·", 0xE000  # as in content/fonts/make.py
MISSING = "□"
ALIKE = {"✗": "×", "✘": "×", "☑": "✓", "✔": "✓"}
LEADING = 1.55  # of the size, for Chinese too
TO_MM = 25.4 / 72
BOLD = 0.022  # of the size: how thick the outline of a bold letter is drawn


class Paper(FPDF):
    """Write lines, one below another, on as many sheets as it takes.

    Parameters
    ----------
    language : str
        Other languages than Chinese have narrow quotation marks.
    running : str
        Stands at the foot of every sheet.
    """

    def __init__(self, translate: Translate, language: str, running: str) -> None:
        super().__init__(format="A4")
        self.translate = translate
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN + 4)
        self.add_font(FAMILY, fname=FONT)
        font = cast(TTFFont, self.fonts[FAMILY.lower()])
        self.known, self.widths = font.cmap, font.cw
        if language != "zh":
            _narrow(font)
        self.set_font(FAMILY, size=10)
        self.running = shown(running, self.known)
        self.set_title(self.running)
        self.add_page()

    def footer(self) -> None:
        """Write what the sheets are, and which sheet this is."""
        self.set_y(-14)
        self.set_font(FAMILY, size=8)
        self.set_text_color(*FAINT)
        page = shown(self.translate(N_("Page {n:,}")).format(n=self.page_no()), self.known)
        name = fold(self.running, 0.8 * self.epw, self.measure)
        self.cell(0.8 * self.epw, 4, name[0])
        self.cell(0, 4, page, align="R")

    def say(self, words: Word) -> str:
        """Return words in the language, with nothing that the font doesn't have."""
        return shown(worded(words, self.translate), self.known)

    def lines(self, text: str, size: float, width: float) -> list[str]:
        """Return the lines of a text at a size in points and a width in millimetres."""
        self.set_font_size(size)
        return fold(text, width - 0.05, self.measure)

    def measure(self, text: str) -> float:
        """Return how wide a text is in millimetres; letters stand beside one another as they are, so this is exact."""
        return self.font_size_pt * TO_MM * sum(self.widths[ord(character)] for character in text) / 1000

    def write_text(
        self,
        text: str,
        size: float = 10.5,
        ink: tuple[int, int, int] = INK,
        indent: float = 0.0,
        link: str = "",
    ) -> None:
        """Write a paragraph, which is clickable where it has a link."""
        height = size * TO_MM * LEADING
        for line in self.lines(text, size, self.epw - indent):
            self.keep(height)
            self.set_font_size(size)
            self.set_text_color(*ink)
            self.put(line, self.l_margin + indent, self.y, height)
            if link:
                self.link(self.l_margin + indent, self.y, self.measure(line), height, link)
            self.set_xy(self.l_margin, self.y + height)

    def put(self, line: str, x: float, top: float, height: float) -> None:
        """Put a line into a box, in the middle of its height."""
        if line:
            self.text(x, top + height / 2 + 0.3 * self.font_size, line)

    def write_bold(self, text: str, size: float) -> None:
        """Write a heading: letters with an outline, as there is no second font."""
        with self.local_context(text_mode="FILL_STROKE", line_width=BOLD * size * TO_MM, draw_color=INK):
            self.write_text(text, size)

    def keep(self, height: float) -> None:
        """Go to the next sheet where less than a height is left."""
        if self.will_page_break(height):
            self.add_page()


def _narrow(font: TTFFont) -> None:
    """Write the signs that are as wide as a Chinese character by their narrow ones; who copies them gets what they are."""
    for private, sign in enumerate(NARROW, PRIVATE):
        code = ord(sign)
        font.cmap[code], font.cw[code] = font.cmap[private], font.cw[private]
        font.glyph_ids[code] = font.glyph_ids[private]


def shown(text: str, known: Container[int]) -> str:
    """Return a text of known characters: others as what they stand for, or as a box, so that one sees that one is missing."""
    return "".join(character if ord(character) in known else _instead(character, known) for character in text)


def _instead(character: str, known: Container[int]) -> str:
    if character == "\n":
        return character
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):  # an accent, or how to join: nothing by itself
        return ""
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    plain = ALIKE.get(character) or unicodedata.normalize("NFKD", character)
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return bare if all(ord(one) in known for one in bare) else MISSING
