"""The report of the metrics page: every kind of prediction, both languages, one file, and a table."""

import csv
import io
import re

import numpy as np
import pytest

from core.bundles import bundle
from core.card import to_html, to_markdown
from core.card.pieces import Picture
from core.decision import Decision
from core.evaluation.predictions import predictions_of
from core.messages import translator
from core.report import report, to_csv
from tests.unit.judging import judged


def three(rng):
    y = rng.integers(0, 3, 200)
    prob = rng.dirichlet(np.ones(3), 200) + 0.5 * np.eye(3)[y]
    return judged(y, prob / prob.sum(axis=1, keepdims=True), {"age": rng.normal(size=200)}, names=("ant", "bee", "cow"))


def numbers(rng):
    y = rng.normal(size=100)
    val = rng.normal(size=50), rng.normal(size=(50, 1))
    return judged(y, (y + rng.normal(size=100))[:, None], {"age": y}, val=val, taught=({"age": y}, y), names=())


KINDS = {
    "two classes": lambda rng: predictions_of(bundle("german_credit")),
    "three classes": three,
    "numbers": numbers,
    "no columns": lambda rng: judged(rng.integers(0, 2, 80), rng.random(80), has_model=False),
    "two rows": lambda rng: judged([0, 1], [0.2, 0.9]),
    "one class": lambda rng: judged([1, 1, 1], [0.2, 0.9, 0.4], {"age": [1, 2, 3]}),
    "constant": lambda rng: judged([0, 1, 1], [0.5] * 3),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_report_in_one_file(kind, lang):
    card = report(KINDS[kind](np.random.default_rng(0)), Decision(threshold=0.4))
    page = to_html(card, translator(lang), lang)
    pictures = [piece for section in card.sections for piece in section.pieces if isinstance(piece, Picture)]
    assert page.count("Plotly.newPlot(") >= len(pictures) > 0
    assert "⟦" not in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)
    assert f'lang="{lang}"' in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_has_a_line_for_each_sentence(kind):
    card = report(KINDS[kind](np.random.default_rng(0)), Decision())
    content = to_csv(card, str)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[0][:2] == ["Section", "Finding"]
    assert {line[0] for line in lines[1:]} == {section.title.text() for section in card.sections}


def test_it_says_what_the_page_says():
    card = report(predictions_of(bundle("german_credit")), Decision())
    text = to_markdown(card, str, "en")
    for words in (
        "At 0.20 you earn most", "Not shown: so few rows", "$103,000", "AUC", "Groups by Age", "False alarms: 22",
        "no limit a day",
    ):  # fmt: skip
        assert words.replace("$", r"\$") in text, words


def test_the_words_of_a_user_are_no_markup():
    it = judged([0, 1] * 30, np.linspace(0, 1, 60), {"<b>age</b>": range(60)}, names=("no", "<script>"))
    page = to_html(report(it, Decision()), str, "en")
    body = page.split("<body>")[1]
    assert "<b>age</b>" not in body and "“<script>”" not in body
