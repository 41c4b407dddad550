"""The way as a map: each step with what came of it, the next one first in sight, and what may be done at any time."""

import streamlit as st

from core.journey import ASIDES, STEPS, Journey, Step, minutes_left, next_step
from core.markdown import as_written
from core.messages import Message
from pages.components.i18n import _, say
from pages.components.places import file_of

DONE, NEXT, OPEN = ":material/check_circle:", ":material/arrow_circle_right:", ":material/radio_button_unchecked:"
HERE = "home"


def progress(done: Journey) -> None:
    """Draw how far the person has come, and what is next."""
    taken = sum(step.came(done) is not None for step in STEPS.values())
    facts = {"taken": taken, "all": len(STEPS), "minutes": minutes_left(done)}
    left = _("**Your way to a decision:** {taken} of {all} steps taken, about {minutes} minutes left")
    whole = _("**Your way to a decision:** all {all} steps taken")
    st.progress(taken / len(STEPS), text=(left if taken < len(STEPS) else whole).format(**facts))


def way_view(done: Journey) -> None:
    """Draw the steps."""
    came = {name: step.came(done) for name, step in STEPS.items()}
    following = next_step(done)
    for number, (name, step) in enumerate(STEPS.items(), 1):
        if name == following:
            with st.container(border=True, key="next_step"):
                _next(number, step)
        else:
            _row(f"{number}. {_(step.title)}", step, came[name])
    st.caption(_("At any time"))
    for step in ASIDES.values():
        _row(_(step.title), step, step.came(done))


def _next(number: int, step: Step) -> None:
    title = _("**Next: {number}. {title}**").format(number=number, title=_(step.title))
    text = f"{title} :gray[· {_minutes(step)}]"
    if step.page == HERE:
        st.markdown(f"{NEXT} {text}")
    else:
        st.page_link(file_of(step.page), label=text, icon=NEXT)


def _row(title: str, step: Step, came: Message | None) -> None:
    said = _minutes(step) if came is None else as_written(say(came))
    text, icon = f"{title} :gray[· {said}]", OPEN if came is None else DONE
    if step.page == HERE:
        st.markdown(f"{icon} {text}")
    else:
        st.page_link(file_of(step.page), label=text, icon=icon)


def _minutes(step: Step) -> str:
    return _("{minutes} min").format(minutes=step.minutes)
