"""Privacy by noise: a count that hides everybody in it, and a model trained with a promise to each person."""

from functools import partial

import streamlit as st

from core.brief import Finding
from core.charts.lessons.trends_private import count_chart, privacy_chart
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.trends import counting, private_words
from core.lessons.trends.counting import EPSILONS, PEOPLE, released
from core.lessons.trends.private_study import NOISES, TABLES, Arrays, conduct
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.on_request import study_on_request
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: whether ε is small enough, which is a decision and no measurement. It counts one training: not the "
    "scaling of the columns by their averages, and not the runs in which settings were chosen; each adds to it. δ is 0.00001."
)


def private_view(lesson: Lesson) -> None:
    """Draw a count with noise, then a training with noise."""
    tell("trends", "count")
    _count()
    st.divider()
    tell("trends", "private")
    with st.container(horizontal=True, gap="medium", key="trends_private_settings"):
        labels = {name: _(text) for name, text in TABLES.items()}
        table = st.segmented_control(
            _("Data"), list(labels), format_func=labels.__getitem__, default=next(iter(labels)), required=True,
            key="trends_table",
        )  # fmt: skip
        noise = st.select_slider(
            _("Noise, times the longest gradient"), NOISES, NOISES[len(NOISES) // 2], key="trends_noise",
            help=_("How much chance is added to each step, e.g. 1: as much as any one person can pull."),
        )  # fmt: skip
    errand = study_on_request("trends", f"private-{table}", conduct(table), _("Train with and without privacy"))
    if errand is not None:
        draw = partial(_found, NOISES.index(noise))
        errand_view(errand, draw, _("Training with and without privacy"), partial(_drawn, NOISES.index(noise)))
    limits(LIMITS)


def _count() -> None:
    with st.container(horizontal=True, gap="medium", key="trends_count_settings"):
        people = st.select_slider(_("People asked"), PEOPLE, 100, format_func="{:,}".format, key="trends_people")
        epsilon = st.select_slider(
            _("ε of the promise"), EPSILONS, 1.0, key="trends_epsilon",
            help=_("Smaller is more private, e.g. 0.1: nobody's answer makes any result more than about 1.1 times as likely."),
        )  # fmt: skip
    it = released(people, epsilon)
    chart(count_chart(it, _), "trends_count", beside(counting.title(it)))
    told(counting.needed(it))


def _found(place: int, found: Arrays) -> None:
    _drawn(place, found)
    told(private_words.at(found, place), private_words.promise(found, place))
    said, numbers = private_words.title(found, place), kept.private(found, place)
    keep_button(Finding("concepts", said, "concepts?topic=trends", numbers=numbers), "trends_private")


def _drawn(place: int, found: Arrays) -> None:
    chart(privacy_chart(found, place, _), "trends_privacy", headline(private_words.title(found, place)))
