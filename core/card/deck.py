"""Slides that a card is written on: what doesn't fit goes on on a further slide."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from core.card.folding import estimated, fold
from core.card.pieces import Word
from core.messages import N_, Message, Translate, worded

WIDE, HIGH, SIDE = 960.0, 540.0, 48.0  # points: 16 to 9
TOP, BOTTOM = 122.0, 498.0  # between them is what a slide says
ACROSS = WIDE - 2 * SIDE
TITLE_SIZES, TITLE_LINES = (28.0, 24.0, 20.0), 3
BODY, LEADING = 18.0, 1.36
MOST_LINES = 10  # of a paragraph that stays together
MOST_POINTS = 6  # of a slide
TITLE_ONLY = 5  # place of a layout in python-pptx's own template
INK, FAINT, LINK, BLUE = (RGBColor(*rgb) for rgb in ((27, 35, 45), (96, 104, 114), (31, 104, 173), (45, 127, 196)))
CHINESE = "Microsoft YaHei"  # PowerPoint takes another Chinese typeface where it isn't there
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
LONGEST_ADDRESS = 2000  # that PowerPoint opens
FIELD = "{{B6F15528-21DE-4FAA-801E-{number:012X}}}"


@dataclass
class Deck:
    """Write texts, one below another, on as many slides as it takes."""

    translate: Translate
    language: str
    title: str = ""
    y: float = TOP
    points: int = 0
    pages: int = 0
    file: Any = field(default_factory=Presentation)
    slide: Any = None

    def __post_init__(self) -> None:
        self.file.slide_width, self.file.slide_height = Pt(WIDE), Pt(HIGH)

    def say(self, words: Word) -> str:
        """Return words in the language, with nothing that a file of this kind can't hold."""
        return "".join(map(_held, worded(words, self.translate)))

    def start(self, title: str) -> None:
        """Begin a slide with a title of its own; one that is too long is cut, and written out below."""
        self.title, self.pages = title, 1
        shown, size = _fitting(title)
        self._add(shown, size)
        if shown != title:
            self.write(title, 16)

    def keep(self, height: float) -> None:
        """Go on on a further slide where less than a height is left."""
        if self.y + height <= BOTTOM or self.y == TOP:
            return
        self.pages += 1
        more = Message.of(N_("{title} ({n})"), title=self.title, n=self.pages).text(self.translate)
        shown, size = _fitting(more)
        self._add(shown if shown == more else f"{_fitting(self.title)[0]} ({self.pages})", size)

    def write(self, text: str, size: float = BODY, ink: RGBColor = INK, bullet: str = "", link: str = "") -> None:
        """Write a paragraph, after a bullet where there is one; a long one goes on on further slides."""
        indent = 20.0 if bullet else 0.0
        lines = lines_of(text, size, ACROSS - indent)
        for start in range(0, len(lines), MOST_LINES):
            some = lines[start : start + MOST_LINES]
            height = len(some) * size * LEADING + 2
            self.keep(height)
            if bullet and start == 0:
                self._box(bullet, SIDE, 20, height, size, BLUE)
            whole = text if len(lines) <= MOST_LINES else "\n".join(some)
            run = self._box(whole, SIDE + indent, ACROSS - indent, height, size, ink)
            if link and len(link) <= LONGEST_ADDRESS:
                run.hyperlink.address = link
            self.y += height + 7

    def point(self, text: str) -> None:
        """Write a point; a slide has a few, so that somebody reads them."""
        if self.points >= MOST_POINTS:
            self.keep(HIGH)
        self.write(text, bullet="•")
        self.points += 1

    def fill(self, frame: Any, text: str, size: float, ink: RGBColor | None = INK) -> Any:
        """Write text into a frame and return its last run."""
        run = None
        for number, line in enumerate(text.split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text = line
            run.font.size = Pt(size)
            if ink is not None:
                run.font.color.rgb = ink
            self.spoken(run.font)
        return run

    def spoken(self, font: Any) -> None:
        """Say which language a text is in, and which typeface its Chinese has."""
        font._element.set("lang", LANGUAGES.get(self.language, self.language))
        mark = font._element.makeelement(qn("a:ea"), {"typeface": CHINESE})
        font._element.append(mark)

    def _add(self, title: str, size: float) -> None:
        self.slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        self.y, self.points = TOP, 0
        shape = self.slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in (SIDE, 24, ACROSS, TOP - 34))
        shape.text_frame.vertical_anchor, shape.text_frame.word_wrap = MSO_ANCHOR.MIDDLE, True
        _no_margins(shape.text_frame)
        run = self.fill(shape.text_frame, title, size)
        run.font.bold = True
        self._number()

    def _number(self) -> None:
        """Write the slide's number, as a field, so that it is right when slides are moved."""
        number = len(self.file.slides)
        box = self.slide.shapes.add_textbox(Pt(WIDE - SIDE - 60), Pt(HIGH - 32), Pt(60), Pt(18))
        _no_margins(box.text_frame)
        paragraph = box.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        made = paragraph._p.makeelement(qn("a:fld"), {"id": FIELD.format(number=number), "type": "slidenum"})
        look = made.makeelement(qn("a:rPr"), {"lang": LANGUAGES.get(self.language, self.language), "sz": "1000"})
        text = made.makeelement(qn("a:t"), {})
        text.text = str(number)
        made.extend([look, text])
        paragraph._p.append(made)

    def _box(self, text: str, x: float, width: float, height: float, size: float, ink: RGBColor) -> Any:
        box = self.slide.shapes.add_textbox(*points(x, self.y, width, height))
        box.text_frame.word_wrap = True
        _no_margins(box.text_frame)
        return self.fill(box.text_frame, text, size, ink)


def points(*values: float) -> tuple[Length, ...]:
    """Return lengths given in points."""
    return tuple(Pt(value) for value in values)


def lines_of(text: str, size: float, width: float) -> list[str]:
    """Return the lines that a text takes at most."""
    return fold(text, width, lambda part: estimated(part, size))


def _fitting(title: str) -> tuple[str, float]:
    """Return a title and the largest size that it fits at, cut where it fits at none."""
    for size in TITLE_SIZES:
        if len(lines_of(title, size, ACROSS)) * size <= TITLE_LINES * TITLE_SIZES[-1] + 4:
            return title, size
    lines = lines_of(title, TITLE_SIZES[-1], ACROSS - TITLE_SIZES[-1])[:TITLE_LINES]
    return title[: _length(title, lines)].rstrip() + "…", TITLE_SIZES[-1]


def _length(title: str, lines: list[str]) -> int:
    """Return how many characters of a title some of its lines are, with the spaces that were between them."""
    place = 0
    for line in lines:
        place = title.index(line, place) + len(line)
    return place


def _no_margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _held(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "□"
    return " " if kind == "Cc" and character != "\n" else character
