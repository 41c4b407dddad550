"""Compute and money: what a large model takes in memory, time and money, by a plan that the user makes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from core.brief import Finding
from core.card.pieces import Number
from core.charts.lessons.planner import batch_lines, cost_lines, memory_bars, training_bars
from core.lessons import Lesson, kept
from core.lessons.planner import words
from core.lessons.planner.plan import Plan
from core.messages import N_, Message, Translate
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.planner_controls import controls
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.tabs import views

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Draw = Callable[[Plan, Translate], "Figure"]
Say = Callable[[Plan], Message]
Keeps = Callable[[Plan], tuple[Number, ...]]


def planner_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("planner", lesson):
        return
    reveal("planner", lesson, words.guessed_option(), words.guessed_memory())
    views(
        "planner",
        {
            N_("Memory"): partial(
                _answer,
                ("model", "format", "chip", "prompt", "answer", "together"),
                words.memory_title,
                words.memory_parts,
                memory_bars,
                kept.no_numbers,
            ),
            N_("Answers"): partial(
                _answer,
                ("model", "chip", "rent", "prompt", "answer", "together"),
                words.pace_title,
                words.pace_parts,
                batch_lines,
                kept.thousand,
            ),
            N_("API or own"): partial(
                _answer,
                ("requests", "model", "chip", "rent", "api_in", "api_out", "people"),
                words.money_title,
                words.money_parts,
                cost_lines,
                kept.month,
            ),
            N_("Training"): partial(
                _answer,
                ("model", "tokens", "chip", "chips", "rent"),
                words.training_title,
                _training,
                training_bars,
                kept.no_numbers,
            ),
            N_("How it is computed"): partial(tell, "planner", "formulas"),
        },
    )


def _answer(names: tuple[str, ...], title: Say, parts: Say, draw: Draw, numbers: Keeps) -> None:
    left, right = st.columns([1.7, 1], gap="large")
    with right:
        controls(names)
    plan = state.memory().learning.plan
    with left:
        said = headline(title(plan))
        chart(draw(plan, _), f"planner_{names[-1]}", said)
        told(parts(plan))
        finding = Finding("concepts", title(plan), "concepts?topic=planner", numbers=numbers(plan))
        keep_button(finding, f"planner_{names[-1]}")
        limits(
            N_("What this does not tell you: what you will really pay. Rents and prices are yours to fill in; what a server reaches "
               "of its data sheet is our assumption. Measure it with your own model and your own questions before you sign.")
        )  # fmt: skip


def _training(plan: Plan) -> Message:
    return Message.of(N_("{one} {other}"), one=words.training_parts(plan), other=words.training_sums(plan))
