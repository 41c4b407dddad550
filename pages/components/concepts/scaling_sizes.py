"""Real models: how large they are, how much they read, and what the rule of 20 tokens a parameter would ask for."""

import streamlit as st

from core.charts.lessons.scaling import models_chart
from core.lessons.scaling import compute, sizes_words
from core.lessons.scaling.sizes import MODELS
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.going import lesson_button
from pages.components.concepts.story_part import tell
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: how good a model is. Tokens are counted by different tokenisers, the quality of the text is not "
    "counted at all, and makers that publish neither number are missing."
)


def sizes_view() -> None:
    """Draw the calculator, the chart and the table."""
    tell("scaling", "chinchilla")
    setting = compute.PARAMETERS
    billions = st.number_input(
        _(setting.label),
        setting.low,
        setting.high,
        setting.default,
        format="%g",
        help=_(setting.help),
        key="scaling_billions",
    )
    plan = compute.budget(billions)
    told(sizes_words.plan_sentence(plan))
    title = headline(sizes_words.headline(MODELS))
    chart(models_chart(MODELS, _, (plan.parameters, plan.tokens)), "scaling_models", title)
    names = {name: _(label) for name, label in sizes_words.COLUMNS.items()}
    rows = [{names[name]: say(value) for name, value in row.items()} for row in sizes_words.table(MODELS)]
    st.dataframe(
        rows, hide_index=True, key="scaling_table",
        column_config={names["source"]: st.column_config.LinkColumn(names["source"], display_text=_("report"))},
    )  # fmt: skip
    lesson_button("planner", "scaling_planner", _("What would that cost? Compute and money"))
    limits(LIMITS)
