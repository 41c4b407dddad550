"""PDF read back: every word in both languages, no line beyond the margin, nothing that breaks it."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from core.card.paper import FONT, MARGIN, MISSING, Paper, shown
from core.card.pdf import to_pdf
from core.card.pieces import Card, Picture, Section, Text
from core.messages import Message, translator
from tests.unit.card.cards import ADDRESS, CARD

DAY = date(2026, 11, 26)
WIDTH = 595.28


@pytest.fixture
def make_paper():
    """Return `make_paper(language)`, whose font's file is closed at the end."""
    made = []

    def make(language="en"):
        made.append(Paper(translator(language), language, "x"))
        return made[-1]

    yield make
    for paper in made:
        paper.output()


def read(card=CARD, language="en"):
    return PdfReader(io.BytesIO(to_pdf(card, translator(language), language, DAY)))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_are_read_back(language):
    translate = translator(language)
    reader = read(language=language)
    text = text_of(reader).replace(" ", "")
    for section in CARD.sections:
        assert translate(section.title.template).replace(" ", "") in text
    for word in (
        "信贷审批German credit",
        "<script>alert(1)</script>",
        {"en": "0.79 (0.73 to 0.85)", "zh": "0.79（0.73 到 0.85）"}[language],
        translate("Without a model"),
    ):
        assert word.replace(" ", "") in text
    assert "2026" in text
    assert text.count("长") == 2000
    assert text.count("词") >= 90
    assert MISSING in text and "😀" not in text
    assert str(reader.trailer["/Root"]["/Lang"]) == {"en": "en", "zh": "zh-CN"}[language]
    assert [entry.title for entry in reader.outline] == [translate(it.title.template) for it in CARD.sections]


def test_quotation_marks_are_copied_as_they_are():
    card = Card(Message("x"), (Section(Message("y"), (Text("“Went bad” isn’t · good"),)),))
    for language in ("en", "zh"):
        assert "“Wentbad”isn’t·good" in text_of(read(card, language)).replace(" ", "")


def test_pages_are_numbered_and_tables_have_their_head_again():
    reader = read()
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number}" in page.extract_text()
        assert page.mediabox.width == pytest.approx(WIDTH, abs=0.1)
    with_rows = [page.extract_text() for page in reader.pages if "词" in page.extract_text()]
    assert len(with_rows) > 1
    assert all(re.search(r"n\s+word", text) for text in with_rows)


def test_no_line_leaves_the_margins(make_paper):
    for language in ("en", "zh"):
        paper = make_paper(language)
        put, ends = Paper.text, []

        def text(self, x, y, words, put=put, ends=ends):
            ends.append((x + self.measure(words), y))
            return put(self, x, y, words)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Paper, "text", text)
            to_pdf(CARD, translator(language), language, DAY)
        assert len(ends) > 200
        assert max(x for x, _ in ends) <= paper.w - MARGIN + 0.05
        assert max(y for _, y in ends) <= paper.h - MARGIN


def test_our_measure_is_that_of_the_library(make_paper):
    paper = make_paper()
    paper.set_font_size(11)
    for text in ("Went bad: 0.79 “x”", "违约，在 200 行里。", ""):
        assert paper.measure(text) == pytest.approx(paper.get_string_width(text), abs=1e-6)


def test_links_lead_there():
    found = [note.get_object() for page in read().pages for note in page.get("/Annots", ())]
    assert {note["/A"]["/URI"] for note in found} == {ADDRESS}


def test_characters_without_a_shape_are_boxes_and_take_nothing_along(make_paper):
    known = make_paper().known
    assert shown("a😀b\u200dc\ufe0f\x07d\tﬁ₁龘镕ŷ✗", known) == "a□bc d fi1龘镕y×"
    assert shown("علي", known) == MISSING * 3
    assert shown("a\ud800b", known) == f"a{MISSING}b"


def test_every_word_of_ours_has_a_shape(make_paper):
    known = make_paper("zh").known
    catalogue = FONT.parents[1] / "locale" / "zh" / "LC_MESSAGES" / "messages.po"
    words = "".join(line for line in catalogue.read_text("utf-8").splitlines() if line.startswith(("msg", '"')))
    assert {one for one in words if shown(one, known) == MISSING != one} == set()


def test_pictures_are_told_in_words_and_empty_cards_are_written():
    def draw(translate):
        raise AssertionError("needs a browser")

    card = Card(Message("T"), (Section(Message("S"), (Picture(draw, "What it shows"),)),))
    assert "What it shows" in text_of(read(card))
    assert len(read(Card(Message("T"), ())).pages) == 1
