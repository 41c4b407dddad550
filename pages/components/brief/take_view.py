"""What can be done with the brief as a whole: files, an earlier brief, the private link, deletion."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from core.brief.exports import EXPORTS, Export
from core.brief.facts import Facts
from core.card import model_card
from core.card import to_html as card_to_html
from core.messages import LANGUAGES, translator
from pages.components.brief import changing
from pages.components.brief.deleting import deleting
from pages.components.brief.importing import importing
from pages.components.brief.parts import Known
from pages.components.brief.private import private_link
from pages.components.i18n import _, language
from pages.components.run_bar import address, link_of
from pages.components.scenarios.kept import arrive, chosen

TONGUE = "brief_tongue"


def take_view(known: Known) -> None:
    """Draw the files, then what is about the brief itself."""
    changing.renew()
    arrive("brief_take")
    _files(known.facts)
    left, right = st.columns(2, gap="large")
    with left:
        private_link(known.facts)
    with right:
        importing()
        deleting()


def _files(facts: Facts) -> None:
    st.markdown(_("#### As a file"))
    tongue = chosen(TONGUE, language(), _("Language of the file"), dict(LANGUAGES))
    with st.container(horizontal=True, key="brief_files"):
        for name, export in EXPORTS.items():
            st.download_button(
                _(export.label), partial(_write, export, facts, tongue, address()), _file_name(facts, export, tongue),
                export.mime, key=f"brief_file_{name}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        _card(facts, tongue)
    st.caption(_("A file is made when you ask for it, from what the page shows now, and goes to nobody but you."))


def _write(export: Export, facts: Facts, tongue: str, base: str) -> bytes:
    return export.write(facts, translator(tongue), tongue, base)


def _file_name(facts: Facts, export: Export, tongue: str) -> str:
    return f"brief-{datetime.now(UTC):%Y-%m-%d}-{tongue}{export.ending}"


def _card(facts: Facts, tongue: str) -> None:
    """Draw the button for the card of the model in hand; predictions that were brought along have none."""
    run = facts.run
    if run is None:
        return
    card = model_card(run, link_of(run))
    st.download_button(
        _("Model card (.html)"), lambda: card_to_html(card, translator(tongue), tongue), f"model-card-{tongue}.html",
        "text/html", key="brief_file_card", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
