"""Files that are no brief, are damaged, or were made to do harm."""

import json
import time

import pytest

from core.brief import Brief
from core.brief.exports import EXPORTS
from core.brief.reading import MOST_BYTES, MOST_ITEMS, read_brief, read_whole
from core.messages import Message, UserError, translator
from tests.unit.briefs import FULL


def plain(**changes):
    return FULL.to_plain() | {"kind": "touchstone-brief", "link": "brief?dataset=iris"} | changes


def packed(**changes):
    return json.dumps(plain(**changes)).encode()


def with_finding(**changes):
    good = plain()["findings"]
    return packed(findings=[good[0], good[1] | changes, good[2]])


def with_words(template, **values):
    return with_finding(sentence={"template": template, "values": values})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "another kind"),
        (b"PK\x03\x04\xff\xfe", "another kind"),
        (b"<html><body>no brief</body></html>", "another kind"),
        (b'<html><script id="touchstone">{', "another kind"),
        (b"[" * 100_000, "another kind"),
        (b'{"findings": [' + b'{"a":' * 50_000, "another kind"),
        (b'{"findings": NaN}', "another kind"),
        (b'{"findings": [], "format": 1, "x": 1e999}', "another kind"),
        (b"[]", "without findings"),
        (b'{"findings": {}}', "without findings"),
        (b'{"findings": []}', "format 1 to 1, received format None"),
        (packed(format=2), "received format 2"),
        (packed(format="1"), "received format 1"),
        (b" " * (MOST_BYTES + 1), "at most 1,000,000 bytes, received 1,000,001"),
    ],
    ids=range(14),
)
def test_what_is_no_brief_is_said(data, words):
    with pytest.raises(UserError) as told:
        read_brief(data)
    assert words in str(told.value)
    told.value.message.text(translator("zh"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (with_finding(page="nowhere"), "Finding 2 is left out: expected a finding from one of concepts"),
        (with_finding(link="javascript:alert(1)"), "Finding 2 is left out: expected a link"),
        (with_finding(link="https://evil.example.org"), "expected a link"),
        (with_finding(link="//evil.example.org"), "expected a link"),
        (with_finding(link="metrics?x=1\ny"), "expected a link"),
        (with_finding(note="x" * 1001), "at most 1,000 characters"),
        (with_finding(kept_at="yesterday"), "Finding 2 is left out: it is incomplete or damaged."),
        (with_finding(numbers=[{"label": "x"}]), "incomplete"),
        (with_finding(numbers=[{"label": "x", "value": "inf", "low": None, "high": None, "unit": ""}]), "incomplete"),
        (with_finding(numbers=[{"label": "x", "value": 1, "low": 2, "high": 1, "unit": ""}]), "ends below its start"),
        (with_finding(numbers=plain()["findings"][0]["numbers"] * 30), "at most 40 numbers"),
        (with_words("{n:,}"), "incomplete"),
        (with_words("{n:,}", n="many"), "incomplete"),
        (with_words("{n.__class__}", n=1), "incomplete"),
        (with_words("{n[0]}", n="x"), "incomplete"),
        (with_words("{}", n=1), "incomplete"),
        (with_words("{n", n=1), "incomplete"),
        (with_words("{n:999999999}", n=1), "incomplete"),
        (with_words("{n:.999999999f}", n=1), "incomplete"),
        (with_words("{n:{w}}", n=1, w=999999999), "incomplete"),
        (with_words("{n}", n=[1]), "incomplete"),
        (with_words("x" * 5000), "at most 4,000 characters"),
        (with_words("{n}" * 1000, n="x" * 4000), "at most 4,000 characters"),
        (packed(findings=[plain()["findings"][0], 7]), "Finding 2 is left out"),
        (packed(milestones=[{"name": "x", "due": "31.12.", "owner": "", "watch": False}]), "Milestone 1 is left out"),
        (
            packed(milestones=[{"name": " ", "due": None, "owner": "", "watch": False}]),
            "Milestone 1 is left out: it has no name",
        ),
        (packed(milestones="x"), "Milestone 1 is left out"),
        (
            packed(risks=[{"name": "x", "likelihood": 9, "impact": 1, "owner": "", "response": ""}]),
            "Risk 1 is left out",
        ),
        (packed(risks=[{"name": "x" * 501, "likelihood": 1, "impact": 1, "owner": "", "response": ""}]), "at most 500"),
        (packed(rule={"measure": "luck", "at_least": 1, "set_at": "2026-01-01"}), "The rule is left out"),
        (packed(rule={"measure": "score", "at_least": "inf", "set_at": "2026-01-01"}), "The rule is left out"),
        (packed(answers={"who": ["x"]}), "Answer 1 is left out: expected a text"),
        (packed(answers={"who": "x" * 4001}), "at most 4,000"),
        (packed(answers={"whoever": "x"}), "Answer 1 is left out: expected an answer to a question"),
        (packed(answers=[1]), "Answer 1 is left out"),
    ],
    ids=range(35),
)
def test_what_is_broken_is_named_and_the_rest_is_there(data, words):
    with pytest.raises(UserError) as told:
        read_brief(data)
    assert words in str(told.value)
    read = read_whole(data)
    assert len(read.left_out) == 1
    assert "{" not in read.left_out[0].text(translator("zh")).replace("{y}", "")
    sent = json.loads(data)
    kept = len(sent["findings"]) - ("Finding" in str(told.value))
    assert len(read.brief.findings) == kept
    assert read.link == "brief?dataset=iris"


