"""The form of one exercise; what is typed wrong stays in the form, and the agenda as it was."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from core.board.editing import kept_word, put
from core.datasets import DATASETS
from core.experiment import SETTINGS, Experiment
from core.lessons import LESSONS
from core.links import from_link, to_link
from core.messages import N_, UserError
from core.models import MODELS
from core.rooms import KINDS, Exercise, Question, Room, Rooms
from core.rooms.checks import MOST_MINUTES, PAGES
from core.rooms.exercise import FORMS
from core.rooms.texts import LONGEST_TEXT, LONGEST_TITLE
from core.rooms.truths import TRUTHS, truth_of
from core.scenarios import SCENARIOS
from pages.components import state
from pages.components.i18n import _, language, say
from pages.components.places import PLACES
from pages.components.workshop.acting import act

NOBODY, GIVEN = "", "="
ANY_CASE = ""
Typed = Mapping[str, Any]


def agenda_form(room: Room, exercise: Exercise) -> None:
    """Draw the form of an exercise."""
    mark = _mark(exercise)
    kind = _(KINDS[exercise.kind])
    st.markdown(f"**{kind}**")
    with st.form(f"agenda_form_{exercise.name}", border=False, enter_to_submit=False):
        st.text_input(_("Title"), say(exercise.title), key=f"{mark}_title", max_chars=2 * LONGEST_TITLE)
        st.number_input(_("Minutes"), 1, MOST_MINUTES, exercise.minutes, key=f"{mark}_minutes", step=1)
        st.text_area(_("What participants are to do"), say(exercise.about), key=f"{mark}_about", max_chars=LONGEST_TEXT, height=80)  # fmt: skip
        PARTS[exercise.kind].draw(exercise, mark)
        if exercise.question is not None:
            _question(exercise.question, mark)
        st.text_area(_("Notes for you"), say(exercise.notes), key=f"{mark}_notes", max_chars=LONGEST_TEXT, height=100)
        st.form_submit_button(
            _("Save the exercise"), type="primary", key="agenda_save", on_click=_save, args=(room, exercise, mark)
        )


def _mark(exercise: Exercise) -> str:
    """Return a prefix of the form's keys: another one when the exercise is stored otherwise or read in another language."""
    text = json.dumps([exercise.to_plain(), language()], sort_keys=True, ensure_ascii=False)
    return f"edit_{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _save(room: Room, exercise: Exercise, mark: str) -> None:
    typed = {
        key.removeprefix(f"{mark}_"): st.session_state[key] for key in st.session_state if str(key).startswith(mark)
    }
    try:
        changed = PARTS[exercise.kind].read(_texts(exercise, typed), typed)
    except UserError as problem:
        state.memory().complaints.append(problem.message)
        return
    if changed.question is not None:
        changed = replace(changed, question=_asked(changed.question, typed))
    act(Rooms.rearrange, put(room.agenda, changed))


def _texts(exercise: Exercise, typed: Typed) -> Exercise:
    words = {name: kept_word(getattr(exercise, name), say(getattr(exercise, name)), typed[name]) for name in ("title", "about", "notes")}  # fmt: skip
    return replace(exercise, minutes=int(typed["minutes"]), **words)


def _target(label: str, titles: Callable[[], Mapping[str, str]], exercise: Exercise, mark: str) -> None:
    names = titles()
    place = list(names).index(exercise.target) if exercise.target in names else 0
    st.selectbox(_(label), list(names), place, format_func=names.__getitem__, key=f"{mark}_target")


def _aimed(exercise: Exercise, typed: Typed) -> Exercise:
    return replace(exercise, target=typed["target"])


def _lessons() -> Mapping[str, str]:
    return {name: _(lesson.title) for name, lesson in LESSONS.items()}


def _cases() -> Mapping[str, str]:
    return {ANY_CASE: _("Everybody chooses their own")} | {name: _(case.title) for name, case in SCENARIOS.items()}


def _pages() -> Mapping[str, str]:
    return {name: _(PLACES[name].title) for name in PAGES}


def _experiment(exercise: Exercise, mark: str) -> None:
    now = from_link(exercise.experiment)[0]
    st.caption(_("Begins with: {settings}").format(settings=_in_short(now)))
    st.checkbox(
        _("Begin with what the playground shows now: {settings}").format(settings=_in_short(state.memory().draft)),
        key=f"{mark}_take", help=_("Set it up in the playground first, then come back and save it here."),
    )  # fmt: skip
    labels = {name: _(described.label) for name, described in SETTINGS.items()}
    st.multiselect(
        _("Settings that participants may change"), list(labels), list(exercise.free), key=f"{mark}_free",
        format_func=labels.__getitem__, help=_("All others stay as they are, for example so that only the learning rate differs."),
    )  # fmt: skip


