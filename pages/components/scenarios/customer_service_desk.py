"""The widgets of a desk, made from its table of settings, and the threshold of this case."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.messages import UserError
from core.scenarios.customer_service.desk import DESK_SETTINGS, Desk
from core.scenarios.question_answering.measure import choices
from core.settings import Setting, Whole
from pages.components.i18n import _, say
from pages.components.scenarios.kept import shown
from pages.components.scenarios.question_answering_hand import kept_slider

KEPT, REFUSED = "case_customer_service_desk", "case_customer_service_refused"
COLUMNS = 3


def desk() -> Desk:
    """Return the desk that the user has described."""
    return st.session_state.setdefault(KEPT, Desk())


def desk_controls() -> None:
    """Draw the numbers of the desk; one that isn't allowed is said, and changes nothing."""
    places = st.columns(COLUMNS)
    for number, (name, described) in enumerate(DESK_SETTINGS.items()):
        with places[number % COLUMNS]:
            _number(name, described)
    problem = st.session_state.pop(REFUSED, None)
    if problem is not None:
        st.warning(say(problem), icon=":material/info:")


def _number(name: str, described: Setting[Any]) -> None:
    key = f"desk_{name}"
    shown(key, getattr(desk(), name))
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(
        _(described.label), value=None, step=1 if isinstance(described, Whole) else None, key=key,
        help=_(described.help), on_change=_take, args=(name,),
    )  # fmt: skip


def _take(name: str) -> None:
    try:
        value = DESK_SETTINGS[name].check(st.session_state[f"desk_{name}"])
        st.session_state[KEPT] = replace(desk(), **{name: value})
    except UserError as problem:
        st.session_state[REFUSED] = problem.message


def cheapest_threshold(view: str, arrays: Mapping[str, Any], tongue: str) -> float:
    """Draw the slider of the threshold and return it; at first it is the one that costs least."""
    about = _("Below it a person answers. At first it stands where the desk costs least, e.g. 0.70.")
    first, label = partial(_cheapest, arrays, tongue), _("Answer alone from this similarity on")
    return kept_slider("customer_service", view, tongue, first, label, about)


def _cheapest(arrays: Mapping[str, Any], tongue: str) -> float:
    it = desk()
    return it.best(choices(arrays, tongue, "tfidf", "_choice", share=it.unknown))
