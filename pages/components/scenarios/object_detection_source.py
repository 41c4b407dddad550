"""A scene to be looked at: a test scene, one that the user composes, or a picture with dark digits."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.object_detection.own import COLUMNS, FIRST, NOISE, puts, scene, seen
from pages.components.i18n import _
from pages.components.scenarios.kept import chosen, kept, kept_file
from pages.components.scenarios.measuring import ask

Arrays = Mapping[str, Any]
HERE = "case_object_detection"
SHORT = {"shows": N_("Digit"), "left": N_("Left"), "top": N_("Top"), "size": N_("Size")}
WIDTH = 68  # pixels of a column: all four are in sight on a phone


@dataclass(frozen=True, eq=False)
class Shown:
    """Hold a scene (48, 48), and the boxes and digits in it where they are known."""

    X: NDArray[Any]
    boxes: NDArray[Any] | None = None
    shows: NDArray[Any] | None = None


def source(case: Scenario, arrays: Arrays) -> Shown | None:
    """Draw the choice of a scene, and return it once there is one."""
    titles = {name: _(title) for name, (title, _draw) in SOURCES.items()}
    return SOURCES[chosen(f"{HERE}_source", "real", _("Scene to be looked at"), titles)][1](case, arrays)


def test_scene(arrays: Arrays, name: str = f"{HERE}_scene") -> int:
    """Draw the choice of a test scene, and return its number from 0."""
    count = len(arrays["X"])
    label = _("Which of the {count} test scenes").format(count=count)
    return int(kept(st.number_input, name, 1, label, min_value=1, max_value=count, step=1)) - 1


def _real(case: Scenario, arrays: Arrays) -> Shown:
    number = test_scene(arrays)
    here = arrays["scene"] == number
    return Shown(arrays["X"][number], arrays["boxes"][here], arrays["shows"][here])


def _composed(case: Scenario, arrays: Arrays) -> Shown:
    st.caption(
        _("One digit a line: which, where its upper left corner lies on the canvas of 48 by 48 pixels, and how large.")
    )
    config = {
        name: st.column_config.NumberColumn(_(SHORT[name]), help=_(column.help), width=WIDTH)
        for name, column in COLUMNS.items()
    }
    table = st.data_editor(
        _table(), num_rows="dynamic", hide_index=True, column_config=config, key=f"{HERE}_table", width="content"
    )
    st.session_state[f"{HERE}_rows"] = rows = table.to_numpy(object).tolist()
    noise = float(kept(st.slider, f"{HERE}_noise", NOISE.default, _(NOISE.label), min_value=float(NOISE.low), max_value=float(NOISE.high), step=0.02, help=_(NOISE.help)))  # fmt: skip
    put = puts(rows)
    made = ask(case, f"scene-{hashlib.sha256(repr((put, noise)).encode()).hexdigest()[:24]}", scene, put, noise)
    return Shown(made.X[0], made.boxes, made.shows)


def _table() -> pd.DataFrame:
    """Return what the editor starts from: while it is there always the same, and what was put when it comes back."""
    if f"{HERE}_table" not in st.session_state:
        st.session_state[f"{HERE}_sheet"] = st.session_state.get(f"{HERE}_rows", FIRST)
    return pd.DataFrame(st.session_state[f"{HERE}_sheet"], columns=list(COLUMNS), dtype=float)


def _brought(case: Scenario, arrays: Arrays) -> Shown | None:
    label = _("A picture with dark digits on light paper")
    content = kept_file(st.file_uploader, f"{HERE}_file", label, help=_(PRIVATE))
    return None if content is None else _seen(case, content)


def _taken(case: Scenario, arrays: Arrays) -> Shown | None:
    label = _("A photo of dark digits on light paper")
    content = kept_file(st.camera_input, f"{HERE}_photo", label, help=_(PRIVATE))
    return None if content is None else _seen(case, content)


def _seen(case: Scenario, content: bytes) -> Shown:
    st.caption(_("Your picture on the canvas of 48 by 48 pixels: digits should be a quarter to a third of its side."))
    return Shown(ask(case, f"own-{hashlib.sha256(content).hexdigest()[:24]}", seen, content))


PRIVATE = N_("It is brought to 48 by 48 pixels, the picture beside. It stays on this server, for this session; nobody else sees it.")  # fmt: skip
SOURCES: Mapping[str, tuple[str, Callable[[Scenario, Arrays], Shown | None]]] = {
    "real": (N_("Test scene"), _real),
    "composed": (N_("Compose"), _composed),
    "brought": (N_("Upload"), _brought),
    "taken": (N_("Photo"), _taken),
}
