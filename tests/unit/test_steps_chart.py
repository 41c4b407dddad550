"""The steps of a waterfall lead from the first value to the last, whatever is folded."""

import numpy as np
import pytest

from core.charts.force import force_chart
from core.charts.palette import BLUE, ORANGE
from core.charts.steps import LONGEST, Step, cut, folded, shortened, steps_chart, width
from core.explanation.amounts import AMOUNTS

ENDS = ("before", "after")


def steps(n=19, seed=0):
    shares = np.random.default_rng(seed).normal(0, 0.05, n)
    return [Step(f"column {i}", f"{i}", float(share), 0.01) for i, share in enumerate(shares)]


def bars(made):
    """Return the base, the length and the colour of each bar, whether a trace has one or many."""
    found = []
    for trace in (trace for trace in made.data if trace.type == "bar"):
        colors = [trace.marker.color] if isinstance(trace.marker.color, str) else trace.marker.color
        found += zip(trace.base, trace.x, colors, strict=True)
    return found


@pytest.mark.parametrize("n", [0, 1, 9, 10, 11, 500])
def test_each_bar_begins_where_the_one_before_ended(n):
    made_of = steps(n)
    end = 0.3 + sum(step.share for step in made_of)
    made = steps_chart(0.3, made_of, end, AMOUNTS["chance"], str, ENDS, 0.5)
    at = 30.0
    for base, length, _ in bars(made):
        assert base == pytest.approx(at)
        at += length
    assert at == pytest.approx(100 * end)


def test_the_smallest_are_folded_into_one_with_their_sum_and_error():
    shown = folded(steps(19), 9)
    whole = sorted(steps(19), key=lambda step: -abs(step.share))
    assert [step.name for step in shown[:9]] == [step.name for step in whole[:9]]
    assert shown[9].share == pytest.approx(sum(step.share for step in whole[9:]))
    assert shown[9].error == pytest.approx(np.sqrt(10) * 0.01)
    assert len(folded(steps(10), 9)) == 10


def test_up_is_blue_and_down_is_orange_and_the_words_have_the_sign():
    made = steps_chart(0.3, [Step("a", "1", 0.2), Step("b", "2", -0.1)], 0.4, AMOUNTS["chance"], str, ENDS)
    assert [color for _, _, color in bars(made)] == [BLUE, ORANGE]
    words = [*made.data[-1].text, *(note.text for note in made.layout.annotations)]
    assert any("+20.0 points" in text for text in words) and any("−10.0 points" in text for text in words)


def test_a_name_with_markup_is_shown_as_it_is():
    made = steps_chart(0.3, [Step("<b>&", "<i>", 0.2)], 0.5, AMOUNTS["chance"], str, ENDS)
    assert any("&lt;b&gt;&amp; = &lt;i&gt;" in text for text in made.data[-1].text)


def test_nothing_is_drawn_beside_the_picture():
    made = steps_chart(0.3, steps(), 0.4, AMOUNTS["chance"], str, ENDS, 0.9)
    low, high = made.layout.xaxis.range
    assert low < 30 and high > 90
    flat = steps_chart(2.0, [], 2.0, AMOUNTS["number"], str, ENDS).layout.xaxis.range
    assert flat[0] < 2 < flat[1]


def test_a_long_name_is_cut_to_what_a_phone_has_room_for():
    for name in ("a long name " * 9, "很长的名字" * 9):
        assert width(shortened(name, "value " * 20)) <= LONGEST
        assert width(cut(name, 20)) <= 20
    assert shortened("Duration", "48 months") == "Duration = 48 months"


@pytest.mark.parametrize("n", [0, 1, 19, 500])
def test_pushes_up_and_down_meet_at_what_is_said(n):
    made_of = steps(n)
    end = 0.3 + sum(step.share for step in made_of)
    made = force_chart(0.3, made_of, end, AMOUNTS["chance"], str, ENDS)
    for color, sign in ((BLUE, -1), (ORANGE, 1)):
        at = 100 * end
        for base, length, _ in (bar for bar in bars(made) if bar[2] == color):
            assert base == pytest.approx(at)
            assert sign * length > 0
            at += length
