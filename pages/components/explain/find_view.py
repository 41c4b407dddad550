"""The rows to choose from: as a table, by what is special about them, or by lot."""

import streamlit as st

from core.charts.pictures import pictures
from core.evaluation.cells.cell import row_of
from core.evaluation.cells.table import row_pictures, rows_table
from core.explanation.case import Case
from core.explanation.finding import Places, chance_column
from core.messages import N_, translator
from pages.components.chart import chart
from pages.components.explain.found import found, is_stale, places_of
from pages.components.explain.hand import take_row
from pages.components.explain.picker import filter_menu, where
from pages.components.explain.wanted_view import wanted_view
from pages.components.i18n import _, language
from pages.components.menus import picked
from pages.components.metrics.told import limits

SHOWN, PICTURES = 200, 24
TABLE, PICTURE = "explain_table", "explain_picture"
LIMITS = N_(
    "What this does not tell you: what is typical. Rows that stand out are good to learn from, but a few of them prove "
    "nothing; “Overall” shows what counts over many rows."
)


def find_view(case: Case) -> None:
    """Draw the ways to find another row."""
    if is_stale(case):  # something was chosen here: the picture above is of another row, or its menus say another thing
        st.rerun()
    left, right = st.columns(2)
    with left:
        filter_menu(case, "explain_filter_below")
    if case.it.image_shape is None:
        with right:
            wanted_view(case)
    places = places_of(case)
    where(case)
    if len(places):
        CHOICES[case.it.image_shape is not None](case, places)
    limits(LIMITS)


def _table(case: Case, places: Places) -> None:
    """Draw rows to choose one of by a click."""
    shown = places[:SHOWN]
    table = rows_table(case.it, shown, translator(language()))
    chance = chance_column(case.it, table.columns)
    formats = {chance: st.column_config.NumberColumn(format="percent")} if chance else {}
    st.caption(_("Choose a row by the box on its left."))
    key = _table_key(case, shown)
    st.dataframe(
        table, hide_index=True, key=key, placeholder="–", column_config=formats, selection_mode="single-row",
        on_select=lambda: _take(key, shown), height="content" if len(table) < 9 else 360,
    )  # fmt: skip
    _note(shown, places)


def _pictures(case: Case, places: Places) -> None:
    """Draw rows as pictures, and a menu of them."""
    shown = places[:PICTURES]
    rows, captions = row_pictures(case.it, shown, translator(language()))
    text = _("Row {row}: {caption}")
    labels = {
        int(place): text.format(row=row_of(case.it.rows[place]), caption=caption)
        for place, caption in zip(shown, captions, strict=True)
    }
    alt = _("The first of these pictures, with what they are and what they were called")
    chart(pictures(rows, case.it.image_shape, captions, columns=6), "explain_pictures", alt)
    st.caption(_("Below each picture: what it is → what it was called."))
    _note(shown, places)
    st.session_state[PICTURE] = None
    st.selectbox(
        _("Take one of them"), list(labels), index=None, format_func=labels.__getitem__, key=PICTURE,
        placeholder=_("a picture"), on_change=_take_picture, args=(tuple(labels),),
    )  # fmt: skip


CHOICES = {False: _table, True: _pictures}


def _table_key(case: Case, shown: Places) -> str:
    """Return the key of the table: another one when its mark would stay at a row that is no longer in hand."""
    marked = _marked(f"{TABLE}_{found().table}", shown)
    if marked not in (None, case.place):
        found().table = str(case.place)
    return f"{TABLE}_{found().table}"


def _marked(key: str, shown: Places) -> int | None:
    """Return the place of the row that is marked in the table."""
    chosen = st.session_state[key]["selection"]["rows"] if key in st.session_state else []
    return int(shown[chosen[0]]) if chosen and chosen[0] < len(shown) else None


def _take(key: str, shown: Places) -> None:
    place = _marked(key, shown)
    if place is not None:
        take_row(place)


def _take_picture(among: tuple[int, ...]) -> None:
    place = picked(PICTURE, among)
    if place is not None:
        take_row(place)


def _note(shown: Places, places: Places) -> None:
    if len(shown) < len(places):
        st.caption(_("The first {shown:,} of {count:,}.").format(shown=len(shown), count=len(places)))
