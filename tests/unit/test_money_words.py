"""Amounts and sentences about money, in both languages."""

import pytest

from core.bundles import bundle
from core.decision import Decision
from core.evaluation.money import words
from core.evaluation.money.month import month_of
from core.evaluation.money.rivals import rivals_table
from core.evaluation.money.values import value_curve
from core.evaluation.money.worth import worth
from core.evaluation.predictions import predictions_of
from core.messages import translator
from tests.unit.judging import judged

IT = predictions_of(bundle("german_credit"))


@pytest.mark.parametrize(
    "value, text",
    [
        (107_500, "$108,000"),
        (-9543.4, "−$9,540"),
        (0, "$0"),
        (0.004, "$0.00"),
        (1.234, "$1.23"),
        (12.34, "$12"),
        (-0.2, "−$0.20"),
        (999_600, "$1,000,000"),
        (float("nan"), "unknown"),
    ],
)
def test_amounts_bear_three_digits(value, text):
    assert words.amount(value, Decision()).text() == text


@pytest.mark.parametrize(
    "currency, en, zh", [("auto", "$5", "¥5"), ("CNY", "¥5", "¥5"), ("USD", "$5", "$5"), ("EUR", "€5", "€5")]
)
def test_the_currency_is_that_of_the_language_unless_chosen(currency, en, zh):
    said = words.amount(5, Decision(currency=currency))
    assert (said.text(), said.text(translator("zh"))) == (en, zh)


@pytest.mark.parametrize(
    "decision, title",
    [
        (Decision(), "At 0.20 you earn most: $108,000 a month"),
        (Decision(values=(0, -100, -500, 0)), "At 0.20 you lose least: −$42,500 a month"),
        (Decision(values=(-1, -1, 0, 0)), "Flagging nobody is best: every threshold brings less than $0 a month"),
        (Decision(values=(9, 9, 0, 0)), "Flagging everybody is best: $9,000 a month"),
    ],
)
def test_the_title_says_what_is_best(decision, title):
    found = worth(IT, decision)
    assert words.best_finding(found, value_curve(IT.curve, decision), decision).text() == title


def test_sentences_count_before_they_speak_of_shares():
    month = month_of(IT.curve, Decision())
    outcome = IT.curve.at(0.5)
    assert words.month_sentence(month, "bad").text() == (
        f"Of 1,000 cases a month it flags {5 * outcome.flagged}, {5 * outcome.hits} of them rightly as “bad”; "
        f"{5 * outcome.misses} are missed."
    )
    assert words.flagged_sentence(month, "bad").text() == (
        f"Of 100 flagged, {100 * outcome.precision:.0f} would really be “bad”; of 100 “bad”, {100 * outcome.recall:.0f} are flagged."
    )


def test_nobody_flagged_is_said_and_divides_nothing():
    month = month_of(IT.curve, Decision(threshold=1.0))
    assert "flags none" in words.month_sentence(month, "bad").text()
    assert "no share" in words.flagged_sentence(month, "bad").text()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "decision", [Decision(), Decision(values=(100, -300, 0, 0)), Decision(base_rate=0.01, capacity=1)]
)
def test_everything_can_be_said_in_both_languages(lang, decision):
    translate = translator(lang)
    found, month = worth(IT, decision), month_of(IT.curve, decision)
    said = [
        words.range_sentence(found, decision),
        words.yours_sentence(month, found, decision),
        words.verdict_title(found),
        words.verdict_sentence(found, decision),
        words.needed_sentence(found),
        words.capacity_sentence(month, decision),
    ]
    assert all("{" not in sentence.text(translate) for sentence in said if sentence is not None)
    assert len(rivals_table(found, decision, translate)) == 4


def test_the_table_begins_with_the_model_and_has_the_dearest_rival_next():
    table = rivals_table(worth(IT, Decision()), Decision(), str)
    assert table["Way to act"].tolist()[:2] == [
        "Model, best threshold", "Simple rule: flag if Current account is not ‘200 DM or more, or regular salary’"
    ]  # fmt: skip


def test_a_month_that_cannot_be_reckoned_is_said():
    it = judged([0, 0, 0], [0.2, 0.3, 0.6])
    assert "no row to go by" in words.month_sentence(month_of(it.curve, Decision(base_rate=0.2)), "bad").text()
