"""How good the translator is: by length, by trust, its best and its worst."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.translation import bars_chart, trust_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.translation.asking import automation
from core.scenarios.translation.reading import best_and_worst, by_length, lengths
from core.scenarios.translation.words import (
    by_length_finding,
    each_sentence,
    exact_sentence,
    trust_finding,
    trusted,
    unlike_sentence,
)
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, limits, told

LIMITS = N_(
    "What this does not tell you: whether a translation that differs from the reference is wrong. There is one reference a string: "
    "other right words cost score, and a wrong word that shares letters costs little."
)


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw score by length, score by share that goes out, and examples."""
    told(each_sentence(arrays), unlike_sentence(arrays), exact_sentence(arrays))
    mine, theirs = by_length(arrays, "chrf"), by_length(arrays, "memory_chrf")
    alt = beside(by_length_finding(mine, theirs))
    series = [(_("Translation memory"), theirs), (_("Small Transformer"), mine)]
    chart(bars_chart(lengths(), series, _("letters of the English string"), _), "translation_length", alt)
    share, score, exact = trusted(arrays)
    alt = beside(trust_finding(share, score, exact))
    chart(trust_chart(*automation(arrays), share, _), "translation_trust", alt)
    best, worst = best_and_worst(arrays)
    _examples(_("**Its best**"), arrays, best, "best")
    _examples(_("**Its worst**"), arrays, worst, "worst")
    limits(LIMITS)


def _examples(title: str, arrays: Mapping[str, Any], rows: Any, key: str) -> None:
    st.markdown(title)
    st.dataframe(
        {
            _("English"): arrays["test_en"][rows].tolist(),
            _("The network"): arrays["test_model"][rows].tolist(),
            _("A person"): arrays["test_zh"][rows].tolist(),
            _("chrF"): [f"{value:.2f}" for value in arrays["test_chrf"][rows]],
            _("How sure"): [f"{value:.0%}" for value in arrays["test_sure"][rows]],
        },
        hide_index=True,
        key=f"translation_{key}",
    )
