"""The columns of the row in hand, to be changed: memory has what was changed, widgets show it."""

import math
from collections.abc import Sequence

import streamlit as st

from core.explanation.case import Case
from core.explanation.columns import column_name, value_text
from core.explanation.whatif.edits import changed_columns, is_changed
from core.explanation.whatif.order import IN_SIGHT, MOST, ignored, is_chosen, offered
from core.explanation.whatif.ranges import Span, place_of, places, refused, spans, usual
from core.explanation.whatif.remarks import counts_as
from core.markdown import as_written
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import all_picked, picked

ACROSS = 3  # controls beside each other on a wide screen
MISSING = -1  # of a menu: no category
CHOSEN = "whatif_columns"


def controls(before: Case, after: Case) -> None:
    """Draw the most important columns, and the others under More or to be chosen; then what takes the changes back."""
    if is_chosen(before):
        _choose(before)
        _grid(before, after, _chosen(before))
    else:
        columns = offered(before)
        _grid(before, after, columns[:IN_SIGHT])
        _more(before, after, columns[IN_SIGHT:])
    _take_back(before, after)


def _more(before: Case, after: Case, columns: Sequence[int]) -> None:
    if not columns:
        return
    changed = len(set(changed_columns(before.x, after.x).tolist()) & set(columns))
    title = _("More: {n} other columns, {changed} of them changed").format(n=len(columns), changed=changed)
    more = st.expander(title, key="whatif_more", on_change="rerun")
    with more:
        if more.open:
            _grid(before, after, columns)


def _choose(case: Case) -> None:
    """Draw the choice of columns where there are too many for a control each."""
    columns = list(offered(case))
    names = {column: say(column_name(case.run.data, column)) for column in columns}
    st.session_state[CHOSEN] = _chosen(case)
    is_picture = case.run.data.image_shape is not None
    st.multiselect(
        _("Pixels to change") if is_picture else _("Columns to change"), columns, format_func=names.__getitem__, key=CHOSEN,
        max_selections=MOST, on_change=_take_chosen, args=(case, columns), placeholder=_("Choose a column"),
        help=_("Row and column of the picture, counted from the top left; those that pull most come first. Whole parts of a "
               "picture can be covered under the first tab.") if is_picture
        else _("Those that pull most come first; type to search for others."),
    )  # fmt: skip


def _chosen(case: Case) -> list[int]:
    """Return the columns that were chosen, by default the most important; what was changed before is among them."""
    mind, columns = state.memory().explaining, offered(case)
    chosen = mind.changing.get(case.run.key, list(columns[:IN_SIGHT]))
    changed = [j for j in mind.changes(case) if j not in chosen]
    return [j for j in [*changed, *chosen] if j in columns][:MOST]


def _take_chosen(case: Case, columns: Sequence[int]) -> None:
    chosen = all_picked(CHOSEN, columns)
    if chosen is None:
        return
    mind = state.memory().explaining
    mind.changing[case.run.key] = chosen
    mind.change(case, {j: value for j, value in mind.changes(case).items() if j in chosen})


def _grid(before: Case, after: Case, columns: Sequence[int]) -> None:
    for start in range(0, len(columns), ACROSS):
        for cell, column in zip(st.columns(ACROSS, gap="medium"), columns[start : start + ACROSS], strict=False):
            with cell:
                _control(before, after, column)


def _control(before: Case, after: Case, column: int) -> None:
    data, span = before.run.data, spans(before.run)[column]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if data.feature_names[column] in data.categories:
            _menu(before, after, column)
        else:
            _number(before, after, column, span)
        _undo(before, after, column)


def _menu(before: Case, after: Case, column: int) -> None:
    """Draw a category as a menu, "missing" among its options."""
    data, key = before.run.data, f"whatif_{column}"
    codes = [*range(len(data.categories[data.feature_names[column]])), MISSING]
    names = {code: say(value_text(data, column, code if code != MISSING else math.nan)) for code in codes}
    value = float(after.x[column])
    st.session_state[key] = MISSING if math.isnan(value) else int(value)
    st.selectbox(
        _label(before, after, column), codes, format_func=lambda code: names.get(code, ""), key=key,
        on_change=_take_category, args=(before, column, codes),
    )  # fmt: skip


def _take_category(before: Case, column: int, codes: Sequence[int]) -> None:
    code = picked(f"whatif_{column}", codes)
    if code is not None:
        _edit(before, column, math.nan if code == MISSING else float(code))


