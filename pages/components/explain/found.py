"""Which rows there are to choose from, and the way through them, as the session chose."""

from dataclasses import dataclass, field

import streamlit as st

from core.explanation.case import Case
from core.explanation.finding import Places, Wanted, at_random, filters_of, having, moved, places_by, usual_filter
from pages.components import state
from pages.components.explain.hand import place_in_hand, take_row


@dataclass
class Found:
    """Hold what the session chose.

    Parameters
    ----------
    filter : str
        Name of the filter; empty until one is chosen.
    wanted : dict
        Which value of which column is wanted, by the key of a run.
    drawn : tuple
        What the picture and its menus show.
    table : str
        Which table of rows is drawn: another one has no row marked.
    """

    filter: str = ""
    wanted: dict[str, Wanted] = field(default_factory=dict)
    drawn: tuple[object, ...] = ()
    table: str = ""


def found() -> Found:
    """Return what the session chose."""
    if "explain_found" not in st.session_state:
        st.session_state["explain_found"] = Found()
    kept: Found = st.session_state["explain_found"]
    return kept


def filter_of(case: Case) -> str:
    """Return the name of the filter; the usual one where the chosen one is for another kind of prediction."""
    if found().filter in filters_of(case.it):
        return found().filter
    return usual_filter(case.it, state.memory().decision)


def places_of(case: Case) -> Places:
    """Return the places of the rows to choose from, in their order."""
    places = places_by(case.it, state.memory().decision, filter_of(case))
    return having(case.run, places, found().wanted.get(case.run.key))


def note_drawn(case: Case) -> None:
    """Remember what the picture and its menus show."""
    found().drawn = _shown(case)


def is_stale(case: Case) -> bool:
    """Tell whether something was chosen since the picture was drawn."""
    return found().drawn != _shown(case)


def _shown(case: Case) -> tuple[object, ...]:
    return filter_of(case), found().wanted.get(case.run.key), place_in_hand()


def choose(case: Case, name: str) -> None:
    """Choose a filter, and take the first of its rows in hand."""
    found().filter = name
    _take_first(case)


def want(case: Case, wanted: Wanted | None) -> None:
    """Choose which value is wanted; a row in hand that hasn't got it is changed for the first that has."""
    if wanted is None:
        found().wanted.pop(case.run.key, None)
        return
    found().wanted[case.run.key] = wanted
    if place_in_hand() not in places_of(case):
        _take_first(case)


def go(case: Case, by: int) -> None:
    """Take the row in hand that is so many further in the list."""
    places = places_of(case)
    if len(places):
        take_row(moved(places, place_in_hand(), by))


def go_anywhere(case: Case) -> None:
    """Take one of the rows in hand by lot."""
    take_row(at_random(places_of(case), place_in_hand()))


def _take_first(case: Case) -> None:
    places = places_of(case)
    if len(places):
        take_row(int(places[0]))
