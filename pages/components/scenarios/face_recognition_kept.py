"""Settings of the face case that stay when a view is left."""

from typing import Any

import streamlit as st

from core.scenarios.face_recognition.words import WEIGHTS
from pages.components.i18n import _

HERE = "case_face_recognition"


def kept(widget: Any, name: str, first: Any, label: str, *args: Any, **more: Any) -> Any:
    """Draw a widget whose value is remembered, and return the value."""
    memory = st.session_state.setdefault(f"{HERE}_kept", {})
    key = f"{HERE}_{name}"
    st.session_state[key] = memory.get(name, first)
    value = widget(label, *args, key=key, **more)
    memory[name] = first if value is None else value
    return memory[name]


def chosen(widget: Any, name: str, labels: dict[str, str], label: str, **more: Any) -> str:
    """Draw a menu whose choice is remembered, and return it; a label of another language chooses nothing."""
    memory = st.session_state.setdefault(f"{HERE}_kept", {})
    key, first = f"{HERE}_{name}", next(iter(labels))
    before = memory.get(name, first)
    st.session_state[key] = before if before in labels else first
    value = widget(label, list(labels), format_func=labels.__getitem__, key=key, **more)
    memory[name] = value if value in labels else before
    return str(memory[name])


def threshold_slider(first: float) -> float:
    """Draw the threshold on how alike two pictures are."""
    return float(kept(st.slider, "threshold", round(first, 2), _("Threshold on the cosine"), 0.0, 1.0, step=0.01))


def weight_slider() -> float:
    """Draw the threshold on the weight of a find."""
    low, high, first = WEIGHTS
    label = _("Threshold on the weight of a find")
    return float(kept(st.slider, "weight", first, label, low, high, step=0.1))
