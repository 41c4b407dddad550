"""What a user can take away: the model, its curves, its script and its card."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from core.card import model_card, to_html, to_markdown
from core.messages import translator
from core.takeaway import file_name, history_csv
from core.training.run import Run
from pages.components.i18n import _, language
from pages.components.run_bar import link_of

PREVIEW_LEVEL = 4  # of the card's title, below those of the page


class _File(NamedTuple):
    """Describe a file: what it is called on the page and on the disk, how it is made, and what it is good for."""

    label: str
    ending: str
    kind: str
    make: Callable[[], bytes | str]
    help: str


def takeaway_view(run: Run) -> None:
    card, translate, lang = model_card(run, link_of(run)), translator(language()), language()
    st.markdown(_("Everything about this run to keep, to send on, or to open elsewhere:"))
    files = (
        _File(
            _("Model (.keras)"), ".keras", "application/zip", lambda: run.network.archive,
            _("Opens in any Keras 3: keras.saving.load_model(…). It takes rows prepared as in the script."),
        ),
        _File(
            _("Curves (.csv)"), "-history.csv", "text/csv", lambda: history_csv(run),
            _("Loss and accuracy of every epoch, for a table of your own."),
        ),
        _File(
            _("Script (.py)"), ".py", "text/x-python", run.code,
            _("One file that runs by itself: the prepared rows are inside, at its end."),
        ),
        _File(
            _("Model card (.md)"), "-card.md", "text/markdown", lambda: to_markdown(card, translate, lang),
            _("The card below, for a wiki or a repository."),
        ),
        _File(
            _("Model card (.html)"), "-card.html", "text/html", lambda: to_html(card, translate, lang),
            _("The card below as a page of its own, to send on or to print."),
        ),
    )  # fmt: skip
    with st.container(horizontal=True, key="take_away"):
        for file in files:
            st.download_button(
                file.label, file.make, file_name(run, file.ending), file.kind, key=f"take{file.ending}",
                on_click="ignore", icon=":material/download:", help=file.help,
            )  # fmt: skip
    st.markdown(_("**The model card**: what whoever uses the model should know, filled in from the run."))
    with st.container(border=True, height=560, key="card_preview"):
        st.markdown(to_markdown(card, translate, lang, level=PREVIEW_LEVEL))
