"""A participant's pictures of what the room answered."""

from core.charts.palette import BLUE, GREY, ORANGE
from core.charts.room import counts_chart, ranges_chart


def test_ranges_are_sorted_and_ones_own_stands_out():
    ranges = [(60.0, 80.0), (10.0, 30.0), (40.0, 50.0)]
    made = ranges_chart(ranges, (40.0, 50.0), (0.0, 100.0), 45.0, "", str)
    (bars,) = made.data
    assert list(bars.base) == [10.0, 40.0, 60.0] and list(bars.x) == [20.0, 10.0, 20.0]
    assert list(bars.marker.color) == [GREY, BLUE, GREY]
    assert made.layout.shapes[0].x0 == 45.0 and list(made.layout.yaxis.tickvals) == [1]
    missed = ranges_chart(ranges, (40.0, 50.0), (0.0, 100.0), 79.0, "", str)
    assert list(missed.data[0].marker.color) == [GREY, ORANGE, GREY]


def test_without_truth_or_own_range_nothing_is_marked():
    made = ranges_chart([(1.0, 1.0)], None, (0.0, 10.0), None, "CNY", str)
    assert not made.layout.shapes and list(made.data[0].marker.color) == [GREY]
    assert made.data[0].x[0] > 0  # a range of one number is still seen


def test_counts_name_the_right_answer_and_ones_own():
    made = counts_chart([("yes", 3), ("no", 1)], "no", "yes", str)
    (bars,) = made.data
    assert list(bars.x) == [3, 1] and list(bars.text) == ["3", "1 · you"]
    assert list(made.layout.yaxis.ticktext) == ["✓ yes ", "no "]
    assert list(bars.marker.color) == [BLUE, GREY]
