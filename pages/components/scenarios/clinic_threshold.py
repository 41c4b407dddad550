"""The threshold of a case of medicine: one slider, the same in all its views and in both languages."""

import streamlit as st

from core.scenarios.clinic.screening import HIGHEST, LOWEST, as_share
from pages.components.i18n import _


def threshold_slider(case: str, view: str, default: int, label: str) -> float:
    """Draw the slider, in percent, and return the threshold as a share."""
    kept, key = f"case_{case}_threshold", f"case_{case}_threshold_{view}"
    st.session_state[key] = st.session_state.setdefault(kept, default)
    st.slider(label, LOWEST, HIGHEST, key=key, format="%d %%", on_change=_take, args=(kept, key), help=_("Lower finds more of those who are ill, and examines more people for nothing."))  # fmt: skip
    return as_share(st.session_state[kept])


def _take(kept: str, key: str) -> None:
    st.session_state[kept] = st.session_state[key]