def _number(before: Case, after: Case, column: int, span: Span | None) -> None:
    """Draw a number as a slider over the training rows' range, and a menu for all other numbers."""
    own, value = float(before.x[column]), float(after.x[column])
    counted = usual(before.run, column) if math.isnan(value) else value
    label = _label(before, after, column)
    found = {} if span is None else places(span, own, counted)
    if span is not None and len(found) > 1:
        _slider(before, column, label, found, place_of(found, span, counted))
    else:
        st.markdown(label, width="stretch")
    _any(before, column, value)


def _slider(before: Case, column: int, label: str, found: dict[float, str], at: float) -> None:
    key, options = f"whatif_{column}", list(found)
    st.session_state[key] = at
    st.select_slider(
        label, options, format_func=lambda place: found.get(place, ""), key=key, on_change=_take_place,
        args=(before, column, options),
    )  # fmt: skip


def _take_place(before: Case, column: int, options: Sequence[float]) -> None:
    value = picked(f"whatif_{column}", options)
    if value is not None:
        _edit(before, column, value)


def _any(before: Case, column: int, value: float) -> None:
    """Draw the menu for a number outside the slider's range, and for no number at all."""
    menu = st.popover(
        "", icon=":material/edit:", key=f"whatif_menu_{column}", on_change="rerun", type="tertiary",
        help=_("Any number, also outside the range of the training rows, or missing"),
    )  # fmt: skip
    if not menu.open:
        return
    key = f"whatif_any_{column}"
    with menu:
        st.session_state[key] = None if math.isnan(value) else value
        st.number_input(
            _("Any number"), value=None, format="%.7g", key=key, on_change=_take_number, args=(before, column),
            placeholder=_("missing"), help=_("Empty is missing."),
        )  # fmt: skip
        if not before.run.data.drawn:
            st.button(
                _("Set to missing"), key=f"whatif_missing_{column}", on_click=_edit, args=(before, column, math.nan),
                disabled=math.isnan(value),
            )  # fmt: skip


def _take_number(before: Case, column: int) -> None:
    value = st.session_state[f"whatif_any_{column}"]
    problem = None if value is None else refused(before.run, column, value)
    if problem is not None and value != before.x[column]:
        state.memory().complaints.append(problem)
    elif value is not None or not before.run.data.drawn:
        _edit(before, column, math.nan if value is None else float(value))


def _undo(before: Case, after: Case, column: int) -> None:
    same = not is_changed(before.x, column, float(after.x[column]))
    st.button(
        "", icon=":material/undo:", key=f"whatif_undo_{column}", type="tertiary", disabled=same, on_click=_edit,
        args=(before, column, float(before.x[column])), help=_("Back to {value}").format(value=_value(before, column)),
    )  # fmt: skip


def _label(before: Case, after: Case, column: int) -> str:
    """Return the name of a column with its unit; what a missing value counts as; and what it was before."""
    data, value = before.run.data, float(after.x[column])
    name, unit = say(column_name(data, column)), data.card.units.get(data.feature_names[column])
    parts = [name if unit is None else _("{column} ({unit})").format(column=name, unit=_(unit))]
    if math.isnan(value):
        parts.append(say(counts_as(before.run, column)))
    if is_changed(before.x, column, value):
        parts.append(_("was {value}").format(value=_bare(before, column)))
    return as_written(" · ".join(parts))


def _bare(case: Case, column: int) -> str:
    """Return a value beside a label that has its unit."""
    value, span = float(case.x[column]), spans(case.run)[column]
    return _value(case, column) if span is None or math.isnan(value) else span.written(value)


def _value(case: Case, column: int) -> str:
    return say(value_text(case.run.data, column, float(case.x[column])))


def _edit(before: Case, column: int, value: float) -> None:
    """Change a value of the row in hand; one that is as it was is no change."""
    mind = state.memory().explaining
    others = {j: known for j, known in mind.changes(before).items() if j != column}
    mind.change(before, others | ({column: value} if is_changed(before.x, column, value) else {}))


def _take_back(before: Case, after: Case) -> None:
    changed = len(changed_columns(before.x, after.x))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("Take all changes back ({n})").format(n=changed) if changed else _("Take all changes back"),
            icon=":material/undo:", key="whatif_reset", disabled=not changed, on_click=_reset, args=(before,),
            help=_("What you change of a row is kept while you look at others."),
        )  # fmt: skip
        if ignored(before):
            text = _("Columns that this model doesn't look at, and that can't change its answer: {n}.")
            st.caption(text.format(n=ignored(before)), width="content")


def _reset(case: Case) -> None:
    state.memory().explaining.change(case, {})
