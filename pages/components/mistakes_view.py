"""Where a run is wrong: what it said against what was true."""

import streamlit as st

from core.charts.outcomes import confusion_chart, predicted_against_true, score_histogram
from core.evaluation import confusion
from core.training.run import Run
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.names import named


def mistakes_view(run: Run) -> None:
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