def _in_short(it: Experiment) -> str:
    data = _(DATASETS[it.dataset].label) if it.dataset in DATASETS else it.dataset
    return " · ".join((data, _(MODELS[it.model].label), "-".join(map(str, it.hidden))))


def _experimented(exercise: Exercise, typed: Typed) -> Exercise:
    settings = to_link(state.memory().draft) if typed["take"] else exercise.experiment
    return replace(exercise, experiment=settings, free=tuple(typed["free"]))


def _question(question: Question, mark: str) -> None:
    """Draw what is asked, how it is answered and what is true; what a form of answer doesn't need is left alone."""
    st.text_area(_("Question"), say(question.text), key=f"{mark}_text", max_chars=300, height=80)
    forms = {name: _(label) for name, label in FORMS.items()}
    st.selectbox(_("Answered with"), list(forms), list(forms).index(question.form), format_func=forms.__getitem__, key=f"{mark}_form")  # fmt: skip
    st.text_area(
        _("Of a choice: the answers, one a line"), "\n".join(say(one) for one in question.options),
        key=f"{mark}_options", height=100,
    )  # fmt: skip
    low, high = st.columns(2)
    low.number_input(_("Of a number: from"), value=float(question.low), key=f"{mark}_low")
    high.number_input(_("to"), value=float(question.high), key=f"{mark}_high")
    _truth(question, mark)


def _truth(question: Question, mark: str) -> None:
    labels = {NOBODY: _("Nobody knows it"), GIVEN: _("I give it below")} | {
        name: _(it.label) for name, it in TRUTHS.items()
    }
    kind = GIVEN if question.truth.startswith(GIVEN) else question.truth if question.truth in TRUTHS else NOBODY
    st.selectbox(_("The truth"), list(labels), list(labels).index(kind), format_func=labels.__getitem__, key=f"{mark}_truth")  # fmt: skip
    st.text_input(
        _("The truth that I give"), _given(question), key=f"{mark}_given", max_chars=40,
        help=_("Of a number: the number, for example 0.8. Of a choice: which answer is right, for example 2 for the second."),
    )  # fmt: skip


def _given(question: Question) -> str:
    value = truth_of(question) if question.truth.startswith(GIVEN) else None
    return "" if value is None else f"{value + (question.form == 'choice'):g}"


def _asked(question: Question, typed: Typed) -> Question:
    """Return the question as it was typed; whether it can be asked is checked when it is put in place."""
    lines = [line.strip() for line in typed["options"].splitlines() if line.strip()]
    same = lines == [say(one) for one in question.options]
    form = typed["form"]
    truth = typed["truth"] if typed["truth"] != GIVEN else GIVEN + _counted(form, typed["given"].strip())
    it = TRUTHS.get(truth)
    low, high = (it.low, it.high) if it is not None else (float(typed["low"]), float(typed["high"]))
    return Question(
        kept_word(question.text, say(question.text), typed["text"]),
        form,
        it.unit if it is not None else question.unit if truth == question.truth else "",
        low,
        high,
        (question.options if same else tuple(lines)) if form == "choice" else (),
        "" if form == "word" else truth,
    )


def _counted(form: str, given: str) -> str:
    """Return the number that was given; of a choice people count from 1."""
    return str(int(given) - 1) if form == "choice" and given.isdecimal() else given


def _no_part(exercise: Exercise, mark: str) -> None:
    """Draw nothing more."""


@dataclass(frozen=True)
class Part:
    """Hold what the form of a kind of exercise has besides: how it is drawn and read."""

    draw: Callable[[Exercise, str], None]
    read: Callable[[Exercise, Typed], Exercise]


PARTS: Mapping[str, Part] = {
    "lesson": Part(partial(_target, N_("Lesson"), _lessons), _aimed),
    "case": Part(partial(_target, N_("Application case"), _cases), _aimed),
    "page": Part(partial(_target, N_("Page"), _pages), _aimed),
    "experiment": Part(_experiment, _experimented),
    "question": Part(_no_part, lambda exercise, typed: exercise),
}
"""Kind -> what its form has besides."""
