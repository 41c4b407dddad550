"""The slim bar on every page that names the run in hand, switches to another, and gives its link."""

from urllib.parse import urlencode

import streamlit as st

from core.datasets import DATASETS
from core.experiment import Experiment
from core.ledger import Entry
from core.links import decision_link, to_link, view_link
from core.markdown import as_written
from core.training.run import Run
from pages.components import state
from pages.components.brought import (
    JUDGES,
    brought_buttons,
    brought_caption,
    brought_in_hand,
    brought_name,
    share_brought,
)
from pages.components.i18n import PARAM, _, language
from pages.components.ledger_columns import entry_line
from pages.components.places import PLACES, WITHOUT_RUN, after, file_of
from pages.components.qr_view import qr_view
from pages.components.room.hiding import name_of

MENU = "run_menu"
EXPLAINS = "explain"  # the page that is about one row
PLAYGROUND = "playground"  # the page that makes a run again
MAKERS = {"tensorflow": "TensorFlow", "keras": "Keras"}


def run_bar(page: str) -> None:
    """Draw the bar of a page."""
    run, it = state.memory().run, brought_in_hand() if page == JUDGES else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="run_bar"):
        with st.popover(
            name_of(run) if it is None else brought_name(it),
            icon=":material/science:",
            key=MENU,
            on_change="rerun",
            help=_("The run in hand: all pages look at it"),
            wrap=True,
        ):
            _switch(run)
        share = st.popover(_("Share"), icon=":material/link:", key="share_menu", on_change="rerun")
        if share.open:
            with share:
                _share(run, page) if it is None else share_brought()
        if page == JUDGES:
            _bring()
        _open_next(after(page))
    brought_caption(page, name_of(run))
    if it is None and state.is_bundled(run):
        st.caption(origin(run))


def _bring() -> None:
    # It is drawn in the frame of a page, which draws this bar.
    from pages.components.metrics.bring import bring

    bring()


def _open_next(page: str | None) -> None:
    if page is not None and page not in WITHOUT_RUN:
        label = _("Open in: {page}").format(page=_(PLACES[page].title))
        st.page_link(file_of(page), label=label, icon=PLACES[page].icon)


def origin(run: Run) -> str:
    made = ", ".join(f"{name} {run.versions[library]}" for library, name in MAKERS.items() if library in run.versions)
    return _("A bundled run, made by {versions}. Train one to see your own.").format(versions=made)


def _switch(run: Run) -> None:
    st.markdown(_("**Look at another run**"))
    own, judging = state.memory().trained, brought_in_hand() is not None
    brought_buttons(MENU)
    for key, other in state.runs().items():
        origin = _("bundled") if state.is_bundled(other) else _("yours") if key in own else _("from a link")
        st.button(
            f"{name_of(other)} · {origin}",
            key=f"take_{key}",
            type="tertiary",
            disabled=key == run.key and not judging,
            on_click=_take,
            args=(other,),
        )
    yours = _("yours")
    for entry in state.earlier():
        st.button(
            f"{as_written(entry_line(entry))} · {yours}", key=f"take_{entry.key}", type="tertiary", on_click=_take_earlier,
            args=(entry,),
        )  # fmt: skip


def _take_earlier(entry: Entry) -> None:
    state.take_earlier(entry)
    st.session_state[MENU] = False


def _take(run: Run) -> None:
    state.take(run)
    st.session_state[MENU] = False


def _share(run: Run, page: str) -> None:
    link = _link(run.experiment, page if page in (JUDGES, EXPLAINS) else PLAYGROUND)
    st.markdown(_("This link sets up the same experiment on any computer, seed included:"))
    st.code(link, language=None, wrap_lines=True)
    qr_view(link)
    if run.data.name not in DATASETS:
        st.caption(
            _("The data is your own file: the link shows it on this server only. Elsewhere, upload the file first.")
        )


def link_of(run: Run) -> str:
    """Return the address of the playground with everything that makes the run again."""
    return _link(run.experiment)


def playground_link() -> str:
    """Return the address of the playground as it is set up now, and as it is looked at."""
    return _link(state.memory().draft)


def _link(experiment: Experiment, page: str = PLAYGROUND) -> str:
    about = to_link(experiment) | state.lesson_link(experiment)
    mind = state.memory()
    seen = view_link(mind.view) | decision_link(mind.decision)
    if page == EXPLAINS:
        seen |= mind.explaining.link(mind.run)
    return f"{address()}/{page}?{urlencode(about | seen | {PARAM: language()})}"


def address() -> str:
    """Return the address of the dashboard, without a page."""
    url = (st.context.url or "").rstrip("/")
    return next((url.removesuffix(f"/{name}") for name in PLACES if url.endswith(f"/{name}")), url)
