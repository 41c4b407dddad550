"""Risks by how likely and how grave they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.brief.plan import MOST, Risk
from core.charts.figure import figure, note
from core.charts.palette import mixed
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FAINT, STRONG, INK = "#DDE1E6", "#EBA566", "#1B232D"  # light fields and dark numbers in both themes
LONGEST = 60  # letters of a name


def risk_matrix(risks: Sequence[Risk], translate: Translate, height: int = 340) -> "Figure":
    """Draw the numbers of risks, from 1 in their order, in the field of their likelihood and impact; warmer weighs more."""
    steps = np.arange(1, MOST + 1)
    weights = np.multiply.outer(steps, steps) / MOST**2
    hover = translate(N_("likelihood {likelihood}, impact {impact}: {product}"))
    field = {
        "type": "heatmap",
        "x": steps,
        "y": steps,
        "z": weights,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "colorscale": [[share, mixed(FAINT, STRONG, share)] for share in (0.0, 0.5, 1.0)],
        "customdata": np.multiply.outer(steps, steps),
        "hovertemplate": hover.format(likelihood="%{x}", impact="%{y}", product="%{customdata}") + "<extra></extra>",
    }
    axis = {"tickvals": steps.tolist(), "range": [0.5, MOST + 0.5], "showgrid": False}
    return figure(
        height,
        translate(N_("Likelihood, from 1 (hardly) to 5 (nearly sure)")),
        translate(N_("Impact, from 1 (a nuisance) to 5 (the end of it)")),
        data=[field],
        x=axis,
        y=axis,
        annotations=_numbers(risks),
    )


def _numbers(risks: Sequence[Risk]) -> list[dict[str, object]]:
    """Write the numbers of the risks of each field that has some; hover gives their names."""
    fields: dict[tuple[int, int], list[int]] = {}
    for number, risk in enumerate(risks, 1):
        fields.setdefault((risk.likelihood, risk.impact), []).append(number)
    return [
        note(
            x, y, _short(numbers), xanchor="center", xshift=0, font={"size": 15, "color": INK},
            hovertext="<br>".join(f"{number}. {_safe(risks[number - 1].name)}" for number in numbers),
        )
        for (x, y), numbers in fields.items()
    ]  # fmt: skip


def _short(numbers: Sequence[int]) -> str:
    text = ", ".join(map(str, numbers[:3]))
    return f"<b>{text}{' …' if len(numbers) > 3 else ''}</b>"


def _safe(name: str) -> str:
    """Return a name as Plotly shows it as it is."""
    cut = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
