"""Losses: how is a model told that it is wrong?"""

import streamlit as st

from core.lessons.lesson import Lesson
from core.lessons.losses.curves import answer, answer_sentence
from core.messages import N_
from pages.components import tabs
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.losses_choosing import choosing_part
from pages.components.concepts.losses_classes import classes_part
from pages.components.concepts.losses_curves import curves_part
from pages.components.concepts.losses_number import number_part
from pages.components.concepts.losses_worked import worked_part
from pages.components.i18n import _

VIEWS = {
    N_("One prediction"): curves_part,
    N_("The article's example"): worked_part,
    N_("Three classes"): classes_part,
    N_("Which loss for what"): choosing_part,
}


def losses_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments: a loss to lower by hand, then what losses do to chances."""
    number_part()
    st.divider()
    st.subheader(_("When the answer is a chance"), anchor=False)
    if guess_first("losses", lesson):
        reveal("losses", lesson, answer(), answer_sentence())
        tabs.views("losses_views", VIEWS)
