"""The slim bar on every page that names the run in hand, switches to another, and gives its link."""

from urllib.parse import urlencode

import streamlit as st

from core.datasets import DATASETS, Dataset
from core.evaluation import headline
from core.links import to_link
from core.models import MODELS
from core.training.run import Run
from pages.components import state
from pages.components.i18n import PARAM, _, language, say
from pages.components.places import PLACES, after, file_of

MENU = "run_menu"
SHAPELESS = {"linear"}
MAKERS = {"tensorflow": "TensorFlow", "keras": "Keras"}


def run_name(run: Run) -> str:
    """Return a run's name in the language of the page: data · model · score (interval) · rows."""
    rows = _("{n:,} rows").format(n=len(run.data.y))
    return " · ".join([data_name(run.data), model_name(run), score_name(run), rows])


def data_name(data: Dataset) -> str:
    """Return what a user calls the data; the name of an uploaded file is nobody's to translate."""
    return _(data.card.title) if data.name in DATASETS else data.card.title


def model_name(run: Run) -> str:
    """Return the model and its layers, e.g. "Dense network (MLP) 64-64"."""
    chosen = run.experiment
    layers = "" if chosen.model in SHAPELESS else " " + "-".join(map(str, chosen.hidden))
    return _(MODELS[chosen.model].label) + layers


def score_name(run: Run) -> str:
    """Return a run's main score with its interval, e.g. "0.79 (0.71–0.86) AUC"."""
    main = headline(run)
    return f"{main.value:.2f} ({main.low:.2f}–{main.high:.2f}) {say(main.label)}"


def run_bar(page: str) -> None:
    """Draw the bar of a page."""
    run = state.memory().run
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="run_bar"):
        with st.popover(
            run_name(run),
            icon=":material/science:",
            key=MENU,
            on_change="rerun",
            help=_("The run in hand: all pages look at it"),
            wrap=True,
        ):
            _switch(run)
        with st.popover(_("Share"), icon=":material/link:", key="share_menu"):
            _share(run)
        _open_next(after(page))
    if state.is_bundled(run):
        st.caption(_origin(run))


def _open_next(page: str | None) -> None:
    if page is not None:
        label = _("Open in: {page}").format(page=_(PLACES[page].title))
        st.page_link(file_of(page), label=label, icon=PLACES[page].icon)


def _origin(run: Run) -> str:
    made = ", ".join(f"{name} {run.versions[library]}" for library, name in MAKERS.items() if library in run.versions)
    return _("A bundled run, made by {versions}. Train one to see your own.").format(versions=made)


def _switch(run: Run) -> None:
    st.markdown(_("**Look at another run**"))
    own = state.memory().trained
    for key, other in state.runs().items():
        origin = _("bundled") if state.is_bundled(other) else _("yours") if key in own else _("from a link")
        st.button(
            f"{run_name(other)} · {origin}",
            key=f"take_{key}",
            type="tertiary",
            disabled=key == run.key,
            on_click=_take,
            args=(other,),
        )


def _take(run: Run) -> None:
    state.take(run)
    st.session_state[MENU] = False


def _share(run: Run) -> None:
    st.markdown(_("This link sets up the same experiment on any computer, seed included:"))
    st.code(link_of(run), language=None, wrap_lines=True)
    if run.data.name not in DATASETS:
        st.caption(
            _("The data is your own file: the link shows it on this server only. Elsewhere, upload the file first.")
        )


def link_of(run: Run) -> str:
    """Return the address of the playground with everything that makes the run again."""
    return f"{address()}/playground?{urlencode(to_link(run.experiment) | {PARAM: language()})}"


def address() -> str:
    """Return the address of the dashboard, without a page."""
    url = (st.context.url or "").rstrip("/")
    return next((url.removesuffix(f"/{name}") for name in PLACES if url.endswith(f"/{name}")), url)
