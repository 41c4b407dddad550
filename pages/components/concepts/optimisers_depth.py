"""For depth: learning rates tried out, batches of one row or of all, and gradients that are much too small."""

import streamlit as st

from core.charts.lessons.optimisers_depth import batches_chart, rates_chart, tiny_chart
from core.jobs.studies import answered
from core.lessons.optimisers.noise import RATES, batch_study
from core.lessons.optimisers.rates import left_over
from core.lessons.optimisers.sentences import (
    arrived_sentence,
    cost_sentence,
    limit_sentence,
    noise_title,
    rates_title,
    tiny_sentence,
    tiny_title,
)
from core.lessons.optimisers.tiny import covered
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.optimisers_memory import hand
from pages.components.concepts.optimisers_race import choose_surface, stable
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits, told

RATES_LIMITS = N_(
    "What this does not tell you: the right rate for your model. These curves differ from surface to surface; the habit to try rates a "
    "factor of 3 apart is what carries over."
)
BATCHES_LIMITS = N_(
    "What this does not tell you: how long a step takes. A graphics card computes a batch of 32 rows nearly as quickly as one row, which "
    "speaks for batches; and a smaller rate, or one that falls, lets single rows settle too."
)
TINY_LIMITS = N_(
    "What this does not tell you: that RMSprop cures vanishing gradients. It can enlarge the step of a weight whose gradient is small, but "
    "not bring back what was lost on the way through many layers; other activations, starting weights and shortcuts do that."
)


def rates_view() -> None:
    """Draw where each optimiser arrives, over the learning rate."""
    choose_surface("rates")
    track = hand().track
    shares = left_over(track.surface, track.start)
    title = headline(rates_title(shares))
    chart(rates_chart(shares, track.ground.limit, track.rates, _), "optimisers_rates", title)
    told(arrived_sentence(), limit_sentence(track.ground, stable(track), track.rates["sgd"]))
    st.caption(
        _(
            "Computed by the formulas of the papers, which give the same paths as Keras; the marks are the rates of the race."
        )
    )
    limits(RATES_LIMITS)


def batches_view() -> None:
    """Draw what one row a step does, and all rows a step."""
    rate = hand().batch_rate
    with st.spinner(_("Training on a worker…"), show_time=True):
        found = answered(engine(), "optimisers", f"batches-{rate:g}", batch_study, rate)
    title = headline(noise_title(found))
    chart(batches_chart(found, _), "optimisers_batches", title)
    st.session_state["optimisers_batch_rate"] = rate
    st.select_slider(
        _("Learning rate"), RATES, format_func="{:g}".format, key="optimisers_batch_rate", on_change=_take_rate, width=420
    )  # fmt: skip
    told(cost_sentence(found))
    tell("optimisers", "batches")
    st.caption(
        _(
            "A linear model of 442 diabetes patients on ten scaled columns; lines are medians of 8 orders of the rows, bands go from the best to the worst."
        )
    )
    limits(BATCHES_LIMITS)


def _take_rate() -> None:
    rate = picked("optimisers_batch_rate", RATES)
    hand().batch_rate = hand().batch_rate if rate is None else rate


def tiny_view() -> None:
    """Draw who still moves where all gradients are much smaller."""
    title = headline(tiny_title(covered()))
    chart(tiny_chart(covered(), _), "optimisers_tiny", title)
    told(tiny_sentence(covered()))
    tell("optimisers", "tiny")
    limits(TINY_LIMITS)
