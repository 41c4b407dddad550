"""A picture to be read: a test digit, a drawing, a file, or a photo."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.lessons.architectures.pictures import PAPER, SIDE, drawn
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.image_classification.own import reduced
from pages.components.i18n import _
from pages.components.scenarios.kept import chosen, kept, kept_file
from pages.components.scenarios.measuring import ask

Arrays = Mapping[str, Any]
HERE = "case_image_classification"
FIRST = 2  # of the test pictures


@dataclass(frozen=True, eq=False)
class Picture:
    """Hold ink (64,), 0 to 16, and what it shows where that is known."""

    ink: NDArray[np.float32]
    shows: int | None = None


def picture(case: Scenario, arrays: Arrays) -> Picture | None:
    """Draw the choice of a picture, and return it once there is one."""
    titles = {name: _(title) for name, (title, _draw) in SOURCES.items()}
    return SOURCES[chosen(f"{HERE}_source", "real", _("Picture to be read"), titles)][1](case, arrays)


def _real(case: Scenario, arrays: Arrays) -> Picture:
    count = len(arrays["test_y"])
    label = _("Which of the {count} test pictures").format(count=count)
    number = kept(st.number_input, f"{HERE}_row", FIRST, label, min_value=1, max_value=count, step=1)
    return Picture(arrays["test_X"][number - 1], int(arrays["test_y"][number - 1]))


def _drawn(case: Scenario, arrays: Arrays) -> Picture:
    st.caption(_("Tick cells to fill them with ink; the arrow keys and the space bar do it too."))
    columns = [str(n) for n in range(1, SIDE + 1)]
    config = {c: st.column_config.CheckboxColumn("", width=34) for c in columns}
    cells = st.data_editor(
        _paper(columns), hide_index=True, column_config=config, key=f"{HERE}_paper", width="content", row_height=30
    )
    st.session_state[f"{HERE}_cells"] = cells.to_numpy(bool)
    return Picture(drawn(cells.to_numpy(bool)).reshape(-1))


def _paper(columns: list[str]) -> pd.DataFrame:
    """Return what the editor starts from: while it is there always the same, and what was drawn when it comes back."""
    if f"{HERE}_paper" not in st.session_state:
        st.session_state[f"{HERE}_sheet"] = st.session_state.get(f"{HERE}_cells", PAPER)
    return pd.DataFrame(st.session_state[f"{HERE}_sheet"], columns=columns)


def _brought(case: Scenario, arrays: Arrays) -> Picture | None:
    content = kept_file(st.file_uploader, f"{HERE}_file", _("A picture with one digit"), help=_(PRIVATE))
    return None if content is None else _reduced(case, content)


def _taken(case: Scenario, arrays: Arrays) -> Picture | None:
    label = _("A photo of one digit, dark on light, that fills the picture")
    content = kept_file(st.camera_input, f"{HERE}_photo", label, help=_(PRIVATE))
    return None if content is None else _reduced(case, content)


def _reduced(case: Scenario, content: bytes) -> Picture:
    return Picture(ask(case, f"own-{hashlib.sha256(content).hexdigest()[:24]}", reduced, content))


PRIVATE = N_("It is cut to the ink and reduced to 8 by 8 pixels, the picture beside. It stays on this server, for this session; nobody else sees it.")  # fmt: skip
SOURCES: Mapping[str, tuple[str, Callable[[Scenario, Arrays], Picture | None]]] = {
    "real": (N_("Test digit"), _real),
    "drawn": (N_("Draw"), _drawn),
    "brought": (N_("Upload"), _brought),
    "taken": (N_("Photo"), _taken),
}
