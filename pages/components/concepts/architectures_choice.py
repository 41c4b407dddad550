"""Which architecture when: advice in a table, and the part of it that can be measured here."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.brief import Finding
from core.charts.lessons.architectures import ink
from core.charts.lessons.architectures_lines import choice_chart
from core.lessons import kept
from core.lessons.architectures.choice import ADVICE, MODELS, TITLES, table_of, unscrambled
from core.lessons.architectures.choice_words import best_said, choice_said
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.architectures_studies import asked_of
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

Arrays = Mapping[str, NDArray[Any]]
LIMITS = N_(
    "What this does not tell you: which one wins on your data. These are 1,797 tiny pictures, networks of a few thousand "
    "parameters and 12 epochs; with millions of examples the order can change, and a model that was trained before often beats all of them."
)


def choice_view() -> None:
    """Draw the advice, and the comparison."""
    columns = [_("Your data"), _("Begin with"), _("Because"), _("Cost")]
    rows = [[_(each.data), _(each.choose), _(each.why), _(each.cost)] for each in ADVICE]
    st.table(pd.DataFrame(rows, columns=columns).set_index(columns[0]))
    tell("architectures", "choice")
    _two_pictures()
    errand = asked_of("choosing", _("Train four architectures on both, three times each"))
    if errand is not None:
        told_as = _("Four architectures are learning digits and scrambled digits, three times each")
        errand_view(errand, _chosen, told_as, _so_far)


def _two_pictures() -> None:
    hover = _("row {row}, column {column}: {value}")
    for place, picture, title in zip(
        st.columns(2), unscrambled(), (_("A digit as it is"), _("The same, scrambled")), strict=True
    ):
        with place:
            chart(ink(picture, "", hover, 120), f"choice_{title}", title)
            st.caption(title)


def _so_far(found: Arrays) -> None:
    alt = headline(choice_said(found["accuracy"]))
    chart(choice_chart(found["accuracy"], [_(TITLES[name]) for name in MODELS], _), "choice", alt)


def _chosen(found: Arrays) -> None:
    _so_far(found)
    told(best_said(found["accuracy"], dict(TITLES)))
    st.dataframe(pd.DataFrame(table_of(found, _)).set_index(_("Architecture")), key="choice_table", width="stretch")
    said, numbers = choice_said(found["accuracy"]), kept.scrambled(found["accuracy"])
    keep_button(Finding("concepts", said, "concepts?topic=architectures", numbers=numbers), "architectures_choice")
    limits(LIMITS)
