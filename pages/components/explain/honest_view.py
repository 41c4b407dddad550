"""Models that can be read, in the network's place, with their own scores."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.charts.baselines import beside_chart
from core.charts.surrogate import weights_chart, weights_picture
from core.charts.tree import tree_chart
from core.datasets import UPLOAD_PREFIX
from core.evaluation import SCORES
from core.evaluation import headline as main_score
from core.evaluation.baselines import verdict
from core.explanation.case import Case
from core.explanation.simpler.honest import HONEST, Honest, Weights
from core.explanation.simpler.honest_words import (
    axis_of,
    column_pulls,
    honest_finding,
    honest_sentence,
    pull_finding,
    pulls_of,
    score_digits,
)
from core.explanation.simpler.tree import Tree
from core.jobs.simpler import honest_errand
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.keep_case import keep_case
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: what causes the outcome. A weight says what the sum goes by when the other columns stay as "
    "they are; of columns that go together one can take the other's weight."
)


def honest_view(case: Case) -> None:
    """Draw the scores of models that can be read beside the network's, and what is read off them."""
    run = case.run
    dataset = run.data if run.data.name.startswith(UPLOAD_PREFIX) else None
    errand = honest_errand(engine(), run, dataset, state.memory().owner)
    errand_view(errand, lambda found: _result(case, found), _("Fitting models that can be read on the same rows"))


def _result(case: Case, found: Sequence[Honest]) -> None:
    run, besides = case.run, [one.beside for one in found]
    it = verdict(run, besides)
    finding = honest_finding(run, it)
    headline(finding)
    told(honest_sentence(run, it))
    main = main_score(run)
    chart(
        beside_chart(main, run.seconds, besides, _, score_digits(run, it)), "honest",
        _("The main score of each model, with the range that other test rows could give"),
    )  # fmt: skip
    st.caption(_("**{title}**. {why}").format(title=say(main.label), why=_(SCORES[main.name].help)))
    for one in found:
        if isinstance(one.readable, Weights):
            _weights(case, one.readable)
        elif isinstance(one.readable, Tree):
            _tree(case, one)
    keep_case(case, finding, "explain_honest")
    limits(LIMITS)


def _weights(case: Case, weights: Weights) -> None:
    run = case.run
    pulls = column_pulls(run, weights, case.output)
    finding = beside(pull_finding(run, pulls, case.output_name))
    if run.data.image_shape is not None:
        chart(weights_picture(run, weights, case.output, _), "honest_picture", finding)
        st.caption(_("Where ink pulls towards the class (blue) or away from it (orange)."))
        return
    chart(weights_chart(pulls, axis_of(run, case.output_name), _), "honest_weights", finding)
    st.caption(
        _(
            "A bar is how far the column moves a usual training row, the longest first. Of a number that is what one standard "
            "deviation more adds (blue up, orange down); of categories (grey) the usual size of what they add, up or down by which it "
            "is: hover, or see “All weights”. Every other column stays as it is."
        )
    )
    if case.it.classes == 2:
        st.caption(_("In log-odds, 0.7 more doubles the odds and 0.7 less halves them."))
    with st.expander(_("All weights")):
        table = pd.DataFrame(
            [
                {_("Column and step"): say(one.label), _("Adds"): one.value, _("Moves a usual row by"): one.usual}
                for one in pulls_of(run, weights, case.output)
            ]
        )
        st.dataframe(
            table,
            hide_index=True,
            key="honest_table",
            column_config={
                _("Adds"): st.column_config.NumberColumn(format="%+.3g"),
                _("Moves a usual row by"): st.column_config.NumberColumn(format="%.2g"),
            },
        )


def _tree(case: Case, one: Honest) -> None:
    run, tree = case.run, one.readable
    st.markdown(f"**{say(one.beside.label)}** ({say(one.beside.size)}). {_(HONEST[one.beside.name].help)}")
    path = tree.path(run.preprocessor.transform(case.x[None])[0])
    column = case.output if tree.value.shape[1] > 1 else 0
    threshold = state.memory().decision.threshold if case.it.classes else None
    chart(tree_chart(run, tree, _, path, threshold, column), "honest_tree", say(one.beside.size))
    st.caption(_("Bold is the way of this case."))
