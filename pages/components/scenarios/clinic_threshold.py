"""The threshold of a case of medicine: one slider, the same in all its views and in both languages."""

import streamlit as st

from core.scenarios.clinic.screening import HIGHEST, LOWEST, as_share
from pages.components.i18n import _
from pages.components.scenarios.kept import kept


def threshold_slider(case: str, view: str, default: int, label: str) -> float:
    """Draw the slider, in percent, and return the threshold as a share."""
    name, about = f"case_{case}_threshold", _("Lower finds more of those who are ill, and examines more people for nothing.")  # fmt: skip
    return as_share(
        kept(
            st.slider, name, default, label, key=f"{name}_{view}",
            min_value=LOWEST, max_value=HIGHEST, format="%d %%", help=about,
        )
    )  # fmt: skip
