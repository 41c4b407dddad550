"""What is in the data: where it comes from, and its first rows."""

import pandas as pd
import streamlit as st

from core.charts.pictures import pictures
from core.datasets.dataset import Dataset
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.names import data_name, named

PREVIEW = 50


def data_view(run: Run) -> None:
    data = state.data_named(state.memory().draft)
    st.markdown(_("**{title}**. {why}").format(title=data_name(data), why=_(data.card.why)))
    facts = [_("{n:,} rows").format(n=len(data.y)), _("{n} columns").format(n=len(data.feature_names)), _target(data)]
    st.caption(" · ".join([*facts, _("source: {source}").format(source=_(data.card.source)), _(data.card.licence)]))
    for note in data.notes:
        st.caption(f":material/info: {say(note)}")
    if data.image_shape:
        captions = [named(data, data.class_names[code]) for code in data.y[:24]]
        chart(
            pictures(data.X[:24], data.image_shape, captions),
            "preview_pictures",
            _("The first pictures of the data, with what they show"),
        )
    else:
        st.dataframe(_preview(data), hide_index=True, key="preview_table")


def _target(data: Dataset) -> str:
    target, names = _(data.card.target), [named(data, name) for name in data.class_names]
    if not names:
        return _("to predict: {target}").format(target=target)
    classes = " / ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return _("to predict: {target} ({classes})").format(target=target, classes=classes)


def _preview(data: Dataset) -> pd.DataFrame:
    table = data.frame.head(PREVIEW).copy()
    for name, levels in data.categories.items():
        table[name] = table[name].cat.rename_categories({level: named(data, level) for level in levels})
    table = table.rename(columns=lambda name: _column(data, str(name)))
    answers = (
        [named(data, data.class_names[code]) for code in data.y[:PREVIEW]] if data.class_names else data.y[:PREVIEW]
    )
    table.insert(0, f"→ {_(data.card.target)}", answers)
    return table


def _column(data: Dataset, name: str) -> str:
    return named(data, name) + (f" ({_(data.card.units[name])})" if name in data.card.units else "")
