"""A card with a piece of every kind, with texts of strangers, for the tests of what it is written to."""

import math

import pandas as pd

from core.card.pieces import Card, Link, Number, Numbers, Points, Section, Sheet, Table, Text
from core.messages import Message

HOSTILE = "<script>alert(1)</script> **b** | =1+1 {x} “引号” 😀 علي \x07"
LONG = "长" * 2000
SCORE = Number(Message("This model"), 0.79, 0.73, 0.85)
BASELINE = Number(Message("Without a model"), 0.5)
MONEY = (Number("At 0.3", 23400, -1200, 41000, "auto"), Number("Everybody", -12000, -20000, 3000, "auto"))
ADDRESS = "https://example.org/app/playground?dataset=iris&hidden=16"

CARD = Card(
    Message.of("Decision brief: {title}", title="信贷审批 German credit"),
    (
        Section(Message("What do we decide?"), (Text(Message("This model")), Points(("One", "二", "Three")))),
        Section(
            Message("Scores on rows it had never seen"),
            (
                Text(HOSTILE),
                Numbers((SCORE, BASELINE), Message("Score")),
                Numbers((*MONEY, Number("unknown", math.nan, unit="auto")), "Money"),
                Link(Message("See it"), ADDRESS),
            ),
        ),
        Section(
            Message("Limits"),
            (
                Table(("Risk", "Response"), (("x" * 300, LONG), ("a|b", HOSTILE))),
                Sheet(lambda translate: pd.DataFrame({"n": range(90), "word": ["词"] * 90})),
                Points(("一" * 400, "Word " * 300)),
            ),
        ),
        Section(Message("Limits"), (Text("again"),)),
    ),
)
