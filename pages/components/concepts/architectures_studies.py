"""The lesson's trainings: begun by the guess or by a button, shared by everybody, kept in the store."""

from core.jobs import Errand
from core.jobs.studies import study
from core.lessons.architectures.studies import CONDUCTS
from pages.components import state
from pages.components.concepts.on_request import study_on_request
from pages.components.engine import engine


def study_of(what: str) -> Errand:
    """Return the errand of a study, a name in `CONDUCTS`."""
    return study(engine(), engine().store, "architectures", what, CONDUCTS[what], state.memory().owner)


def asked_of(what: str, label: str) -> Errand | None:
    """Return the errand of a study, a name in `CONDUCTS`, once it was asked for; draw its button, by its label, until then."""
    return study_on_request("architectures", what, CONDUCTS[what], label)