def test_a_bomb_of_messages_is_refused_at_once():
    bomb = {"template": "x" * 100, "values": {}}
    for _ in range(60):
        bomb = {"template": "{a}{a}{a}{a}", "values": {"a": bomb}}
    start = time.perf_counter()
    assert len(read_whole(with_finding(sentence=bomb)).left_out) == 1
    wide = {"template": "y" * 4000, "values": {}}
    for _ in range(4):
        wide = {"template": "{a}" * 1300, "values": {"a": wide}}
    assert len(read_whole(with_finding(sentence=wide)).left_out) == 1
    assert time.perf_counter() - start < 5


def test_too_many_are_cut_and_told():
    risk = {"name": "x", "likelihood": 1, "impact": 1, "owner": "", "response": ""}
    read = read_whole(packed(risks=[risk] * (MOST_ITEMS + 3)))
    assert len(read.brief.risks) == MOST_ITEMS
    assert len(read.left_out) == 3


def test_what_no_file_can_hold_is_taken_out():
    read = read_brief(packed(title="a\x00b\ud800c\x0bd\n\te", answers={"who": "line\n\nline\x07"}))
    assert read.title == "abcd e"
    assert read.answers == {"who": "line\n\nline"}


def test_a_stranger_s_link_is_dropped_and_unknown_names_are_ignored():
    read = read_whole(packed(link="javascript:alert(1)", more={"a": 1}))
    assert read.link == "" and read.left_out == ()


def test_a_moment_without_a_zone_has_one():
    read = read_brief(with_finding(kept_at="2026-01-01T00:00:00"))
    assert all(finding.kept_at.tzinfo for finding in read.findings)


def test_the_same_finding_twice_is_kept_once():
    assert len(read_brief(packed(findings=plain()["findings"] * 2)).findings) == 3


def test_a_byte_order_mark_is_no_problem():
    assert read_brief(b"\xef\xbb\xbf" + packed()) == FULL


@pytest.mark.parametrize("kind", ["html", "pdf", "pptx", "markdown", "roadmap_csv", "risks_csv", "roadmap_md"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_texts_go_through_every_file(kind, language):
    from core.brief.facts import facts_of
    from core.bundles import bundle

    text = "<b> \U0001f469\u200d\U0001f467 \u202e علي =1+1 '\" ]]> &amp; %s {0}"
    read = read_brief(
        packed(
            title=text * 3,
            answers={"who": text * 60},
            milestones=[{"name": text, "due": None, "owner": text, "watch": True}],
            risks=[{"name": text, "likelihood": 1, "impact": 1, "owner": text, "response": text * 9}],
        )
    )
    facts = facts_of(bundle("german_credit"), brief=read)
    assert EXPORTS[kind].write(facts, translator(language), language, "https://host")


def test_nothing_is_read_as_nothing():
    assert read_brief(json.dumps(Brief().to_plain()).encode()) == Brief()
    assert Message("x").text() == "x"
