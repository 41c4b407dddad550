"""Numbers in words: no more digits than their interval bears, ranges with "to", money with its sign."""

import math

import pytest

from core.card.numbers import told, told_alone
from core.card.pieces import Number
from core.messages import translator

NAN = math.nan


@pytest.mark.parametrize(
    "value, low, high, unit, expected",
    [
        (107_500, 73_000, 142_512, "USD", "$108,000 ($73,000 to $143,000)"),
        (1234, -500, 3000, "auto", "$1,230 (−$500 to $3,000)"),
        (0, 0, 0, "auto", "$0 ($0 to $0)"),
        (980_600, 976_500, 984_900, "CNY", "¥981,000 (¥976,000 to ¥985,000)"),
        (0.7891, 0.7312, 0.8461, "", "0.79 (0.73 to 0.85)"),
        (0.9871, 0.9852, 0.9890, "", "0.987 (0.985 to 0.989)"),
        (45.23, 41, 50, "", "45 (41 to 50)"),
        (45.23, 44, 46, "", "45.2 (44.0 to 46.0)"),
        (12_345.6, 12_000, 13_000, "", "12,300 (12,000 to 13,000)"),
        (-0.012, -0.05, 0.04, "", "−0.01 (−0.05 to 0.04)"),
        (0.345, 0.28, 0.41, "%", "34 % (28 % to 41 %)"),
        (0.086, 0.080, 0.091, "%", "8.6 % (8.0 % to 9.1 %)"),
        (0.01234, 0.0121, 0.0125, "%", "1.23 % (1.21 % to 1.25 %)"),
        (-0.00001, -0.2, 0.1, "%", "0 % (−20 % to 10 %)"),
        (0.153, 0.14, 0.17, "+points", "+15.3 points (+14.0 points to +17.0 points)"),
        (-0.127, -0.2, 0.1, "+points", "−13 points (−20 points to +10 points)"),
        (0.052, NAN, NAN, "points", "5.2 points"),
        (0.5, NAN, NAN, "", "0.50"),
        (0.5, 0.4, math.inf, "", "0.50"),
        (NAN, 0.1, 0.2, "", "–"),
        (math.inf, NAN, NAN, "USD", "–"),
        (12.6, 10, 15, "days", "13 days (10 days to 15 days)"),
    ],
)
def test_a_number_has_the_digits_that_its_interval_bears(value, low, high, unit, expected):
    assert told(Number("x", value, low, high, unit)) == expected


def test_without_its_interval_a_number_has_the_same_digits():
    number = Number("x", 107_500, 73_000, 142_512, "auto")
    assert told(number).startswith(told_alone(number) + " (")
    assert told_alone(number, translator("zh")) == "¥108,000"


@pytest.mark.parametrize("scale", [10.0**power for power in range(-6, 9)])
@pytest.mark.parametrize("unit", ["", "%"])
def test_rounding_moves_no_end_by_more_than_a_quarter_of_the_interval(scale, unit):
    """At any size, what is written and read back is where it was, seen beside the interval."""
    number = Number("x", 3.337 * scale, 2.121 * scale, 4.719 * scale, unit)
    words = told(number).replace(",", "").replace("%", "").replace("(", "").replace(")", "").replace(" to ", " ")
    read = [float(part) / (100 if unit else 1) for part in words.split()]
    span = number.high - number.low
    assert all(abs(a - b) <= span / 4 for a, b in zip(read, (number.value, number.low, number.high), strict=True))
