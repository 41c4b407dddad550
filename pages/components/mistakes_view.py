"""Where a run is wrong: what it said against what was true, and for two classes what another threshold would change."""

import math

import streamlit as st

from core.charts.outcomes import confusion_chart, hills_chart, predicted_against_true
from core.evaluation import SCORES, confusion
from core.evaluation.alerts import Outcome, alerts_sentence
from core.evaluation.mistakes import confused_sentence, off_sentence
from core.evaluation.predictions import predictions_of
from core.evaluation.ranking.hills import hills
from core.markdown import as_written
from core.messages import N_, Message
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.names import named
from pages.components.threshold import threshold_slider

HOW_TO_READ = N_(
    "Each cell counts test rows. The diagonal is right; everything else is a mistake, and tells what is taken for what."
)


def mistakes_view(run: Run) -> None:
    if run.data.task == "regression":
        _numbers(run)
    elif len(run.data.class_names) == 2:
        _two_classes(run)
    else:
        names, counts = [named(run.data, name) for name in run.data.class_names], confusion(run.y_test, run.y_prob)
        st.markdown(f"**{as_written(say(confused_sentence(counts, names)))}**")
        st.caption(_(HOW_TO_READ))
        chart(confusion_chart(counts, names, _), "confusion", _(CONFUSION))


CONFUSION = N_("How often each class was called what")


def _numbers(run: Run) -> None:
    target = _(run.data.card.target)
    st.markdown(f"**{say(off_sentence(run.y_test, run.y_prob[:, 0]))}**")
    figure = predicted_against_true(run.y_test, run.y_prob[:, 0], target, _)
    chart(figure, "predicted", _("Predictions against the truth; a perfect model lies on the line"))


def _two_classes(run: Run) -> None:
    names = [named(run.data, name) for name in run.data.class_names]
    curve = predictions_of(run).curve
    threshold_slider(curve, _("Flag a row as “{name}” from this predicted chance on").format(name=names[1]))
    threshold = state.memory().decision.threshold
    outcome = curve.at(threshold)
    st.markdown(f"**{say(alerts_sentence(outcome, _shown(run)))}**")
    _figures(outcome)
    st.caption(_(HOW_TO_READ))
    left, right = st.columns(2)
    with left:
        chart(confusion_chart(outcome.confusion, names, _), "confusion", _(CONFUSION))
    with right:
        chart(hills_chart(hills(curve), names, _, threshold), "histogram", _("How sure the model was, by true class"))


def _shown(run: Run) -> Message | str:
    return run.data.card.shown(run.data.class_names[1])


def _figures(outcome: Outcome) -> None:
    with st.container(horizontal=True, gap="large"):
        st.metric(_("Flagged"), f"{outcome.flagged:,}", width="content")
        for name in ("precision", "recall"):
            share = getattr(outcome, name)
            text = "—" if math.isnan(share) else f"{share:.2f}"
            st.metric(_(SCORES[name].label), text, help=_(SCORES[name].help), width="content")
