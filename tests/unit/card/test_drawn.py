"""Bars: where they start and end, and in which colour."""

import math

import pytest

from core.card.drawn import axis, bars
from core.card.pieces import Number, Numbers
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import Message
from tests.unit.card.cards import BASELINE, MONEY, SCORE


def drawn(*numbers):
    return bars(Numbers(numbers, "x"), str)


def test_scores_lie_between_nothing_and_all():
    score, baseline = drawn(SCORE, BASELINE)
    assert (score.start, score.end, score.low, score.high) == pytest.approx((0, 0.79, 0.73, 0.85))
    assert (baseline.end, baseline.has_interval) == (0.5, False)
    assert [bar.color for bar in (score, baseline)] == [BLUE, GREY]
    assert score.told == "0.79 (0.73 to 0.85)"


def test_money_has_nothing_where_zero_is():
    gain, loss = drawn(*MONEY)
    assert axis(list(MONEY)) == (-20000, 41000)
    assert gain.start == loss.start == pytest.approx(20 / 61)
    assert gain.end > gain.start > loss.end
    assert (gain.color, loss.color) == (BLUE, ORANGE)


def test_units_have_an_axis_each():
    score, money = drawn(SCORE, MONEY[0])
    assert score.end == pytest.approx(0.79)
    assert money.high == 1


@pytest.mark.parametrize("value", [math.nan, 0.0])
def test_nothing_to_draw_is_no_error(value):
    (bar,) = drawn(Number("x", value, unit="CNY"))
    assert bar.start == bar.end
    assert all(map(math.isfinite, (bar.start, bar.end)))


def test_one_without_interval_among_others_is_grey():
    assert [bar.color for bar in drawn(SCORE, Number("guess", 0.6))] == [BLUE, GREY]
    assert [bar.color for bar in drawn(Number("a", 0.6), Number("b", 0.7))] == [BLUE, BLUE]
    assert drawn(Number(Message("Without a model"), 0.6))[0].color == GREY
