"""How good a run is: its main score with the interval, and all the others."""

import pandas as pd
import streamlit as st

from core.evaluation import SCORES, headline
from core.training.run import Run
from pages.components.i18n import _, say


def scores_view(run: Run) -> None:
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
        placeholder="–",
        key="scores_table",
        column_config={_("Value"): st.column_config.NumberColumn(format="%.3f")},
    )
