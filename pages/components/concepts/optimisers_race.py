"""The race: four optimisers of Keras, one start, and their learning rates."""

from functools import partial

import streamlit as st

from core.brief import Finding
from core.charts.lessons.optimisers import loss_chart, race_chart
from core.jobs.studies import answered
from core.lessons import kept
from core.lessons.optimisers.keras_paths import keras_path
from core.lessons.optimisers.race import RATES, STEPS, Course, course, frames, nearest
from core.lessons.optimisers.rates import largest_stable
from core.lessons.optimisers.sentences import limit_sentence, race_title, verdict
from core.lessons.optimisers.surfaces import OPTIMISERS, SURFACES
from core.lessons.optimisers.track import Track
from core.messages import N_, UserError
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.networks_dials import typed
from pages.components.concepts.optimisers_memory import hand
from pages.components.engine import engine
from pages.components.frame import show_complaints
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: which optimiser is best for your model. Here there are two weights, in training there are thousands "
    "to billions, and the slope is known only roughly, from some of the rows."
)


def raced(name: str, surface: str, start: tuple[float, float], rate: float) -> Course:
    """Return what becomes of an optimiser, as Keras computes it on a worker."""
    what = f"path-{name}-{surface}-{start}-{rate:g}"
    path = answered(engine(), "optimisers", what, keras_path, name, surface, start, rate, STEPS)
    return course(SURFACES[surface], path)


def race_view() -> None:
    """Draw the surface, the four paths, and the controls."""
    show_complaints()
    choose_surface("race")
    track = hand().track
    with st.spinner(_("Racing on a worker…"), show_time=True):
        courses = {name: raced(name, track.surface, track.start, rate) for name, rate in track.rates.items()}
    finding = race_title(courses)
    title = headline(finding)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chart(race_chart(track.ground, courses, hand().upto, _), "optimisers_race", title)
        _upto()
    with right:
        for name in OPTIMISERS:
            _rate(track, name)
        _start(track)
    told(*(verdict(name, it) for name, it in courses.items()))
    chart(loss_chart(track.ground, courses, _), "optimisers_loss", title)
    told(limit_sentence(track.ground, stable(track), track.rates["sgd"]))
    keep_button(
        Finding("concepts", finding, "concepts?topic=optimisers", numbers=kept.raced(courses)), "optimisers_race"
    )
    limits(LIMITS)


def stable(track: Track) -> float | None:
    """Return the largest learning rate of plain descent that was found by trying, where there is one."""
    return None if track.ground.limit is None else largest_stable(track.surface, track.start)


def choose_surface(where: str) -> None:
    """Draw the choice of a surface; `where` tells the menus of several views apart."""
    labels, key = {name: _(it.label) for name, it in SURFACES.items()}, f"optimisers_surface_{where}"
    st.session_state[key] = hand().track.surface
    st.selectbox(
        _("Surface"), list(SURFACES), format_func=labels.__getitem__, key=key, on_change=_take_surface, args=(key,), width=320
    )  # fmt: skip
    st.caption(_(hand().track.ground.about))


def _take_surface(key: str) -> None:
    surface = picked(key, SURFACES)
    if surface is not None:
        hand().track = Track.on(surface)


def _upto() -> None:
    options = frames(STEPS)
    st.session_state["optimisers_upto"] = hand().upto
    st.select_slider(
        _("Shown up to step"), options, key="optimisers_upto", on_change=_take_upto,
        help=_("The same as Play, by hand or with the arrow keys."),
    )  # fmt: skip


def _take_upto() -> None:
    upto = picked("optimisers_upto", frames(STEPS))
    hand().upto = hand().upto if upto is None else upto


def _rate(track: Track, name: str) -> None:
    key = f"optimisers_rate_{name}"
    st.session_state[key] = nearest(track.rates[name])
    label = _("Learning rate of {name}").format(name=_(OPTIMISERS[name]))
    st.select_slider(label, RATES, format_func="{:g}".format, key=key, on_change=partial(_take_rate, key, name))


def _take_rate(key: str, name: str) -> None:
    rate = picked(key, RATES)
    if rate is not None:
        hand().track = hand().track.rated(name, rate)


def _start(track: Track) -> None:
    with st.popover(_("Move the start"), icon=":material/my_location:", key="optimisers_start"):
        for axis in (0, 1):
            place, key = track.place(axis), f"optimisers_start_{axis}"
            st.session_state[key] = track.start[axis]
            st.number_input(
                _(place.label), value=None, format="%.4g", step=track.stride(axis), key=key, on_change=partial(_take_start, key, axis),
                help=_("From {low:.3g} to {high:.3g}").format(low=place.low, high=place.high),
            )  # fmt: skip
        st.button(_("Back to where it was"), icon=":material/undo:", key="optimisers_start_back", on_click=_back)


def _take_start(key: str, axis: int) -> None:
    try:
        hand().track = hand().track.moved(axis, typed(key, hand().track.place(axis).label))
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def _back() -> None:
    hand().track = Track.on(hand().track.surface)
