"""Scores that a participant isn't to read yet, because the room is still guessing them."""

from core.bundles import bundle
from core.rooms.truths import told_by_score
from core.training.run import Run
from pages.components import state
from pages.components.names import run_name, unscored_name
from pages.components.room.here import person_of


def hides_score(run: Run) -> bool:
    """Tell whether a run's score answers a question of the agenda that hasn't been revealed."""
    mind = state.memory()
    room = mind.room.room
    if room is None or person_of(mind) is None:
        return False
    open_questions = (one for one in room.agenda if one.question is not None and not room.is_revealed(one.name))
    told = {told_by_score(one.question) for one in open_questions if one.question is not None} - {""}
    return run.key in {bundle(name).key for name in told}


def name_of(run: Run) -> str:
    """Return a run's name, without its score where the room is still guessing that."""
    return unscored_name(run) if hides_score(run) else run_name(run)
