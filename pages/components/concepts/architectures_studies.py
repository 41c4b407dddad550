"""The lesson's trainings: begun once the guess is made, shared by everybody, kept in the store."""

from core.jobs import Errand
from core.jobs.studies import study
from core.lessons.architectures.studies import CONDUCTS
from pages.components import state
from pages.components.engine import engine


def study_of(what: str) -> Errand:
    """Return the errand of a study, a name in `CONDUCTS`."""
    return study(engine(), engine().store, "architectures", what, CONDUCTS[what], state.memory().owner)
