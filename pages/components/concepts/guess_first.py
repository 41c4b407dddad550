"""A guess to commit to before the experiment shows what is right, and what became of it."""

import streamlit as st

from core.lessons import SHOWN, Lesson
from core.markdown import as_written
from core.messages import Message
from pages.components import state
from pages.components.i18n import _, say

ICONS = {True: ":material/check_circle:", False: ":material/lightbulb:", None: ":material/visibility:"}


def guess_first(name: str, lesson: Lesson) -> bool:
    """Draw the question of a lesson until it is answered; return whether it is."""
    if name in state.memory().learning.progress.steps:
        return True
    with st.container(border=True, key="guess_first"):
        st.markdown(_("**Guess first** · {question}").format(question=_(lesson.guess.text)))
        with st.container(horizontal=True, gap="small", key="guess_options"):
            for number, option in enumerate(lesson.guess.options):
                st.button(_(option), key=f"guess_{name}_{number}", on_click=_commit, args=(name, number))
        st.button(
            _("I don't know, show me"), key=f"guess_{name}_show", type="tertiary", on_click=_commit, args=(name, SHOWN)
        )
    return False


def reveal(name: str, lesson: Lesson, answer: int, said: Message) -> None:
    """Draw what became of a guess; `answer` is the option that the experiment shows to be right, `said` how.

    Parameters
    ----------
    answer : int
        Found by the experiment, not written down beforehand.
    """
    mind = state.memory().learning
    if name not in mind.progress.steps:
        return
    if mind.progress.steps[name].answer != answer:
        mind.progress = mind.progress.revealed(name, answer)
    step = mind.progress.steps[name]
    draw = {True: st.success, False: st.warning, None: st.info}[step.right]
    draw(f"{_guessed(lesson, step.guess, step.right)} {as_written(say(said))}", icon=ICONS[step.right])


def _guessed(lesson: Lesson, guess: int, right: bool | None) -> str:
    if right is None:
        return ""
    text = (
        _("You guessed “{option}”, and that is right.") if right else _("You guessed “{option}”, and it is otherwise.")
    )
    return f"**{text.format(option=_(lesson.guess.options[guess]))}**"


def _commit(name: str, number: int) -> None:
    state.memory().learning.progress = state.memory().learning.progress.guessed(name, number)
