"""Milestones and risks as rows of a table, two briefs made one, and the pictures of both."""

import json
from datetime import date, datetime

import pytest

from core.brief import Brief, Finding, Milestone, Risk
from core.brief.editing import edited, milestone_of, milestone_row, risk_of, risk_row
from core.brief.heaviest import heaviest
from core.brief.merging import in_both, merged
from core.brief.plan import Rule
from core.card.pieces import Number
from core.charts.answered import answered_chart
from core.charts.numbers_beside import numbers_beside
from core.charts.risks import risk_matrix
from core.messages import Message, UserError, translator

BASE = (Risk("Fire", 2, 5), Risk("Fraud", 4, 4, "Li", "Look"))


def found(name: str) -> Finding:
    return Finding("playground", Message("It works"), f"playground?dataset={name}")


def test_rows_are_changed_added_and_deleted():
    edits = {
        "edited_rows": {"1": {"impact": 1}},
        "added_rows": [
            {"name": " New  one ", "likelihood": 3.0, "impact": None},
            {},
            {"name": None, "likelihood": 3, "impact": 3},
        ],
        "deleted_rows": [0],
    }
    found = edited(BASE, edits, risk_of, risk_row)
    assert found.items == (Risk("Fraud", 4, 1, "Li", "Look"), Risk("New one", 3, 3))
    assert found.problems == ()


def test_a_wrong_row_stays_as_it_was_and_the_others_are_changed():
    edits = {"edited_rows": {0: {"likelihood": 9}, 1: {"owner": "Wu"}}, "added_rows": [{"owner": "x"}]}
    found = edited(BASE, edits, risk_of, risk_row)
    assert found.items == (BASE[0], Risk("Fraud", 4, 4, "Wu", "Look"))
    assert [message.text() for message in found.problems] == [
        "Row 1: Likelihood: expected a whole number from 1 to 5, received 9.",
        "Row 3: it is kept once it has a name.",
    ]


def test_what_was_not_touched_is_never_judged():
    old = Risk("x" * 900)
    assert edited((old,), {}, risk_of, risk_row).items == (old,)


@pytest.mark.parametrize(
    "value, due",
    [
        (None, None), ("", None), ("2026-12-01", date(2026, 12, 1)), ("2026-12-01T00:00:00", date(2026, 12, 1)),
        (date(2026, 1, 2), date(2026, 1, 2)), (datetime(2026, 1, 2, 3), date(2026, 1, 2)),
    ],
)  # fmt: skip
def test_dates_are_read(value, due):
    assert milestone_of({"name": "Try", "due": value}).due == due


@pytest.mark.parametrize("value", ["soon", "2026-02-30", "31.12.2026", 7])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(UserError, match="expected a date"):
        milestone_of({"name": "Try", "due": value})


@pytest.mark.parametrize("value", [0, 6, 9, 2.5, -1, "high", "1e0", float("nan"), [1]])
def test_what_is_no_step_is_refused(value):
    with pytest.raises(UserError, match="from 1 to 5"):
        risk_of({"name": "Fire", "likelihood": value})


def test_rows_and_items_are_the_same():
    for item in BASE:
        assert risk_of(risk_row(item)) == item
    milestone = Milestone("Try", date(2026, 12, 1), "Li", True)
    assert milestone_of(milestone_row(milestone)) == milestone


def test_two_briefs_made_one_lose_nothing():
    mine = Brief((found("a"),), "", {"stop": "mine"}, (Milestone("Try", None, "Li"),), (Risk("Fire"),))
    theirs = Brief(
        (found("a"), found("b")), "Theirs", {"stop": "theirs", "team": "us"}, (Milestone("Try"), Milestone("Go")),
        (Risk("Fire", 5, 5), Risk("Fraud")), Rule("score", 0.8),
    )  # fmt: skip
    both = merged(mine, theirs)
    assert both.findings == (found("a"), found("b"))
    assert both.answers == {"stop": "mine", "team": "us"} and both.title == "Theirs"
    assert both.milestones == (Milestone("Try", None, "Li"), Milestone("Go"))
    assert both.risks == (Risk("Fire"), Risk("Fraud")) and both.rule == theirs.rule
    assert in_both(mine, theirs) == 1
    assert merged(both, both) == both and merged(Brief(), theirs) == theirs


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_heaviest_risk_is_named(language):
    assert "Fraud" in heaviest(BASE).text(translator(language))
    assert heaviest(BASE).values["heavy"] == 1
    assert heaviest(BASE[:1]).text().startswith("None of 1 risks")
    assert heaviest(()).text() == "No risk is written down yet"


def test_the_matrix_has_every_risk_in_its_field_and_shows_names_as_text():
    risks = (*BASE, Risk("<b>&", 2, 5), *(Risk(f"n{n}", 1, 1) for n in range(5)))
    drawn = json.loads(risk_matrix(risks, str).to_json())
    fields = {(one["x"], one["y"]): one for one in drawn["layout"]["annotations"]}
    assert fields[2, 5]["text"] == "<b>1, 3</b>" and fields[4, 4]["text"] == "<b>2</b>"
    assert fields[1, 1]["text"] == "<b>4, 5, 6 …</b>"
    assert "&lt;b&gt;&amp;" in fields[2, 5]["hovertext"]
    assert risk_matrix((), str).layout.annotations == ()


def test_sections_are_drawn_in_their_order():
    drawn = answered_chart(["A", "B", "C"], ["answered", "open", "answered"], str)
    marks = {mark.name: mark for mark in drawn.data}
    assert list(marks["fully answered"].customdata) == ["A", "C"] and list(marks["still open"].customdata) == ["B"]


def test_numbers_stand_beside_one_another_with_their_ranges():
    drawn = numbers_beside((Number("<a>", 0.5, 0.4, 0.7), Number("b", float("nan")), Number("c", -1.0)), str)
    (bars,) = drawn.data
    assert list(bars.x) == [0.5, -1.0]
    assert bars.error_x.array[0] == pytest.approx(0.2) and bars.error_x.arrayminus[0] == pytest.approx(0.1)
    assert drawn.layout.yaxis.ticktext[0] == "&lt;a&gt;"
    assert numbers_beside((), str).data[0].x == ()


@pytest.mark.parametrize(
    "name",
    ["Simple rule: checking account is not '200 DM or more'", "简单规则：支票账户不是“200 德国马克以上”", "x" * 60],
)
def test_a_long_name_beside_a_bar_takes_several_short_lines_and_the_value_has_room(name):
    drawn = numbers_beside((Number(name, 0.5, 0.4, 0.7, "%"), Number("b", 1e6, unit="USD")), str)
    lines = drawn.layout.yaxis.ticktext[0].split("<br>")
    assert 1 < len(lines) <= 3
    assert all(sum(1 + (letter >= "\u2e80") for letter in line) <= 19 for line in lines)
    assert drawn.layout.margin.r > 7 * len(drawn.layout.annotations[1].text)
