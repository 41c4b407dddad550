"""Predictions that the user brought along, in the run bar: what they are called, and what they can't do."""

import math

import streamlit as st

from core.evaluation.predictions import Predictions
from core.evaluation.reading import headline_of
from core.luck import digits_for
from core.markdown import as_written
from core.scenarios import SCENARIOS
from pages.components import state
from pages.components.i18n import _, say
from pages.components.places import file_of

JUDGES = "metrics"  # the page that needs no model
CASES = "scenarios"  # the page that measures models of its own


def brought_in_hand() -> Predictions | None:
    """Return the predictions in hand if the user brought them along."""
    return state.memory().brought.get(state.memory().judging)


def brought_name(it: Predictions) -> str:
    """Return what a user reads for predictions, as Markdown: title · rows · score (interval) · where they come from."""
    rows = _("{n:,} rows").format(n=it.n)
    return " · ".join([as_written(brought_title(it)), rows, _score(it), _("brought along")])


def _score(it: Predictions) -> str:
    main = headline_of(it)
    if math.isnan(main.value):
        return f"{say(main.label)} –"
    written = digits_for(main.high - main.low, main.value)
    return f"{say(main.label)} {written(main.value)} ({written(main.low)}–{written(main.high)})"


def brought_title(it: Predictions) -> str:
    """Return the user's own word for predictions, or ours."""
    return it.title if isinstance(it.title, str) else say(it.title)


def brought_caption(page: str, run_name: str) -> None:
    """Say that predictions without a model are in hand, and what the page shows for them."""
    it = brought_in_hand()
    if it is None or page == CASES:
        return
    case = SCENARIOS.get(state.memory().casing.judged.get(it.key, ""))
    if case is not None:
        st.caption(_("These are the predictions of the case “{case}” on its test rows; what they are worth here is counted with this page's own amounts.").format(case=_(case.title)))  # fmt: skip
        st.page_link(file_of(CASES), label=_("Back to the case"), icon=":material/arrow_back:")
    elif page == JUDGES:
        text = _(
            "You brought these predictions along. There is no model behind them, so other pages show the run: {run}."
        )
        st.caption(text.format(run=run_name))
    else:
        text = _(
            "The predictions that you brought along, “{name}”, have no model behind them: this page shows the run."
        )
        st.caption(text.format(name=as_written(brought_title(it))))


def brought_buttons(menu: str) -> None:
    """Draw a button for each of the predictions that were brought along; one that is pressed closes the menu."""
    mind = state.memory()
    for key, it in reversed(mind.brought.items()):
        st.button(
            brought_name(it), key=f"take_{key}", type="tertiary", disabled=key == mind.judging, on_click=_take,
            args=(key, menu),
        )  # fmt: skip


def _take(key: str, menu: str) -> None:
    state.memory().judging = key
    st.session_state[menu] = False


def share_brought() -> None:
    """Say who can see them."""
    st.markdown(
        _(
            "These predictions stay in this session: there is no link to share. To show them to others, send them the file."
        )
    )
    st.caption(
        _(
            "A reload of this page finds them for a while, by the address in the browser; whoever has that address finds them too."
        )
    )
