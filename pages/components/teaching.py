"""For a class: a teacher puts controls away, and gives a link that shows the playground like that."""

import streamlit as st

from core.views import hideable
from pages.components import state
from pages.components.i18n import _
from pages.components.menus import all_picked
from pages.components.room.locks import is_put_away
from pages.components.run_bar import playground_link


def is_shown(part: str) -> bool:
    """Tell whether a control or part of the page has not been put away, by a teacher or by a room's facilitator."""
    return part not in state.memory().view.hide and not is_put_away(state.memory(), part)


def teaching_menu() -> None:
    """Draw the button that opens the choice of controls."""
    menu = st.popover(_("For a class"), icon=":material/co_present:", key="teaching_menu", on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.markdown(
            _("Put controls away, so that everybody looks at what is left. The link sets up this very playground:")
        )
        labels = {name: _(label) for name, label in hideable().items()}
        st.session_state["teaching_hide"] = list(state.memory().view.hide)
        st.multiselect(
            _("Controls to put away"), list(labels), format_func=labels.__getitem__, key="teaching_hide",
            on_change=_hide, args=(list(labels),), placeholder=_("None: everything is there"),
        )  # fmt: skip
        st.code(playground_link(), language=None, wrap_lines=True)


def _hide(among: list[str]) -> None:
    names = all_picked("teaching_hide", among)
    if names is not None:
        state.look(hide=tuple(names))
