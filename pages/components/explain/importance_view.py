"""How much each column counts over many rows, with how sure that is."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.brief import Finding
from core.charts.importance import MOST
from core.explanation.case import Case
from core.explanation.kept import importance_numbers
from core.explanation.overall import words
from core.explanation.overall.importance import Importance, importance, row_error
from core.explanation.overall.pictures import importance_picture
from core.explanation.overall.times import chosen_rows, is_all, most_of, row_choices, row_seconds
from core.explanation.whole import Whole
from core.jobs.overall import again_errand, known_again
from core.links import to_link
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.hand import whole_view
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits, names_of, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: which way a column pulls, since ups and downs count the same; and what causes the outcome. It says "
    "what this model uses, whether or not it should."
)
ALL = -1  # classes


def importance_view(case: Case) -> None:
    """Draw how much each column counts."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outputs = _outputs(case)
        rows_menu(case)
    whole_view(partial(_whole, case, outputs))


def _outputs(case: Case) -> tuple[int, ...]:
    """Return which outputs are shown: that of the case, or all of several."""
    if case.it.classes < 3:
        return (case.output,)
    labels = {case.output: names_of(case.it)[case.output], ALL: _("All classes")}
    before = st.session_state.get("overall_classes")
    st.session_state["overall_classes"] = ALL if before == ALL else case.output
    chosen = st.segmented_control(
        _("Class"), list(labels), format_func=labels.__getitem__, key="overall_classes", required=True
    )
    return tuple(range(case.it.classes)) if chosen == ALL else (case.output,)


def rows_menu(case: Case) -> None:
    """Draw what is folded away: how many test rows are explained."""
    run, how = case.run, state.memory().explaining.how
    choices = row_choices(run)
    seconds = row_seconds(run, how)
    labels = {rows: say(words.time_label(rows, seconds)) for rows in choices}
    st.session_state["overall_rows"] = chosen_rows(run, state.memory().explaining.most)
    with st.popover(_("More: {values}").format(values=labels[st.session_state["overall_rows"]]), key="overall_more"):
        st.selectbox(
            _("Test rows to explain"), choices, format_func=labels.__getitem__, key="overall_rows",
            help=_("More rows make the bars surer and take longer, e.g. 200 rows know the longest bar to about a tenth."),
            on_change=_take_rows, args=(case, tuple(choices)),
        )  # fmt: skip


def _take_rows(case: Case, among: tuple[int, ...]) -> None:
    rows = picked("overall_rows", among)
    if rows is not None:
        state.memory().explaining.most = most_of(case.run, rows)


def _whole(case: Case, outputs: tuple[int, ...], whole: Whole) -> None:
    draw = partial(_draw, case, outputs, whole)
    mind = state.memory()
    run, how, store = case.run, mind.explaining.how, engine().store
    known = known_again(store, run, how)
    if known is not None or not is_all(run, whole, mind.explaining.most):
        draw(known)
    else:
        errand_view(again_errand(engine(), store, run, how, mind.owner), draw, _("Trying other rows to compare with"), draw)  # fmt: skip


def _draw(case: Case, outputs: tuple[int, ...], whole: Whole, again: NDArray[Any] | None) -> None:
    it = importance(whole.told, np.array(outputs), again)
    finding = _finding(it, case)
    title = headline(finding)
    told(words.alone_sentence(it, case))
    chart(importance_picture(it, case, _), "overall_importance", title)
    error = row_error(whole.told, np.array(outputs), len(case.run.split.test))
    rows = words.cap_sentence(case, it.rows, len(case.run.split.test), error)
    told(words.cut_sentence(case, MOST), rows, words.interval_sentence(it, case))
    _keep(case, finding, it)
    limits(LIMITS)


def _finding(it: Importance, case: Case) -> Message:
    is_picture = case.run.data.image_shape is not None
    return words.picture_finding(it, case) if is_picture else words.importance_finding(it, case)


def _keep(case: Case, finding: Message, it: Importance) -> None:
    link = f"explain?{urlencode(to_link(case.run.experiment))}"
    numbers = importance_numbers(it, case)
    keep_button(Finding("explain", words.kept(case, finding), link, numbers=numbers), "overall")
