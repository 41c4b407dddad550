"""The interview: what no run can know, by theme. What stays empty stays open."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from core.brief.questions import QUESTIONS, Question
from core.brief.sections import SECTIONS
from core.evaluation.money.words import currency_sign
from core.messages import N_, UserError, worded
from pages.components import state
from pages.components.brief import changing
from pages.components.brief.ways import ASKED
from pages.components.i18n import _
from pages.components.menus import all_picked, picked
from pages.components.scenarios.kept import arrive, shown

LONGEST = 4000  # characters of an answer
LONGEST_TITLE = 200
TITLE = "brief_title"
NONE = ""  # of a choice: not answered
TOO_LONG = N_("An answer: expected at most {most:,} characters, received {n:,}.")
UNITS: Mapping[str, str] = {
    "rows": N_("rows"),
    "people": N_("people"),
    "weeks": N_("weeks"),
    "money": N_("{sign} a month, the currency of the decision"),
}


def interview_view() -> None:
    """Draw the questions; the theme that the user came for is the first."""
    changing.renew()
    arrive("brief_interview")
    answers = state.memory().brief.answers
    text = _(
        "{n} of {all} answered. An answer is kept as soon as you leave its field; what stays empty is listed as open."
    )
    st.caption(text.format(n=sum(name in answers for name in QUESTIONS), all=len(QUESTIONS)))
    _title()
    for theme in _themes():
        with st.container(border=True, key=f"brief_theme_{theme}"):
            st.markdown(f"**{_(SECTIONS[theme].title)}**")
            for name, question in QUESTIONS.items():
                if question.section == theme:
                    _ask(name, question)


def _themes() -> list[str]:
    asked = QUESTIONS.get(st.session_state.get(ASKED, ""))
    themes = list(dict.fromkeys(question.section for question in QUESTIONS.values()))
    return themes if asked is None else sorted(themes, key=lambda theme: theme != asked.section)


def _title() -> None:
    shown(TITLE, state.memory().brief.title)
    st.text_input(
        _("What is this brief about?"), key=TITLE, max_chars=LONGEST_TITLE, on_change=_titled,
        placeholder=_("e.g. Who gets a consumer loan, spring 2027"),
    )  # fmt: skip


def _titled() -> None:
    title = " ".join(st.session_state[TITLE].split())[:LONGEST_TITLE]
    changing.change(replace(state.memory().brief, title=title))


def _ask(name: str, question: Question) -> None:
    FORMS[question.form](name, question, state.memory().brief.answers.get(name, ""))


def _key(name: str) -> str:
    return f"brief_answer_{name}"


def _text(name: str, question: Question, said: str) -> None:
    shown(_key(name), changing.typed(_key(name), said))
    st.text_area(
        _(question.label), key=_key(name), placeholder=_(question.help), height=96, on_change=_said, args=(name,)
    )
    changing.remark(_key(name))


def _choice(name: str, question: Question, said: str) -> None:
    labels = {NONE: _("Not answered yet")} | {option: _(label) for option, label in question.options.items()}
    shown(_key(name), said if said in labels else NONE)
    st.selectbox(
        _(question.label), list(labels), format_func=labels.__getitem__, key=_key(name), help=_(question.help),
        on_change=_chosen, args=(name, tuple(labels)),
    )  # fmt: skip


def _several(name: str, question: Question, said: str) -> None:
    labels = {option: _(label) for option, label in question.options.items()}
    shown(_key(name), [option for option in said.split(",") if option in labels])
    st.pills(
        _(question.label), list(labels), format_func=labels.__getitem__, key=_key(name), help=_(question.help),
        selection_mode="multi", on_change=_all_chosen, args=(name, tuple(labels)),
    )  # fmt: skip


def _amount(name: str, question: Question, said: str) -> None:
    shown(_key(name), _number(said))
    sign = worded(currency_sign(state.memory().decision), _)
    unit = _(UNITS[question.unit]).format(sign=sign) if question.unit in UNITS else ""
    label = f"{_(question.label)} ({unit})" if unit else _(question.label)
    st.number_input(
        label, min_value=0.0, value=None, step=None, format="%.10g", key=_key(name), placeholder=_(question.help), on_change=_counted,
        args=(name,),
    )  # fmt: skip


def _number(said: str) -> float | None:
    try:
        return float(said)
    except ValueError:
        return None


def _said(name: str) -> None:
    changing.write(_key(name), lambda text: state.memory().brief.answer(name, _checked(text)))


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise UserError(TOO_LONG, most=LONGEST, n=len(text))
    return text


def _chosen(name: str, among: tuple[str, ...]) -> None:
    value = picked(_key(name), among)
    if value is not None:
        _answer(name, value)


def _all_chosen(name: str, among: tuple[str, ...]) -> None:
    values = all_picked(_key(name), among)
    if values is not None:
        _answer(name, ",".join(option for option in among if option in values))


def _counted(name: str) -> None:
    value = st.session_state[_key(name)]
    _answer(name, "" if value is None else f"{value:.10g}")


def _answer(name: str, text: str) -> None:
    changing.change(state.memory().brief.answer(name, text))


FORMS: Mapping[str, Callable[[str, Question, str], None]] = {
    "text": _text,
    "choice": _choice,
    "several": _several,
    "amount": _amount,
}
