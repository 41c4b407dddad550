"""All settings that a search has tried, the best first."""

import pandas as pd
import streamlit as st

from core.charts.search import FORMS
from core.experiment import SETTINGS
from core.search import Results
from core.search.words import value_words
from pages.components.i18n import _, say


def search_table(results: Results, score: str) -> None:
    """Draw a row for each combination; `score` is the name of the score."""
    frame = results.frame.sort_values("score", ascending=False, na_position="last", kind="stable")
    names = [each.name for each in results.plan.space]
    columns = {
        _("No."): frame["number"],
        **{_(SETTINGS[name].label): [say(value_words(name, value)) for value in frame[name]] for name in names},
        score: frame["score"],
        _("give or take"): frame["error"],
        _("Seconds"): frame["seconds"],
        _("What became of it"): [_(FORMS[state][1]) for state in frame["state"]],
    }
    numbers = {score: "%.3f", _("give or take"): "%.3f", _("Seconds"): "%.1f"}
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        placeholder="–",
        key="search_table",
        column_config={name: st.column_config.NumberColumn(format=form) for name, form in numbers.items()},
    )
    problems = {say(trial.problem) for trial in results.trials if trial.problem is not None}
    for problem in sorted(problems):
        st.caption(problem)
    st.caption(
        _("No. 1 are the settings in hand. The scores on the test rows are left out, so that nobody chooses by them.")
    )
