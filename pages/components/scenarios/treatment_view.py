"""What only the treatment case can show: a patient's form, the rules of treatment, how judging them goes wrong."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.treatment import checked, differences_chart, rates_chart, splits_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.treatment.table import AFTERWARDS
from core.scenarios.treatment.words import by_split, gap_of_arms, method, personal, rows_of_patients, uneven
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.treatment_fails import fails
from pages.components.scenarios.treatment_try import try_it

__all__ = ["data", "fails", "good", "try_it"]


def data(case: Scenario) -> None:
    """Draw what happened in each arm, some patients, and the columns that no model may see."""
    alt = beside(gap_of_arms())
    chart(rates_chart(_), f"rates_{case.name}", alt)
    st.markdown(_("**Some patients**"))
    st.dataframe(rows_of_patients(_), hide_index=True, key=f"patients_{case.name}")
    text = _(
        "Known only afterwards, so no model here sees it: {columns}. A model that does looks brilliant and is useless."
    )
    st.markdown(text.format(columns=_(", ").join(_(label) for label in AFTERWARDS.values())))


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what each rule is worth against the constant one, what luck does, and the check of the method."""
    alt = headline(personal(arrays))
    chart(differences_chart(arrays, _), f"differences_{case.name}", alt)
    st.markdown(_("A rule that was never used is judged by the patients to whom chance gave what the rule would have given: each stands for four (**inverse propensity**). **Doubly robust** starts from a model's expectation and corrects it by those patients, which is steadier."))  # fmt: skip
    alt = beside(by_split(arrays))
    chart(splits_chart(arrays, _), f"splits_{case.name}", alt)
    st.markdown(_("**Does the method tell the truth?** For rules that give everybody the same arm the answer is known: the event rate of that arm."))  # fmt: skip
    st.table(checked(arrays, _))
    told(method(arrays), uneven())
    limits(N_("What this does not tell you: what today's medicines do, which side effects they have, and how long until the event. A patient who left the trial early counts as without event."))  # fmt: skip
