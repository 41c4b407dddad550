"""All that there is to tell somebody about a decision, in one breath: why, what would change it, how far to trust that."""

from collections.abc import Mapping

import streamlit as st

from core.explanation import words
from core.explanation.case import Case
from core.explanation.counterfactuals import short_change_sentence
from core.explanation.trust.badge import trust_sentence
from core.explanation.weak import weak_sentence
from core.jobs import Errand
from core.jobs.changing import changes_errand
from core.jobs.trusting import draws_errand, known_draws
from core.luck import in_a_row
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.counter_memory import counter
from pages.components.engine import between_looks, engine
from pages.components.explain.badge_view import badge_in_hand
from pages.components.explain.counter_controls import wanted_of
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.waiting import TICK

LINES: Mapping[str, str] = {
    "change": N_("**What would change it.** {sentence}"),
    "trust": N_("**How far to trust this.** {sentence}"),
    "model": N_("**Mind the model.** {sentence}"),
}
LOOKING: Mapping[str, str] = {
    "change": N_("Looking for what would change it…"),
    "draws": N_("Checking how far to trust this…"),
}


def breath_view(case: Case) -> None:
    """Draw why, and what belongs to it as soon as a worker has found it, without holding the page up."""
    st.markdown(as_written(say(words.decision_sentence(case, state.memory().decision))))
    errands = _errands(case)
    if any(errand.view().status == "running" for errand in errands.values()):
        st.fragment(_wait, run_every=between_looks(TICK))(case, errands)
    else:
        _draw(case, errands)


def _errands(case: Case) -> dict[str, Errand]:
    mind, workers, found = state.memory(), engine(), {}
    if case.run.data.image_shape is None:
        own = counter().own(case.run.data.name)
        found["change"] = changes_errand(workers, case.run, case.x, wanted_of(case), own, mind.owner)
    if known_draws(workers.store, case.run, case.x, case.how) is None:
        found["draws"] = draws_errand(workers, workers.store, case.run, case.x, case.how, mind.owner)
    return found


def _wait(case: Case, errands: Mapping[str, Errand]) -> None:
    if all(errand.view().status != "running" for errand in errands.values()):
        st.rerun()
    with shielded():
        _draw(case, errands)
        for name, errand in errands.items():
            if errand.view().status == "running":
                st.caption(_(LOOKING[name]))


def _draw(case: Case, errands: Mapping[str, Errand]) -> None:
    """Draw what is known; an errand that was stopped or failed leaves its line out, and says why in its own tab."""
    said = {name: sentence for name, sentence in _sentences(case, errands).items() if sentence is not None}
    for name, sentence in said.items():
        st.markdown(_(LINES[name]).format(sentence=as_written(say(sentence))))


def copy_button(whole: Message) -> None:
    """Draw what gives all of it as text; what is still looked for comes with the next press."""
    with st.popover(_("Copy all of it"), icon=":material/content_copy:", key="explain_copy"):
        st.code(say(whole), language=None, wrap_lines=True)


def told_so_far(case: Case) -> Message:
    """Return all that is known of a decision as one."""
    said = [sentence for sentence in _sentences(case, _errands(case)).values() if sentence is not None]
    return in_a_row([words.decision_sentence(case, state.memory().decision), *said])


def _sentences(case: Case, errands: Mapping[str, Errand]) -> dict[str, Message | None]:
    changes = errands["change"].view().result if "change" in errands else None
    return {
        "change": None if changes is None else short_change_sentence(changes),
        "trust": _trust(case),
        "model": weak_sentence(case.run),
    }


def _trust(case: Case) -> Message | None:
    """Say how far to trust the reasons, once they were compared with other draws; those of a picture's zones have no order."""
    if known_draws(engine().store, case.run, case.x, case.how) is None:
        return None
    return words.sureness(case) if case.run.data.image_shape else trust_sentence(badge_in_hand(case))
