"""Whether the network was worth it: its main score beside those of simple models on the same rows."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.charts.baselines import beside_chart
from core.datasets import UPLOAD_PREFIX
from core.evaluation import SCORES, headline
from core.evaluation.baselines import BASELINES, Beside, verdict
from core.jobs import Errand
from core.jobs.besides import besides
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.waiting import errand_view


def fitted(run: Run) -> Errand:
    """Return the errand that fits simple models on a run's rows, begun unless it is there."""
    dataset = run.data if run.data.name.startswith(UPLOAD_PREFIX) else None
    return engine().run(
        f"baselines-{run.key}", besides(run.experiment, dataset), state.memory().owner, priority="person"
    )


def baselines_view(run: Run) -> None:
    errand_view(fitted(run), lambda found: _result(run, found), _("Fitting simple models on the same rows"))


def _result(run: Run, found: Sequence[Beside]) -> None:
    it, main = verdict(run, found), headline(run)
    st.subheader(say(it.title), anchor=False)
    st.markdown(say(it.sentence))
    picture, beside = st.columns([1.6, 1], gap="large")
    with picture:
        alt = _("The main score of each model, with the range that other test rows could give")
        chart(beside_chart(main, run.seconds, found, _, it.digits), "beside", alt)
    with beside:
        for one in found:
            words = {"name": say(one.label), "size": say(one.size), "help": _(BASELINES[one.name].help)}
            st.caption(_("**{name}** ({size}). {help}").format(**words))
        st.caption(_("**{title}**. {why}").format(title=say(main.label), why=_(SCORES[main.name].help)))
        st.caption(
            _("Luck here is that of the test rows. That of the seed comes on top: train with other seeds to see it.")
        )
    st.dataframe(
        _table(run, found), hide_index=True, key="beside_table", placeholder="–", column_config=_columns(found)
    )


def _table(run: Run, found: Sequence[Beside]) -> pd.DataFrame:
    models = {_("This network"): run.scores} | {say(one.label): one.scores for one in found}
    return pd.DataFrame(
        [
            {_("Score"): _(SCORES[name].label)} | {label: scores[name] for label, scores in models.items()}
            for name in run.scores
            if name in SCORES
        ]
    )


def _columns(found: Sequence[Beside]) -> dict[str, object]:
    labels = [_("This network"), *(say(one.label) for one in found)]
    return {label: st.column_config.NumberColumn(format="%.3f") for label in labels}
