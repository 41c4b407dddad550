"""Several classes: what is taken for what, and each against the rest."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins, note
from core.charts.palette import GREY, SEQUENTIAL, WHITE, class_colors, scale
from core.charts.thresholds import ROC_AXES, SHARE
from core.evaluation.classes import Rest
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
COLOURED = 10  # classes that can be told apart by colour
UPRIGHT = 40  # letters of all names that fit side by side on a phone
NAMED = 5  # of more classes, those that are hardest to tell apart are named
WRITTEN = 12  # classes up to which a cell has room for its number


def shares_chart(counts: NDArray[np.int64], class_names: Sequence[str], translate: Translate) -> "Figure":
    """Draw, of 100 rows of each true class (downwards), how many were called what (across); counts (k, k) on hover."""
    names, rows = [*map(str, class_names)], counts.sum(axis=1, keepdims=True)
    share = np.divide(counts, rows, out=np.full(counts.shape, np.nan), where=rows > 0)
    few = len(names) <= WRITTEN
    hover = translate(N_("{true} → {called}: {count} of {rows} rows"))
    cells = {
        "type": "heatmap",
        "z": share,
        "x": [*range(len(names))],
        "y": [*range(len(names))],
        "zmin": 0,
        "zmax": 1,
        "text": [["" if not value > 0 else f"{100 * value:.0f}" for value in row] for row in share],
        "customdata": [[(one, other, f"{n:,}", f"{whole:,}") for other, n in zip(names, line, strict=True)] for one, line, whole in zip(names, counts, rows[:, 0], strict=True)],
        "texttemplate": "%{text}" if few else None,
        "colorscale": [(0, WHITE), *scale(SEQUENTIAL)[1:]],
        "showscale": False,
        "xgap": 2 if few else 0.5,
        "ygap": 2 if few else 0.5,
        "hovertemplate": hover.format(true="%{customdata[0]}", called="%{customdata[1]}", count="%{customdata[2]}", rows="%{customdata[3]}") + "<extra></extra>",
    }  # fmt: skip
    axis = {"showgrid": False, "tickvals": cells["x"], "ticktext": names, "tickfont": {"size": 13 if few else 10}}
    return figure(
        _height(len(names)),
        translate(N_("The model said")),
        translate(N_("In truth")),
        data=[cells],
        x=axis | {"tickangle": 0 if len(names) * max(map(len, names)) < UPRIGHT else -60},
        y=axis | {"autorange": "reversed"},
    )


def _height(classes: int) -> int:
    return 110 + round(classes * (38 if classes <= WRITTEN else max(13, 456 / classes)))


def rest_chart(each: Sequence[Rest], class_names: Sequence[str], translate: Translate) -> "Figure":
    """Draw the ROC curve of each class against the rest, the hardest named first; of many only those have a colour."""
    known = [c for c in range(len(each)) if not np.isnan(each[c].auc.value)]
    known.sort(key=lambda c: each[c].auc.value)
    named = known if len(each) <= COLOURED else known[:NAMED]
    colors = class_colors(max(3, len(named)))
    styles = {c: (colors[c if named is known else place], DASHES[place % len(DASHES)]) for place, c in enumerate(named)}
    others = [c for c in reversed(known) if c not in styles]
    lines = [_curve(each[c], class_names[c], styles.get(c)) for c in [*others, *reversed(named)]]
    coin = {"type": "scatter", "x": [0, 1], "y": [0, 1], "mode": "lines", "hoverinfo": "skip"}
    return figure(
        400,
        *map(translate, ROC_AXES),
        data=[coin | {"line": {"color": GREY, "dash": "dash", "width": 2}}, *lines],
        x=SHARE,
        y=SHARE,
        annotations=[_named(place, each[c], class_names[c], styles[c]) for place, c in enumerate(reversed(named))],
        margin=margins(right=12, top=12),
    )


def _curve(it: Rest, name: str, style: tuple[str, str] | None) -> dict[str, Any]:
    color, dash = style or ("rgba(138, 143, 152, 0.45)", "solid")
    return {
        "type": "scatter",
        "x": it.points.x,
        "y": it.points.y,
        "mode": "lines",
        "name": str(name),
        "line": {"color": color, "dash": dash, "width": 2.5 if style else 1},
        "hovertemplate": f"{name}: AUC {it.auc.value:.2f}<extra></extra>",
    }


STROKES = {"solid": "━━", "dash": "╍╍", "dot": "┅┅", "dashdot": "━╍", "longdash": "━ ━"}


def _named(place: int, it: Rest, name: str, style: tuple[str, str]) -> dict[str, Any]:
    """Name a curve in the corner that a curve above the coin's line leaves free."""
    color, dash = style
    text = f"{name} {it.auc.value:.2f} <span style='color:{color}'>{STROKES[dash]}</span>"
    return note(1, 0, text, xanchor="right", yanchor="bottom", xshift=0, yshift=4 + 17 * place, font={"size": 12})
