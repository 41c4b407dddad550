"""Numbers on a slide, as PowerPoint's own bar chart, which can be edited there."""

import math
from typing import TYPE_CHECKING, Any

from core.card.drawn import axis, color
from core.card.numbers import told
from core.card.pieces import Number, Numbers

if TYPE_CHECKING:
    from core.card.deck import Deck

BAR, AROUND = 42.0, 16.0  # points that a bar takes, and the chart around its bars
MOST = 7  # bars of a chart
FORMATS = {"": "0.00", "%": "0.0%", "points": "0.0%", "+points": "+0.0%;−0.0%"}  # others are amounts
ERRORS = (
    '<c:errBars xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:errBarType val="both"/>'
    '<c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>{plus}</c:plus><c:minus>{minus}</c:minus>'
    '<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="1B232D"/></a:solidFill></a:ln></c:spPr></c:errBars>'
)
LITERALS = '<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{n}"/>{points}</c:numLit>'


def numbers(piece: Numbers, deck: "Deck") -> None:
    """Draw numbers, a chart for each unit and every few bars."""
    from core.card.deck import FAINT

    units = dict.fromkeys(number.unit for number in piece.numbers)
    groups = [[number for number in piece.numbers if number.unit == unit] for unit in units]
    for group in groups:
        for start in range(0, len(group), MOST):
            some = group[start : start + MOST]
            deck.keep(30 + BAR * len(some) + AROUND)
            deck.write(deck.say(piece.words), 14, FAINT)
            _chart(some, axis(group), piece, deck)


def _chart(some: list[Number], ends: tuple[float, float], piece: Numbers, deck: "Deck") -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    from core.card.deck import ACROSS, SIDE, points

    data = CategoryChartData(number_format=FORMATS.get(some[0].unit, "#,##0"))
    data.categories = [f"{deck.say(number.label)}: {told(number, deck.translate)}"[:200] for number in some]
    data.add_series(deck.say(piece.words)[:200], [_plain(number.value) for number in some])
    height = BAR * len(some) + AROUND
    place = points(SIDE, deck.y, ACROSS, height)
    chart = deck.slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data).chart
    _style(chart, ends, deck)
    series = chart.plots[0].series[0]
    _paint(series, [color(number, piece) for number in some])
    _whiskers(series, some)
    deck.y += height + 8


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _style(chart: Any, ends: tuple[float, float], deck: "Deck") -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(14)
    deck.spoken(chart.font)
    chart.plots[0].gap_width = 60
    values, categories = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = ends
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.major_tick_mark = categories.major_tick_mark = XL_TICK_MARK.NONE
    values.format.line.fill.background()
    categories.reverse_order = True
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _paint(series: Any, colors: list[str]) -> None:
    from pptx.dml.color import RGBColor

    series.invert_if_negative = False
    for number, paint in enumerate(colors):
        fill = series.points[number].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(paint.lstrip("#").upper())


def _whiskers(series: Any, some: list[Number]) -> None:
    """Draw the intervals: python-pptx has no word for error bars."""
    from lxml import etree
    from pptx.oxml.ns import qn

    if not any(math.isfinite(number.low + number.high) for number in some):
        return
    plus = _literals([number.high - number.value for number in some])
    minus = _literals([number.value - number.low for number in some])
    series._element.find(qn("c:cat")).addprevious(etree.fromstring(ERRORS.format(plus=plus, minus=minus)))


def _literals(values: list[float]) -> str:
    told = (max(0.0, value) if math.isfinite(value) else 0.0 for value in values)
    points = "".join(f'<c:pt idx="{number}"><c:v>{value!r}</c:v></c:pt>' for number, value in enumerate(told))
    return LITERALS.format(n=len(values), points=points)
