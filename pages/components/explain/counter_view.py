"""The smallest changes that flip the decision."""

from functools import partial

import streamlit as st

from core.charts.counterfactuals import ways_figure
from core.explanation.case import Case
from core.explanation.counterfactuals.changes import (
    BRIDGE,
    Changes,
    letter,
    room_text,
    short_change_sentence,
    tried_text,
    way_sentence,
)
from core.explanation.counterfactuals.found import Counterfactual
from core.explanation.counterfactuals.headline import headline_text
from core.explanation.counterfactuals.table import unlike_text, ways_table
from core.jobs.changing import changes_errand
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.counter_memory import counter
from pages.components.engine import engine
from pages.components.explain.counter_controls import rules_controls, wanted_controls, wanted_of
from pages.components.explain.keep_case import keep_case
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: that life would follow. It says what would change the model's answer; whether somebody with "
    "these values would really end otherwise, nobody has tried. Nor that a change is fair to ask for, or in a person's power."
)
PICTURE = N_(
    "A picture has no small changes that mean something to a person: a few pixels that nobody would notice can turn the answer, "
    "and say nothing about what is seen. See which parts count under “This decision”."
)
MEASURES = N_(
    "Effort: how much has to change. For a number that is the change by its usual spread, for a category 1, times how hard you say "
    "it is, and a half for each changed column; less is easier. Rows less ordinary: training rows that stand "
    "further from the row most like them than this one does; where they are few, the model has little to go by."
)
WHATIF = N_("What if…")


def counter_view(case: Case) -> None:
    """Draw the smallest changes that flip the decision."""
    if counter().is_news():
        st.rerun()  # other parts of the page say the easiest change too
    if case.run.data.image_shape is not None:
        st.info(_(PICTURE), icon=":material/image:")
        return
    wanted_controls(case)
    answer = st.container()
    rules_controls(case)
    with answer:
        own = counter().own(case.run.data.name)
        errand = changes_errand(engine(), case.run, case.x, wanted_of(case), own, state.memory().owner)
        draw = partial(_draw, case)
        errand_view(errand, draw, _("Looking for the smallest changes"), draw)
    limits(LIMITS)


def _draw(case: Case, changes: Changes) -> None:
    headline(headline_text(changes))
    sentence = short_change_sentence(changes)
    if not changes.found.ways:
        st.markdown(as_written(say(sentence)))
        st.caption(as_written(say(tried_text(changes))))
        return
    st.caption(_("The first way in a sentence, to copy:"))
    st.code(say(way_sentence(changes, changes.found.ways[0])), language=None, wrap_lines=True)
    st.caption(_(BRIDGE))
    _table(changes)
    with st.container(horizontal=True):
        for number, way in enumerate(changes.found.ways):
            _try_button(case, number, way)
        keep_case(case, sentence, "counter")
    alt = beside(room_text(changes))
    chart(ways_figure(changes, _), "counter_ways", alt)
    st.caption(as_written(say(tried_text(changes))))


def _table(changes: Changes) -> None:
    table = ways_table(changes, _)
    pinned = {table.columns[0]: st.column_config.Column(pinned=True)}
    st.dataframe(table, hide_index=True, key="counter_table", column_config=pinned)
    st.caption(_(MEASURES))
    warning = unlike_text(changes)
    if warning is not None:
        st.warning(say(warning), icon=":material/warning:")


def _try_button(case: Case, number: int, way: Counterfactual) -> None:
    st.button(
        _("Try {letter}").format(letter=letter(number)),
        key=f"counter_try_{number}",
        icon=":material/tune:",
        help=_("Puts these values into “What if…”, to be looked at and changed further."),
        on_click=_try,
        args=(case, way),
    )


def _try(case: Case, way: Counterfactual) -> None:
    state.memory().explaining.change(case, {column: float(way.x[column]) for column in way.changed})
    state.memory().tabs["explain_change"] = st.session_state["explain_change"] = WHATIF
