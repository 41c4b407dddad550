"""The steps of a sequence: what each pulls, and what is said after it."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, ORANGE
from core.charts.steps import cut
from core.explanation.amounts import Amounts
from core.explanation.parts.revealing import Revealed
from core.explanation.parts.shares import StepShare
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

NAMED = 24  # steps that have their name beside them
LINE = 26  # pixels of a named step
LONGEST = 16  # letters of a name that a phone has room for
ZERO = {"zeroline": True, "zerolinecolor": GREY}


def shares_chart(
    steps: Sequence[StepShare], amounts: Amounts, translate: Translate, picture: NDArray[Any] | None = None
) -> "Figure":
    """Draw the pull of each step in reading order: beside its line of a picture (h, w), by name, or by number if there are many."""
    title = _in_two(translate(amounts.share_axis))
    if picture is None and len(steps) > NAMED:
        return figure(280, translate(N_("Step")), title, data=(_bars(steps, amounts, translate, "v"),), y=ZERO)
    # Between a picture and its bars there is room for a number.
    names = (
        [str(n + 1) for n in range(len(steps))]
        if picture is not None
        else [escape(cut(worded(step.name, translate), LONGEST), quote=False) for step in steps]
    )
    y = {"autorange": "reversed", "tickvals": [*range(len(steps))], "ticktext": names, "showgrid": False}
    x = ZERO | {"domain": (0, 1) if picture is None else (0.42, 1)}
    made = figure(max(200, LINE * len(steps) + 70), title, data=(_bars(steps, amounts, translate, "h"),), x=x, y=y)
    if picture is not None:
        _add_picture(made, picture)
    return made


def _bars(steps: Sequence[StepShare], amounts: Amounts, translate: Translate, way: str) -> Any:
    import plotly.graph_objects as go

    pulls = [amounts.scale * step.share for step in steps]
    reach = [amounts.scale * 1.96 * step.error for step in steps]
    along = [place if way == "h" else place + 1 for place in range(len(steps))]
    error = {"type": "data", "array": reach, "color": GREY, "thickness": 1, "width": 2}
    return go.Bar(
        x=pulls if way == "h" else along,
        y=along if way == "h" else pulls,
        orientation=way,
        marker={"color": [BLUE if pull >= 0 else ORANGE for pull in pulls]},
        hovertext=[_hover(step, amounts, translate) for step in steps],
        hovertemplate="%{hovertext}<extra></extra>",
        **({"error_x" if way == "h" else "error_y": error} if any(reach) else {}),
    )


def _hover(step: StepShare, amounts: Amounts, translate: Translate) -> str:
    name, value = escape(worded(step.name, translate), quote=False), escape(worded(step.value, translate), quote=False)
    share = worded(amounts.share(step.share), translate)
    return f"{name} = {value}: {share}" if value else f"{name}: {share}"


def _add_picture(made: "Figure", picture: NDArray[Any]) -> None:
    """Draw a picture to the left of the bars, each of its lines beside its bar."""
    import plotly.graph_objects as go

    made.add_trace(go.Heatmap(z=picture, xaxis="x2", colorscale="Greys", showscale=False, hoverinfo="skip"))
    made.update_layout(xaxis2={"domain": (0, 0.33), "visible": False, "fixedrange": True, "anchor": "y"})


def said_chart(revealed: Revealed, output: int, amounts: Amounts, translate: Translate) -> "Figure":
    """Draw what is said after each step, with the interval of each mean."""
    import plotly.graph_objects as go

    said = amounts.scale * revealed.mean[:, output]
    reach = amounts.scale * 1.96 * revealed.error[:, output]
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    text = translate(N_("After {read} of {steps} steps: {said}"))
    hover = [
        text.format(read=read, steps=revealed.steps, said=worded(amounts.output(float(value)), translate))
        for read, value in zip(revealed.after, revealed.mean[:, output], strict=True)
    ]
    line = {"color": BLUE, "width": 2}
    traces = (
        go.Scatter(x=revealed.after, y=said - reach, **band),
        go.Scatter(x=revealed.after, y=said + reach, fill="tonexty", fillcolor=BAND, **band),
        go.Scatter(x=revealed.after, y=said, mode="lines+markers", line=line, hovertext=hover, hovertemplate=TOLD),
    )
    return figure(280, translate(N_("Steps read")), translate(amounts.axis), data=traces)


BAND = "rgba(45, 127, 196, 0.18)"
TOLD = "%{hovertext}<extra></extra>"


def _in_two(title: str) -> str:
    """Return a title in two lines where it has a comma: a phone has no room for one."""
    return title.replace(", ", ",<br>").replace("，", "，<br>")
