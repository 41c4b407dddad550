"""Every kind of file of a brief, in both languages, read back by other programs' means."""

import csv
import io
import json
import re
from datetime import date

import pytest
from pptx import Presentation
from pypdf import PdfReader

from core.brief import Brief
from core.brief.document import document
from core.brief.exports import EXPORTS, absolute
from core.brief.facts import facts_of
from core.brief.plan import Milestone
from core.brief.reading import read_brief, read_whole
from core.brief.talk import FEW, MANY, talk
from core.brief.tracker import FORMULA, guarded
from core.bundles import bundle
from core.card.pieces import Link, Numbers, Points, Table
from core.messages import translator
from tests.unit.briefs import FULL, HOSTILE

DAY = date(2026, 11, 26)
BASE = "https://touchstone.example.org/app/"
KINDS = ("markdown", "html", "pdf", "pptx", "roadmap_md", "roadmap_csv", "risks_csv", "json")


@pytest.fixture(scope="module")
def facts():
    return facts_of(bundle("german_credit"), brief=FULL, today=DAY)


def written(facts, kind, language="en", base=BASE):
    return EXPORTS[kind].write(facts, translator(language), language, base)


def rows_of(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def slides(data):
    for slide in Presentation(io.BytesIO(data)).slides:
        yield slide.shapes.title.text_frame.text, slide


def test_kinds_have_names_of_their_own():
    assert set(EXPORTS) == set(KINDS)
    endings = [export.ending for export in EXPORTS.values()]
    assert len(set(endings)) == len(endings)
    assert all(re.fullmatch(r"(-[a-z]+)?\.[a-z]+", ending) for ending in endings)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_brief_is_written_too(facts, kind, language):
    empty = facts_of(facts.run, today=DAY)
    assert written(empty, kind, language, "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_documents_say_the_same(facts, language):
    translate = translator(language)
    pages = PdfReader(io.BytesIO(written(facts, "pdf", language))).pages
    pdf = "".join("".join(page.extract_text().split()) for page in pages)
    html = written(facts, "html", language).decode()
    markdown = written(facts, "markdown", language).decode()
    for section in document(facts).sections:
        title = section.title.text(translate)
        assert title in html and f"## {title}" in markdown
        assert "".join(title.split()) in pdf
    for note in ("信贷", "王小明", "两位信贷员。"):
        assert note in html and note in markdown and note in pdf


def test_strangers_words_stay_words(facts):
    html = written(facts, "html").decode()
    assert "<script>alert" not in html
    assert re.findall(r"<script[^>]*>", html) == ['<script type="application/json" id="touchstone">']
    assert 'href="javascript' not in html
    markdown = written(facts, "markdown").decode()
    assert "\\<script\\>" in markdown and "\n<script>" not in markdown
    assert "[x](javascript" not in markdown
    said = {text for _, slide in slides(written(facts, "pptx")) for text in _texts(slide)}
    assert any(HOSTILE in text for text in said)


def _texts(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def test_links_lead_to_the_dashboard(facts):
    links = [piece.address for section in absolute(document(facts), BASE).sections for piece in section.pieces if isinstance(piece, Link)]  # fmt: skip
    assert len(links) > 5
    assert all(link.startswith(BASE) and "//" not in link[len(BASE) :] for link in links)
    whole = document(facts)
    assert absolute(whole, "") is whole
    pdf = PdfReader(io.BytesIO(written(facts, "pdf")))
    found = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", ())]
    assert set(found) == set(links)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_finding_a_slide(facts, language):
    translate = translator(language)
    found = [title for title, _ in slides(written(facts, "pptx", language))]
    for finding in FULL.findings:
        title = finding.sentence.text(translate)
        assert found.count(title) == 1
    charts = {title: sum(shape.has_chart for shape in slide.shapes) for title, slide in slides(written(facts, "pptx", language))}  # fmt: skip
    assert all(charts[finding.sentence.text(translate)] for finding in FULL.findings)
    assert not any(translate("Model card: {title}").split("{")[0] in title for title in found)


def test_talk_is_short_and_says_so(facts):
    for section in talk(facts).sections:
        drawn = any(isinstance(piece, Numbers) for piece in section.pieces)
        for piece in section.pieces:
            assert not (drawn and isinstance(piece, Table)) or len(piece.rows) <= FEW
            assert not isinstance(piece, Points) or len(piece.words) <= MANY
    assert len(talk(facts).sections) < len(document(facts).sections) + len(FULL.findings)


def test_roadmap_is_what_trackers_read(facts):
    rows = rows_of(written(facts, "roadmap_csv"))
    assert [row["Summary"] for row in rows] == ["First", "Pilot, “two” weeks", "'=HYPERLINK(1)"]
    assert [row["Due Date"] for row in rows] == ["2027-01-05", "2027-03-01", ""]
    assert [row["Assignee"] for row in rows] == ["", "王小明", "'@eve"]
    assert [row["Labels"] for row in rows] == ["milestone", "milestone", "watch-after-launch"]
    assert all(row["Description"].split()[-1].startswith(f"{BASE}brief?") for row in rows)
    assert rows_of(written(facts, "roadmap_csv", base=""))[0]["Description"] == "Milestone of a decision brief."


def test_risks_are_weighed(facts):
    rows = rows_of(written(facts, "risks_csv"))
    assert [(row["Summary"], row["Likelihood"], row["Impact"], row["Score"]) for row in rows] == [
        ("'+grave", "5", "4", "20"),
        ("light", "1", "2", "2"),
    ]
    assert rows[0]["Assignee"] == "'-李雷"
    assert rows[0]["Response"] == "'=cmd|' /C calc'!A0\nsecond line"
    assert rows[0]["Description"].startswith("Likelihood 5 × impact 4 = 20, each from 1 to 5.")


def test_no_cell_is_a_formula(facts):
    for kind in ("roadmap_csv", "risks_csv"):
        for row in rows_of(written(facts, kind)):
            assert not any(cell.startswith(FORMULA) for cell in row.values())
    assert guarded("plain = text") == "plain = text"
    assert guarded("\t=1") == "'\t=1"


def test_roadmap_as_markdown(facts):
    text = written(facts, "roadmap_md", "zh").decode()
    assert (
        text.index("First") < text.index("Pilot") < text.index("HYPERLINK") < text.index("grave") < text.index("light")
    )
    assert Milestone("x").owner == "" and translator("zh")("nobody yet") in text


@pytest.mark.parametrize("kind", ["json", "html"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_written_is_read_back(facts, kind, language):
    data = written(facts, kind, language)
    again = read_brief(data)
    assert again == FULL
    assert again.to_plain() == FULL.to_plain()
    assert read_whole(data).link == facts.link("brief")
    json.dumps(again.to_plain(), allow_nan=False)


def test_an_empty_brief_is_read_back(facts):
    assert read_brief(written(facts_of(facts.run), "json")) == Brief()
