"""What a room leaves behind: a card in both languages, and a table that no spreadsheet takes for formulas."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.bundles import bundle
from core.card.html import to_html
from core.card.writing import to_markdown
from core.decision import Decision
from core.messages import translator
from core.rooms import Person, Room, Said, State, Tried
from core.rooms.summary import summary, summary_csv
from core.rooms.trying import about_run
from tests.unit.rooming import AGENDA

PEOPLE = (Person(1, "Li <b>Na</b>", 0.0, 0.0, handed_in=True), Person(2, "=1+1", 0.0, 0.0))
OPENED = (("share", 0.0), ("train", 180.0), ("again", 600.0))


@pytest.fixture(scope="module")
def room():
    about = about_run(bundle("german_credit"), Decision(threshold=0.3))
    better = {**about, "value": 0.9, "low": 0.85, "high": 0.95}
    own = {**about, "own": True, "title": "", "params": {}}
    said = (
        Said(1, "share", "guess", {"low": 50.0, "high": 60.0}, 1.0),
        Said(2, "share", "guess", {"low": 20.0, "high": 40.0}, 2.0),
        Said(1, "share", "after", {"low": 25.0, "high": 35.0}, 3.0),
        Said(1, "pick", "guess", {"option": 1}, 4.0),
        Said(1, "word", "word", {"text": "阈值"}, 5.0),
        Said(2, "word", "word", {"text": '=HYPERLINK("x")'}, 6.0),
        Said(2, "", "learnt", {"text": "@SUM(1)\n+ more"}, 7.0),
    )
    tried = (
        Tried(1, "train", "k1", about, 1.0),
        Tried(1, "train", "k2", better, 2.0),
        Tried(2, "train", "k3", own, 3.0),
    )
    state = State(step=2, opened=OPENED, revealed=("share", "pick"))
    return Room("ABCD-EFGH", "Loans | 贷款", 0.0, 1.0, 30, AGENDA, state, 9, PEOPLE, said, tried)


def lines(room, translate=str):
    return list(csv.reader(io.StringIO(summary_csv(room, translate).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ("en", "zh"))
def test_the_summary_tells_what_happened(room, language):
    text = to_markdown(summary(room), translator(language), language)
    for fact in ("Loans", "0.90", "0.85", "阈值", "\\$102,000" if language == "en" else "¥102,000"):
        assert fact in text
    assert "German credit" in text or language == "zh"
    assert "own data" in text or language == "zh"
    assert "<b>" not in to_html(summary(room), translator(language), language)


def test_the_best_run_of_each_person_is_told_with_how_many_it_is_of(room):
    text = to_markdown(summary(room), str, "en")
    (best,) = (line for line in text.splitlines() if "0.90" in line)
    assert best.endswith("| 2 |") and "945 parameters" in best
    assert "| One word | Question | 2 | not opened | 2 |" in text and "| Train | Experiment | 5 | 7 | 2 |" in text
    assert "| How many? | Question | 3 | 3 | 2 |" in text and "| Again | Question | 2 | opened last | 1 |" in text
    assert "| Of 100, how many? | 30 | 2 | 42 | 50% | 1 | 30 | 100% |" in text
    assert "| Which? | two | 1 | two | 100% | 0 | – | – |" in text


def test_an_anonymous_room_names_nobody(room):
    hidden = replace(room, state=replace(room.state, anonymous=True))
    text = to_markdown(summary(hidden), str, "en") + summary_csv(hidden).decode()
    assert "Na" not in text.replace("Name", "") and "=1+1" not in text
    assert "No. 1" in text and "People who took part: 2" in text


def test_an_empty_room_has_a_summary_too():
    room = Room("ABCD-EFGH", "x", 0.0, 1.0, 30, AGENDA)
    text = to_markdown(summary(room), str, "en")
    assert "Nobody trained a model." in text and "nan" not in text
    assert lines(room)[0][0] == "Fact"


def test_the_table_has_a_line_a_fact_with_numbers_as_numbers(room):
    found = lines(room)
    assert summary_csv(room).startswith(b"\xef\xbb\xbf") and {len(line) for line in found} == {7}
    assert ["Said", "Li <b>Na</b>", "How many?", "Guess before", "55", "50", "60"] in found
    assert ["Exercise", "", "How many?", "Truth", "30", "", ""] in found
    assert ["Said", "Li <b>Na</b>", "Pick one", "Guess before", "two", "", ""] in found
    assert ["Exercise", "", "Train", "Minutes open", "7", "", ""] in found
    held = next(line for line in found if line[:4] == ["Calibration", "", "Guess before", "Share that held the truth"])
    assert float(held[4]) == 0.5 and float(held[5]) < 0.5 < float(held[6])


def test_what_is_not_revealed_has_no_truth_in_the_table(room):
    hidden = replace(room, state=replace(room.state, revealed=()))
    assert not any("Truth" in line for line in lines(hidden))


def test_no_cell_is_a_formula(room):
    found = lines(room)
    assert ["Person", "'=1+1", "", "Brief handed in", "no", "", ""] in found
    assert any(line[4] == "'@SUM(1)\n+ more" for line in found)
    assert not any(cell.startswith(("=", "@", "+")) for line in found for cell in line)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=20))
def test_whatever_people_type_reads_back_and_is_no_formula(text):
    said = (Said(1, "word", "word", {"text": text}, 1.0),)
    room = Room("ABCD-EFGH", text, 0.0, 1.0, 30, AGENDA, people=(Person(1, text, 0.0, 0.0),), said=said)
    for line in lines(room):
        assert not any(cell.lstrip(" \n").startswith(("=", "+", "-", "@")) for cell in line)
    (_, title), *_ = ((line[3], line[4]) for line in lines(room) if line[0] == "Room")
    assert title.removeprefix("'") == text.encode("utf-8", "replace").decode() or title == text
