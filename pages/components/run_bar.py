"""The slim bar on every page that names the run in hand, switches to another, and gives its link."""

from urllib.parse import urlencode

import streamlit as st

from core.evaluation import headline
from core.links import to_link
from core.models import MODELS
from core.training.run import Run
from pages.components import state
from pages.components.i18n import PARAM, _, language

SHAPELESS = {"linear"}


def run_name(run: Run) -> str:
    """Return a run's name in the language of the page: data · model · score (interval) · rows."""
    rows = _("{n:,} rows").format(n=len(run.data.y))
    return " · ".join([_(run.data.card.title), model_name(run), score_name(run), rows])


def model_name(run: Run) -> str:
    """Return the model and its layers, e.g. "Dense network (MLP) 64-64"."""
    chosen = run.experiment
    layers = "" if chosen.model in SHAPELESS else " " + "-".join(map(str, chosen.hidden))
    return _(MODELS[chosen.model].label) + layers


def score_name(run: Run) -> str:
    """Return a run's main score with its interval, e.g. "0.79 (0.71–0.86) AUC"."""
    main = headline(run)
    return f"{main.value:.2f} ({main.low:.2f}–{main.high:.2f}) {_(main.label)}"


def run_bar() -> None:
    """Draw the bar."""
    run = state.run_in_hand()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="run_bar"):
        with st.popover(run_name(run), icon=":material/science:", key="run_menu", help=_("The run in hand: all pages look at it")):
            _switch(run)
        with st.popover(_("Share"), icon=":material/link:", key="share_menu"):
            _share(run)
    if state.bundled(run):
        st.caption(_origin(run))


def _origin(run: Run) -> str:
    made = ", ".join(f"{library} {version}" for library, version in run.versions.items())
    return _("A bundled run, so that this page is never empty; made by {versions}. Train one to see your own.").format(versions=made)


def _switch(run: Run) -> None:
    st.markdown(_("**Look at another run**"))
    for key, other in state.runs().items():
        origin = _("bundled") if state.bundled(other) else _("yours")
        st.button(
            f"{run_name(other)} · {origin}",
            key=f"take_{key}",
            type="tertiary",
            disabled=key == run.key,
            on_click=state.take,
            args=(other,),
        )


def _share(run: Run) -> None:
    st.markdown(_("This link sets up the same experiment on any computer, seed included:"))
    st.code(link_of(run), language=None, wrap_lines=True)
    if run.data.name not in state.DATASETS:
        st.caption(_("The data is your own file and does not travel with the link: upload it there, too."))


def link_of(run: Run) -> str:
    """Return the address of the playground with everything that makes the run again."""
    page = (st.context.url or "").rstrip("/")
    base = page.removesuffix("/playground")
    return f"{base}/playground?{urlencode(to_link(run.experiment) | {PARAM: language()})}"
