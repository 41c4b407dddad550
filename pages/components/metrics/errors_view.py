"""The rows behind each cell of the confusion matrix: the surest mistakes first, to look at and to take away."""

from collections.abc import Mapping

import streamlit as st

from core.charts.pictures import pictures
from core.datasets.dataset import Task
from core.evaluation.cells import (
    Cell,
    cell_csv,
    cell_file_name,
    cell_pictures,
    cell_table,
    cells_of,
    common_sentence,
    in_common,
    surest_sentence,
)
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_, translator
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, language, say
from pages.components.menus import picked

CHOSEN, MENU = "errors_chosen", "errors_cell"
SHOWN, PICTURES = 200, 24
FEW = 4  # cells that fit into a row of buttons
FIRST: Mapping[Task, str] = {
    "classification": N_("The surest come first; rows are counted from 1 in the table that they come from."),
    "regression": N_("The largest errors come first; rows are counted from 1 in the table that they come from."),
}
LIMITS = N_(
    "What this does not tell you: why they went wrong. Some may be labelled wrongly: look at the surest ones first. What is "
    "commoner among mistakes need not be their cause."
)


def errors_view(it: Predictions) -> None:
    """Draw the rows of one cell: the user chooses which."""
    threshold = state.memory().decision.threshold
    cells = cells_of(it, threshold)
    cell = cells[_choose(cells)]
    st.markdown(f"**{as_written(say(cell.finding))}**")
    said = surest_sentence(cell), common_sentence(cell, in_common(it, cell.name, threshold)) if cell.wrong else None
    for sentence in filter(None, said):
        st.markdown(as_written(say(sentence)))
    if cell.count:
        _rows(it, cell)
    st.caption(_(LIMITS))


def _choose(cells: Mapping[str, Cell]) -> str:
    names = list(cells)
    chosen = st.session_state.get(CHOSEN)
    st.session_state[MENU] = chosen if chosen in cells else _first(cells)
    labels = {
        name: _("{label} · {count:,}").format(label=say(cell.label), count=cell.count) for name, cell in cells.items()
    }
    menu = {"format_func": lambda name: as_written(labels[name]), "key": MENU, "on_change": _take, "args": (names,)}
    if len(cells) <= FEW:
        st.segmented_control(_("Which rows?"), names, required=True, label_visibility="collapsed", **menu)
    else:
        st.selectbox(_("Which rows?"), names, **menu | {"format_func": labels.__getitem__})
    return st.session_state[MENU]


def _first(cells: Mapping[str, Cell]) -> str:
    """Return the first cell that has rows, or the first."""
    return next((name for name, cell in cells.items() if cell.count), next(iter(cells)))


def _take(names: list[str]) -> None:
    st.session_state[CHOSEN] = picked(MENU, names) or st.session_state.get(CHOSEN)


def _rows(it: Predictions, cell: Cell) -> None:
    translate = translator(language())
    if it.image_shape is not None:
        rows, captions = cell_pictures(it, cell, translate, PICTURES)
        alt = _("The pictures that the model was surest of, with what they are and what it said")
        chart(pictures(rows, it.image_shape, captions, columns=6), "errors_pictures", alt)
        st.caption(_("Below each picture: what it is → what it was called."))
        _note(it, cell, len(rows))
    else:
        table = cell_table(it, cell, translate, SHOWN)
        st.dataframe(
            table, hide_index=True, key="errors_table", placeholder="–", height="content" if len(table) < 9 else 360
        )
        _note(it, cell, len(table))
    st.download_button(
        _("All {count:,} rows (.csv)").format(count=cell.count), lambda: cell_csv(it, cell, translate), cell_file_name(it, cell),
        "text/csv", key="errors_csv", on_click="ignore", icon=":material/download:",
        help=_("For a spreadsheet: each row with what is true, what was said, and all its columns."),
    )  # fmt: skip


def _note(it: Predictions, cell: Cell, shown: int) -> None:
    text = _(FIRST[it.task])
    more = _("The first {shown:,} of {count:,}.").format(shown=shown, count=cell.count)
    st.caption(f"{more} {text}" if shown < cell.count else text)
