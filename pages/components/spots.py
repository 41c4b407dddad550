"""Spots of pages that a link can lead to: which tabs are open there."""

from collections.abc import Mapping

PARAM = "at"
GOOD, WORKS, MADE = (
    "How good is it?",
    "What works better?",
    "How is it made?",
)  # titles of tabs, marked where they are drawn

SPOTS: Mapping[str, Mapping[str, str]] = {
    "rows": {"depth": "What is in the data?"},
    "besides": {"depth": GOOD, "view_2": "Beside simple models"},
    "luck": {"depth": GOOD, "view_2": "Luck"},
    "runs": {"depth": WORKS, "view_3": "Your runs"},
    "costs": {"depth": MADE, "view_4": "Costs"},
    "sure": dict.fromkeys(("metrics_classification", "metrics_regression"), "How sure"),
    "groups": dict.fromkeys(("metrics_classification", "metrics_regression"), "Who is treated worse"),
    "mistakes": dict.fromkeys(("metrics_classification", "metrics_regression"), "Mistakes"),
    "overall": {"explain": "Overall"},
    "trust": {"explain": "Can we trust it"},
}
"""Name in a link -> the titles of the tabs to open, by the keys of their rows."""


def opened(link: Mapping[str, str]) -> dict[str, str]:
    """Return the tabs that a link opens, by the keys of their rows; none of a spot that there isn't."""
    return dict(SPOTS.get(link.get(PARAM, ""), {}))
