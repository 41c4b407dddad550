"""A picture to show the network: a real digit, one drawn on the page, or one brought along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.lessons.architectures.pictures import PAPER, SIDE, digit, digits, drawn, reduced
from core.messages import N_
from pages.components.i18n import _

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Shown:
    """Hold a picture's ink (8, 8), and what it shows where that is known."""

    ink: NDArray[np.float32]
    shows: int | None = None


def picture(rows: Rows) -> Shown | None:
    """Draw the choice of a picture, and return it once there is one; `rows` are real digits that were kept for tests."""
    labels = {name: _(title) for name, (title, _draw) in SOURCES.items()}
    chosen = st.segmented_control(
        _("Picture to show it"),
        list(SOURCES),
        format_func=labels.__getitem__,
        default="real",
        key="cnn_source",
        required=True,
    )
    return SOURCES[chosen][1](rows)


def _real(rows: Rows) -> Shown:
    numbers = {int(row): str(place) for place, row in enumerate(rows, 1)}
    row = st.select_slider(
        _("Which of the digits that it has never seen"), list(numbers), format_func=numbers.__getitem__, key="cnn_row"
    )
    return Shown(digit(row), int(digits()[1][row]))


def _drawn(rows: Rows) -> Shown:
    st.caption(_("Tick cells to fill them with ink; the arrow keys and the space bar do it too."))
    columns = [str(n) for n in range(1, SIDE + 1)]
    config = {c: st.column_config.CheckboxColumn(c, width=34) for c in columns}
    cells = st.data_editor(
        pd.DataFrame(PAPER, columns=columns), hide_index=True, column_config=config, key="cnn_paper", width="content",
        row_height=30,
    )  # fmt: skip
    return Shown(drawn(cells.to_numpy(bool)))


def _brought(rows: Rows) -> Shown | None:
    file = st.file_uploader(
        _("A PNG or JPG with one digit"), key="cnn_file",
        help=_("It is cut to the ink and reduced to 8 by 8 pixels. It stays on this server, for this session; nobody else sees it."),
    )  # fmt: skip
    return None if file is None else Shown(reduced(file.getvalue()))


SOURCES: Mapping[str, tuple[str, Callable[[Rows], Shown | None]]] = {
    "real": (N_("A real digit"), _real),
    "drawn": (N_("Draw one"), _drawn),
    "brought": (N_("Bring one"), _brought),
}
