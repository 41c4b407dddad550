"""The tabs below the playground's picture: data, scores, predictions, code. Each answers its own question."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from core.charts.outcomes import confusion_chart, predicted_against_true, score_histogram
from core.charts.pictures import pictures
from core.datasets.dataset import Dataset
from core.evaluation import SCORES, confusion, headline
from core.messages import N_
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.run_bar import data_name
from pages.components.tabs import tabs

PREVIEW = 50


def depth(run: Run) -> None:
    """Draw the tabs."""
    tabs("depth", {title: partial(draw, run) for title, draw in TABS.items()})


def _data(run: Run) -> None:
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


def named(data: Dataset, name: str) -> str:
    """Return what a user reads for a column or class of the data."""
    return _(data.card.labels[name]) if name in data.card.labels else name


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


def _scores(run: Run) -> None:
    main = headline(run)
    st.markdown(
        _("Main score: **{label} {value:.2f}**. With other test rows it could well lie between {low:.2f} and {high:.2f}; without a model it is {baseline:.2f}.")
        .format(label=say(main.label), value=main.value, low=main.low, high=main.high, baseline=main.baseline)
    )  # fmt: skip
    st.caption(_("All scores are on {n:,} rows that the model never saw during training.").format(n=len(run.y_test)))
    rows = [
        {_("Score"): _(SCORES[name].label), _("Value"): value, _("What it says"): _(SCORES[name].help)}
        for name, value in run.scores.items()
        if name in SCORES
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key="scores_table",
        column_config={_("Value"): st.column_config.NumberColumn(format="%.3f")},
    )


def _predictions(run: Run) -> None:
    if run.data.task == "regression":
        target = _(run.data.card.target)
        figure = predicted_against_true(run.y_test, run.y_prob[:, 0], target, _)
        chart(figure, "predicted", _("Predictions against the truth; a perfect model lies on the line"))
        return
    names = [named(run.data, name) for name in run.data.class_names]
    counts = confusion(run.y_test, run.y_prob)
    st.markdown(
        _(
            "Each cell counts test rows. The diagonal is right; everything else is a mistake, and tells what is taken for what."
        )
    )
    left, right = st.columns(2) if len(names) == 2 else (st.container(), None)
    with left:
        chart(confusion_chart(counts, names, _), "confusion", _("How often each class was called what"))
    if right is not None:
        with right:
            chart(
                score_histogram(run.y_test, run.y_prob[:, 1], names, _),
                "histogram",
                _("How sure the model was, by true class"),
            )


def _code(run: Run) -> None:
    st.markdown(_("This script reproduces the run with plain Keras, without this app:"))
    st.code(run.code(rows=False), language="python", height=420)
    st.download_button(
        _("Download it with its rows"), run.code, "run.py", "text/x-python", key="code_download", on_click="ignore",
        icon=":material/download:", help=_("One file that runs by itself: the prepared rows are inside, at its end."),
    )  # fmt: skip


TABS: Mapping[str, Callable[[Run], None]] = {
    N_("What is in the data?"): _data,
    N_("How good is it?"): _scores,
    N_("Where is it wrong?"): _predictions,
    N_("How is it made?"): _code,
}
