"""More devices, on paper: what copies of the model, a pipeline and a serial share allow."""

import numpy as np
import streamlit as st

from core.charts.lessons.speed import paper_chart
from core.lessons.speed import paper
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: what a real cluster reaches. Exchange and computing overlap in practice, links differ, devices fail; "
    "large trainings combine both ways with cutting single layers apart (tensor parallelism)."
)
FIRST = 8  # devices


def paper_view() -> None:
    """Draw the settings and the chart."""
    devices = st.slider(_("Devices"), 1, paper.MOST_DEVICES, FIRST, key="speed_devices")
    with st.popover(_("More: the model, the network, the parts"), key="speed_more"):
        plan = paper.Plan(**{name: _asked(name) for name in paper.SETTINGS})
    title = headline(paper.headline(plan, devices))
    counts = np.arange(1.0, paper.MOST_DEVICES + 1)
    chart(paper_chart(counts, plan.speedups(counts), devices, _), "speed_paper", title)
    told(paper.numbers_sentence(plan, devices))
    tell("speed", "devices")
    limits(LIMITS)


def _asked(name: str) -> float:
    setting = paper.SETTINGS[name]
    value: float = st.number_input(
        _(setting.label), setting.kind(setting.low), setting.kind(setting.high), setting.default, help=_(setting.help),
        key=f"speed_{name}",
    )  # fmt: skip
    return value
