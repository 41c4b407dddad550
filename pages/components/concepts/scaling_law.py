"""Scaling along one axis: the law, and how well it foretells what was held back."""

import streamlit as st

from core.brief import Finding
from core.charts.lessons.scaling import law_chart
from core.lessons import kept
from core.lessons.scaling import finding
from core.lessons.scaling.law import LEAST
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.story_part import tell
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: what happens further out. The band holds only what other seeds would change, not that the "
    "law itself may bend; three seeds are few, and the text is three plays in small letters."
)


def law_view(grid: finding.Grid, along: str) -> None:
    """Draw the row of the grid along an axis, with the law of as many sizes as the user chooses."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other, used = _other(grid, along), _used(grid, along)
    it = finding.forecast(finding.row_of(grid, along, other), used)
    title = headline(finding.headline(it))
    chart(law_chart(it, _), f"scaling_law_{along}", title)
    told(finding.law_sentence(it), finding.unsure_sentence(it), finding.far_sentence(it))
    tell("scaling", f"law_{along}")
    numbers = kept.law(it)
    keep_button(Finding("concepts", finding.kept(it), "concepts?topic=scaling", numbers=numbers), f"scaling_{along}")
    limits(LIMITS)


def _other(grid: finding.Grid, along: str) -> int:
    """Let the user choose the size along the other axis; the largest at first."""
    axis = finding.OTHER[along]
    labels = {place: say(finding.size_label(grid, axis, place)) for place in finding.places(grid, axis)}
    chosen: int = st.selectbox(
        _(finding.HELD_FIXED[along]), list(labels), index=len(labels) - 1, format_func=labels.__getitem__,
        key=f"scaling_other_{along}",
    )  # fmt: skip
    return chosen


def _used(grid: finding.Grid, along: str) -> int:
    """Let the user choose up to which size the law is fitted; all at first."""
    counts = [place + 1 for place in finding.places(grid, along)][LEAST - 1 :]
    labels = {count: say(finding.size_label(grid, along, count - 1)) for count in counts}
    chosen: int = st.selectbox(
        _("Fit the law up to"), counts, index=len(counts) - 1, format_func=labels.__getitem__, key=f"scaling_used_{along}",
        help=_("Larger sizes are held back, to see how well the law foretells them, e.g. fit to small models only."),
    )  # fmt: skip
    return chosen
