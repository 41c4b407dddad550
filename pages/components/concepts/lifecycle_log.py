"""The log: what is written down of each request, why, and an alarm on one of its series."""

import pandas as pd
import streamlit as st

from core.charts.lessons.lifecycle import Words, watched_chart
from core.lessons.lifecycle.logged import FIELDS, SERIES, series_of
from core.lessons.lifecycle.words import log_finding
from core.messages import N_
from core.serving.alarm import QUIET, watch
from core.serving.log import ROUTE, STREAM
from core.training.run import Run
from pages.components.chart import chart
from pages.components.concepts.lifecycle_hand import log_name
from pages.components.i18n import _
from pages.components.metrics.told import beside
from pages.components.serving import desk

SOURCES = {STREAM: N_("The stream above"), ROUTE: N_("Requests to the address")}
UNITS = {STREAM: N_("Batch"), ROUTE: N_("Entry")}


def log_view(run: Run) -> None:
    """Draw the log of a run's address, or of its stream, with the alarm."""
    st.markdown(_("#### What to log, and an alarm on it"))
    sources = {name: _(title) for name, title in SOURCES.items()}
    series = {name: _(title) for name, (title, _of) in SERIES.items()}
    left, right = st.columns(2)
    source = left.selectbox(_("Log of"), list(sources), format_func=sources.__getitem__, key="lifecycle_log_source")
    name = right.selectbox(_("Watched"), list(series), format_func=series.__getitem__, key="lifecycle_log_series")
    values = series_of(desk().logs.entries(log_name(run), source), name)
    if len(values) <= QUIET:
        text = _(
            "{count} entries so far. The first {quiet} teach the alarm what is usual: deploy the run and send some requests."
        )
        st.info(text.format(count=len(values), quiet=QUIET))
    else:
        found = watch(values)
        title = beside(log_finding(SERIES[name][0], found.first, source))
        words = Words(_(UNITS[source]), series[name], "", _("weighted mean"), "")
        chart(watched_chart(values, found.mean, found.low, found.high, found.alarm, words), "lifecycle_watched", title)
        st.caption(
            _(
                "Line: an exponentially weighted mean (Roberts, 1959). Band: where it stays in all but about 3 of 1,000 looks, if the first {quiet} entries were usual."
            ).format(quiet=QUIET)
        )
    with st.expander(_("What to log, why, and what of it is nobody's business")):
        table = {_("Field"): [_(f.name) for f in FIELDS], _("Why"): [_(f.why) for f in FIELDS]}
        st.table(pd.DataFrame(table | {_("Privacy"): [_(f.privacy) for f in FIELDS]}).set_index(_("Field")))
