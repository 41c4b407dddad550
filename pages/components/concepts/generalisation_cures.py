"""Every cure on the same overfitting run, each against no cure, and a mix of one's own."""

from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.generalisation import gains_chart, known_and_new_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.generalisation.cures import BASE_TITLE, CURES, MOST_AT_ONCE, WRONG, WRONGS, mix_title
from core.lessons.generalisation.gains import Gain, answer_of, base_of, gains_of, mix_gain, ordered
from core.lessons.generalisation.trying import Arrays, all_cures, own_mix
from core.lessons.generalisation.words import (
    answer_sentence,
    base_sentence,
    cures_finding,
    draws_sentence,
    gain_sentence,
    kept_finding,
    no_better_sentence,
)
from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import mind
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

NAME = "generalisation"
LIMITS = N_(
    "What this does not tell you: what helps on your data. It is one kind of network on one kind of picture, each cure at one "
    "strength. The intervals hold the luck of the training pictures and of the random numbers, not that of the 300 test "
    "pictures. The draws share pictures, most of all those of 400 from 496, so that the interval of more data is too narrow; "
    "and of ten 95 % intervals one may well be wrong (a chance of about 40 %)."
)


def cures_view(lesson: Lesson) -> None:
    """Draw the study of all cures, as far as it is."""
    it = mind()
    it.cures_wrong = st.select_slider(
        _("Share of wrong labels"), WRONGS, it.cures_wrong, format_func="{:.0%}".format, key="gen_cures_wrong",
        help=_("Change the disease, and see whether the order of the cures stays."),
    )  # fmt: skip
    what, conduct = all_cures(it.cures_wrong)
    errand = study(engine(), engine().store, NAME, what, conduct, state.memory().owner)

    def draw(arrays: Arrays) -> None:
        _result(lesson, arrays)

    errand_view(errand, draw, _("Trying every cure"), _so_far)


def _so_far(arrays: Arrays) -> None:
    base, gains = base_of(arrays), gains_of(arrays)
    if base is None or not gains:
        return
    told(base_sentence(base), draws_sentence(base))
    chart(gains_chart(gains, _), "generalisation_gains_so_far", say(cures_finding(gains)))


def _result(lesson: Lesson, arrays: Arrays) -> None:
    base, gains = base_of(arrays), gains_of(arrays)
    if base is None:
        return
    _reveal(lesson, gains)
    alt = headline(cures_finding(gains))
    told(base_sentence(base), draws_sentence(base))
    mix = _mix(arrays)
    shown = ordered((*gains, *mix))
    chart(gains_chart(shown, _), "generalisation_gains", alt)
    told(*map(gain_sentence, mix), no_better_sentence(gains))
    with st.expander(_("Known and new pictures beside each other")):
        chart(known_and_new_chart(base, shown, _), "generalisation_known", say(base_sentence(base)))
    _mixing()
    with st.expander(_("What each cure does")):
        for cure in CURES.values():
            st.markdown(f"**{_(cure.title)}** · {_(cure.what)}")
    tell(NAME, "cures")
    limits(LIMITS)
    with st.container(horizontal=True, gap="small"):
        said, numbers = kept_finding(base, gains), kept.cures(gains)
        keep_button(Finding("concepts", said, f"concepts?topic={NAME}", numbers=numbers), "generalisation")


def _reveal(lesson: Lesson, gains: tuple[Gain, ...]) -> None:
    """Settle the guess, which asks about the usual share of wrong labels."""
    step = state.memory().learning.progress.steps.get(NAME)
    answer, said = answer_of(gains), answer_sentence(gains, step.guess if step else None)
    if mind().cures_wrong == WRONG.default and answer is not None and said is not None:
        reveal(NAME, lesson, answer, said)


def _mix(arrays: Arrays) -> tuple[Gain, ...]:
    """Return what the user's own mix did, once it is trained; draw its progress until then."""
    strengths = mind().mix
    if not strengths:
        return ()
    what, conduct = own_mix(mind().cures_wrong, strengths)
    errand = study(engine(), engine().store, NAME, what, conduct, state.memory().owner)
    view = errand.view()
    if view.status == "done":
        return mix_gain(arrays, view.result, mix_title(list(strengths)))
    errand_view(errand, lambda _: None, _("Trying your own mix"))
    return ()


def _mixing() -> None:
    with st.expander(_("Mix your own cure"), expanded=bool(mind().strengths)):
        titles = {name: _(cure.title) for name, cure in CURES.items()}
        chosen = st.multiselect(
            _("One or two cures"), list(CURES), [*mind().strengths], format_func=titles.__getitem__, max_selections=MOST_AT_ONCE,
            key="gen_mix", placeholder=_(BASE_TITLE),
        )  # fmt: skip
        mind().strengths = {name: _strength(name) for name in chosen}
        st.button(
            _("Try it on the same pictures"), key="gen_try_mix", icon=":material/play_arrow:", disabled=not chosen, on_click=_try
        )  # fmt: skip


def _strength(name: str) -> Any:
    cure = CURES[name]
    known = mind().strengths.get(name, cure.strength.default)
    kind = cure.strength.kind
    return st.slider(
        _(cure.strength.label), kind(cure.strength.low), kind(cure.strength.high), kind(known), kind(cure.step),
        help=_(cure.strength.help), key=f"gen_strength_{name}", format="%.3f" if cure.step < FINE else None,
    )  # fmt: skip


FINE = 0.05  # steps that need more decimals than a slider shows by itself


def _try() -> None:
    mind().mix = dict(mind().strengths)
