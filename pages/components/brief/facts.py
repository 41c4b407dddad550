"""All that the brief is computed from, as the session has it; nothing is worked out for it."""

from core.brief.facts import Facts, Worked
from core.brief.working import worked
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine


def facts_in_hand() -> Facts:
    """Return the facts of the run in hand, or of the predictions that were brought along, and of all that was done."""
    mind = state.memory()
    judged = state.judged()
    run = mind.run if judged.key == mind.run.key else None
    return Facts(
        predictions=judged,
        decision=mind.decision,
        brief=mind.brief,
        run=run,
        plan=mind.learning.plan,
        progress=mind.learning.progress,
        visited=frozenset(mind.visited),
        ledger=mind.ledger,
        in_room=bool(mind.room.code),
        case=mind.casing.case,
        worked=Worked() if run is None else _worked(run),
    )


def _worked(run: Run) -> Worked:
    mind = state.memory()
    return worked(engine(), engine().store, run, mind.decision, mind.explaining.place(run))
