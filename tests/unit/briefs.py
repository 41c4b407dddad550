"""A brief with something in every place, for the tests of what it is written to and read from."""

from dataclasses import replace
from datetime import UTC, date, datetime

from core.brief import Brief, Finding, Milestone, Risk, Rule
from core.card.pieces import Number
from core.messages import Message

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) | **b** {y}"
KEPT = datetime(2026, 11, 26, 12, tzinfo=UTC)


def finding(n=1, page="metrics", note=""):
    numbers = (Number(Message("This model"), 0.5 + n / 100, 0.4, 0.9, "%"), Number("x", float("nan"), unit="auto"))
    words = Message.of("{what}: {n:,} of {rows:,} rows", what=Message.of("Iris {x}", x=n), n=n, rows=1000)
    return Finding(page, words, f"{page}?dataset=iris&threshold=0.{n}", KEPT, numbers, note)


FULL = replace(
    Brief(title=f"信贷 {HOSTILE}").add(finding(1, note=HOSTILE)).add(finding(2)).add(finding(3, "playground")),
    answers={"who": f"=1+1 {HOSTILE}", "today": "两位信贷员。"},
    milestones=(
        Milestone("Pilot, “two” weeks", date(2027, 3, 1), "王小明"),
        Milestone("=HYPERLINK(1)", None, "@eve", watch=True),
        Milestone("First", date(2027, 1, 5)),
    ),
    risks=(Risk("light", 1, 2), Risk("+grave", 5, 4, "-李雷", "=cmd|' /C calc'!A0\nsecond line")),
    rule=Rule("score", 0.7, KEPT),
)
