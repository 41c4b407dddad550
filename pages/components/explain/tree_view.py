"""A decision tree that imitates the network."""

import pandas as pd
import streamlit as st

from core.charts.tree import tree_chart
from core.evaluation.predictions import predictions_of
from core.explanation.case import Case
from core.explanation.simpler.tree import DEPTHS, USUAL_DEPTH, Tree
from core.explanation.simpler.tree_words import (
    case_finding,
    fidelity_of,
    fidelity_words,
    output_of,
    rules,
    tree_finding,
    way_sentence,
)
from core.jobs.simpler import Said, imitation, said_errand
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.keep_case import keep_case
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: why the model says it. The tree comes to much the same answers, maybe by other ways, and "
    "where it differs from the model its rule is wrong about the model."
)
PICTURES = N_(
    "The columns are pixels here, line and column, from 0 for white: such rules tell little about a picture as a whole."
)


def tree_view(case: Case) -> None:
    """Draw the tree, with the way of the case in hand."""
    depth = st.slider(
        _("Questions in a row"), *DEPTHS, USUAL_DEPTH, key="imitation_depth",
        help=_("How many questions a row is asked at most: 3 give up to 8 rules. More imitate better and are harder to read."),
    )  # fmt: skip
    errand = said_errand(engine(), engine().store, case.run, state.memory().owner)
    errand_view(errand, lambda known: _tree(case, known, depth), _("Asking the model about its training rows"))


def _tree(case: Case, known: Said, depth: int) -> None:
    run, it, decision = case.run, predictions_of(case.run), state.memory().decision
    output = output_of(it, case.output)
    tree = imitation(engine(), run, known, output, depth)
    found = fidelity_of(run, it, output, tree, decision.threshold)
    general = tree_finding(it, found, len(tree.leaves))
    said = case_finding(case, general, tree, output, decision.threshold)
    finding = headline(said)
    told(*fidelity_words(it, found))
    told(way_sentence(case, tree, output, decision.threshold))
    if run.data.image_shape is not None:
        st.caption(_(PICTURES))
    path = tree.path(run.preprocessor.transform(case.x[None])[0])
    chart(tree_chart(run, tree, _, path, decision.threshold if it.classes else None), "imitation", finding)
    st.caption(
        _(
            "Bold is the way of this case. Full blue ends are flagged at the threshold in hand, hollow orange ones are not."
        )
        if it.classes
        else _("Bold is the way of this case.")
    )
    _rules(case, tree)
    st.caption(_("Fitted to what the model says of {rows:,} training rows.").format(rows=len(known.rows)))
    keep_case(case, said, "explain_imitation")
    limits(LIMITS)


def _rules(case: Case, tree: Tree) -> None:
    table = pd.DataFrame(
        [
            {
                _("Rule"): say(when),
                _("The tree says"): say(said),
                _("Rows"): rows,
            }
            for when, said, rows in rules(case.run, tree)
        ]
    )
    with st.expander(_("All rules in words")):
        st.dataframe(table, hide_index=True, key="imitation_rules")
