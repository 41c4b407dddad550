"""Slides opened again: everything on the slide, everything said, charts with their numbers."""

import io
from datetime import date

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from core.card.deck import BOTTOM, HIGH, WIDE, lines_of
from core.card.pieces import Card, Picture, Points, Section, Text
from core.card.slides import to_pptx
from core.messages import Message, translator
from tests.unit.card.cards import ADDRESS, CARD, HOSTILE

DAY = date(2026, 11, 26)


def opened(card=CARD, language="en"):
    return Presentation(io.BytesIO(to_pptx(card, translator(language), language, DAY)))


def texts(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            yield from shape.chart.plots[0].categories


def words(deck):
    return "\n".join(text for slide in deck.slides for text in texts(slide))


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_said(language):
    translate = translator(language)
    deck = opened(language=language)
    said = words(deck)
    for section in CARD.sections[1:]:
        assert translate(section.title.template) in titles(deck)
    assert titles(deck)[0] == CARD.title.text(translate)
    assert said.count("长") == 2000 and said.count("词") == 90
    assert "<script>alert(1)</script> **b** | =1+1 {x} “引号” 😀 علي" in said
    score = {"en": "0.79 (0.73 to 0.85)", "zh": "0.79（0.73 到 0.85）"}[language]
    assert f"{translate('This model')}: {score}" in said
    assert "\x07" in HOSTILE and "\x07" not in said and "_x0007_" not in said
    runs = [run for slide in deck.slides for run in slide._element.iter("{*}rPr")]
    assert {run.get("lang") for run in runs} == {{"en": "en-US", "zh": "zh-CN"}[language]}
    assert all(mark.get("typeface") for run in runs for mark in run.iter("{*}ea"))


def test_everything_is_on_its_slide():
    for language in ("en", "zh"):
        deck = opened(language=language)
        assert (deck.slide_width, deck.slide_height) == (Pt(WIDE), Pt(HIGH))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.top >= 0
                assert shape.left + shape.width <= Pt(WIDE)
                assert shape.top + shape.height <= Pt(HIGH)


def test_nothing_lies_on_anything_else():
    for slide in opened().slides:
        boxes = [(it.left, it.top, it.left + it.width, it.top + it.height) for it in slide.shapes]
        for place, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_texts_fit_their_boxes():
    for slide in opened().slides:
        for shape in slide.shapes:
            sizes = (
                [run.font.size.pt for it in shape.text_frame.paragraphs for run in it.runs]
                if shape.has_text_frame
                else []
            )
            if sizes:
                lines = lines_of(shape.text_frame.text, sizes[0], shape.width / 12700)
                assert len(lines) * sizes[0] * 1.1 <= shape.height / 12700 + 1


def test_charts_are_native_with_whiskers():
    charts = [shape.chart for slide in opened().slides for shape in slide.shapes if shape.has_chart]
    score, money = charts
    assert list(score.plots[0].series[0].values) == [0.79, 0.5]
    assert list(money.plots[0].series[0].values) == [23400, -12000, None]
    bars = score.plots[0].series[0]._element.find("{*}errBars")
    ends = {side: [float(v.text) for v in bars.find(f"{{*}}{side}").iter("{*}v")] for side in ("plus", "minus")}
    assert ends == {"plus": pytest.approx([0.06, 0]), "minus": pytest.approx([0.06, 0])}
    colors = [str(point.format.fill.fore_color.rgb) for point in (score.plots[0].series[0].points[n] for n in (0, 1))]
    assert colors == ["2D7FC4", "8A8F98"]
    tags = [etree.QName(child).localname for child in score.plots[0].series[0]._element]
    assert tags.index("errBars") < tags.index("cat") < tags.index("val")


def test_a_slide_has_a_few_points_only():
    card = Card(Message("T"), (Section(Message("A"), ()), Section(Message("B"), (Points(("point",) * 14),))))
    deck = opened(card)
    assert [sum(text == "point" for text in texts(slide)) for slide in deck.slides] == [0, 6, 6, 2]
    assert titles(deck) == ["T", "B", "B (2)", "B (3)"]


def test_a_long_title_is_cut_and_said_in_full_below():
    sentence = "At this threshold it would find most of the bad loans, and refuse some of the good ones. " * 8
    card = Card(Message("T"), (Section(Message("A"), ()), Section(Message.of("{x}", x=sentence), (Text("y"),))))
    deck = opened(card)
    assert titles(deck)[1].endswith("…") and sentence.startswith(titles(deck)[1].rstrip("…"))
    assert sentence.strip() in " ".join(words(deck).split())
    assert not any(len(lines_of(title, 20, WIDE - 96)) > 3 for title in titles(deck))
    endless = Card(Message("T"), (Section(Message("A"), ()), Section(Message.of("{x}", x="长" * 3000), (Text("y"),))))
    assert words(opened(endless)).count("长") >= 3000


def test_links_lead_there_and_pictures_are_told_in_words():
    def draw(translate):
        raise AssertionError("needs a browser")

    card = Card(Message("T"), (*CARD.sections, Section(Message("S"), (Picture(draw, "What it shows"),))))
    deck = opened(card)
    runs = [run for slide in deck.slides for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs for run in p.runs]  # fmt: skip
    assert ADDRESS in {run.hyperlink.address for run in runs}
    assert "What it shows" in words(deck)
    assert BOTTOM < HIGH
    assert len(opened(Card(Message("T"), ())).slides) == 1
