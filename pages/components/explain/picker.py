"""Which case: the next, the one before, any, and among which."""

import streamlit as st

from core.evaluation.cells.cell import row_of
from core.explanation.case import Case
from core.explanation.finding import filters_of, standing, wanted_words
from core.markdown import as_written
from pages.components.explain.found import choose, filter_of, found, go, go_anywhere, places_of
from pages.components.i18n import _, say
from pages.components.menus import picked


def step_buttons(case: Case) -> None:
    """Draw the buttons that take another row in hand."""
    none = not len(places_of(case))
    st.button(
        _("Previous"),
        key="explain_previous",
        on_click=go,
        args=(case, -1),
        disabled=none,
    )
    st.button(_("Next"), key="explain_next", on_click=go, args=(case, 1), disabled=none)
    st.button(
        _("Random"), key="explain_random", on_click=go_anywhere, args=(case,), disabled=none,
        help=_("Takes one of these rows by lot."),
    )  # fmt: skip


def filter_menu(case: Case, key: str) -> None:
    """Draw the choice among which rows to go."""
    known = filters_of(case.it)
    labels = {name: _(each.label) for name, each in known.items()}
    st.session_state[key] = filter_of(case)
    st.selectbox(
        _("Which cases"), list(known), format_func=labels.__getitem__, key=key, on_change=_chosen, args=(case, key),
        help=" · ".join(f"**{labels[name]}**: {_(each.help)}" for name, each in known.items()),
    )  # fmt: skip


def where(case: Case) -> None:
    """Say which row is in hand, and where among the rows it is."""
    parts = [say(standing(places_of(case), case.place if case.place is not None else -1))]
    wanted = found().wanted.get(case.run.key)
    if wanted is not None:
        parts.append(as_written(say(wanted_words(case.run, wanted))))
    if case.place is not None:
        parts.insert(0, _("Row {row:,} of the data.").format(row=row_of(case.it.rows[case.place])))
    st.caption(" ".join(parts))


def _chosen(case: Case, key: str) -> None:
    name = picked(key, filters_of(case.it))
    if name is not None:
        choose(case, name)
