"""The user's own predictions: a CSV of labels and scores, judged without the model that made them."""

import io
from pathlib import Path

import streamlit as st

from core.bundles import bundle
from core.evaluation.predictions import Predictions, predictions_of
from core.evaluation.reading import counts_sentence, example_csv, inspect_predictions, read_predictions
from core.evaluation.reading.choice import Choice
from core.markdown import as_written
from core.messages import translator
from pages.components import state
from pages.components.frame import shielded
from pages.components.i18n import _, language, say
from pages.components.memory import FIRST_BUNDLE
from pages.components.shelf import bring_along

COLUMNS = "bring_columns"  # of the file that the choices are about
MENU = "bring_menu"  # key of the popover, which is closed once the predictions are in use


def bring() -> None:
    """Draw the button that opens the upload."""
    menu = st.popover(
        _("Your own predictions"), icon=":material/upload_file:", key=MENU, on_change="rerun",
        help=_("A file of what was true and the scores that any model gave: no model is needed to judge them."),
    )  # fmt: skip
    with menu:
        file = st.file_uploader(
            _("A CSV with one row a case: what was true, and the score that the model gave"), key="bring_file"
        )
        if not menu.open:
            return
        if file is None:
            _explain()
            return
        with shielded():
            _choose(Path(file.name).stem, file.getvalue())


def _explain() -> None:
    st.markdown(
        _(
            "Two columns are enough: `label` (1 or 0, yes or no) and `score` (the chance of a yes, from 0 to 1). With more "
            "classes, one column of scores for each: `prob_a`, `prob_b`, `prob_c`. Other columns, such as age or region, "
            "are there to compare groups by."
        )
    )
    st.download_button(
        _("An example to fill in (.csv)"), lambda: example_csv(predictions_of(bundle(FIRST_BUNDLE)), translator(language())),
        "predictions.csv", "text/csv", key="bring_example", on_click="ignore", icon=":material/download:",
        help=_("The predictions of the bundled run on its test rows."),
    )  # fmt: skip
    st.caption(_("It stays on this server, for this session; nobody sees it without the address of your page."))


def _choose(name: str, content: bytes) -> None:
    suggested = inspect_predictions(io.BytesIO(content))
    _forget_other_columns(suggested.names)
    st.caption(_("{rows:,} rows and {columns:,} columns").format(rows=suggested.rows, columns=len(suggested.names)))
    label = _label(suggested)
    found = inspect_predictions(io.BytesIO(content), label)
    scores = _scores(found, suggested.names)
    found = inspect_predictions(io.BytesIO(content), label, scores)
    positive = _positive(found) if len(found.classes) == 2 else None
    it = read_predictions(io.BytesIO(content), label, scores, positive, name)
    st.markdown(as_written(say(counts_sentence(it))))
    st.button(_("Use these predictions"), type="primary", key="bring_use", width="stretch", on_click=_use, args=(it,))


def _forget_other_columns(names: tuple[str, ...]) -> None:
    """Let go of what was chosen for a file with other columns."""
    if st.session_state.get(COLUMNS) not in (None, names):
        for key in [str(key) for key in st.session_state if str(key).startswith(("bring_label", "bring_scores"))]:
            del st.session_state[key]
    st.session_state[COLUMNS] = names


def _label(suggested: Choice) -> str | None:
    names = list(suggested.names)
    chosen = None if suggested.label is None else names.index(suggested.label)
    return st.selectbox(
        _("What was true"), names, index=chosen, key="bring_label", placeholder=_("Choose a column"),
        help=_("The column of labels, e.g. 1 for a customer who left and 0 for one who stayed."),
    )  # fmt: skip


def _scores(found: Choice, names: tuple[str, ...]) -> tuple[str, ...]:
    others = [name for name in names if name != found.label]
    chosen = st.multiselect(
        _("What the model gave"), others, default=[name for name in found.scores if name in others],
        key=f"bring_scores_{found.label}_{len(names)}", placeholder=_("Choose a column"),
        help=_("One column with the chance of the class that is flagged, or one for each class."),
    )  # fmt: skip
    return tuple(chosen)


def _positive(found: Choice) -> str:
    return st.selectbox(
        _("The class that is flagged"), found.classes, index=found.classes.index(found.positive),
        key=f"bring_positive_{'_'.join((*found.classes, *found.scores))}",
        help=_("The one that the score is a chance of, e.g. 1, yes or bad."),
    )  # fmt: skip


def _use(it: Predictions) -> None:
    bring_along(state.memory(), it)
    st.session_state[MENU] = False
