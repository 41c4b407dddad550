"""What the person in this session has done so far."""

from core.brief.facts import Facts
from core.experiment import Experiment
from core.journey import Journey
from pages.components import state

FIRST = Experiment(dataset="german_credit", model="mlp", hidden=(16,), epochs=60)


def journey() -> Journey:
    """Return how far the person has come."""
    mind = state.memory()
    facts = Facts(
        predictions=state.judged(),
        decision=mind.decision,
        brief=mind.brief,
        run=mind.run,
        progress=mind.learning.progress,
        visited=frozenset(mind.visited),
        ledger=mind.ledger,
        case=mind.casing.case,
    )
    row = mind.explaining.link(mind.run).get("row", "")
    return Journey(
        facts,
        trained=state.own_runs(),
        guess=mind.guess,
        guesses=tuple(mind.guesses),
        row=int(row) if row.isdecimal() else None,
        room=mind.room.code,
    )


def is_told(done: Journey) -> bool:
    """Tell whether the score of the run in hand may be shown: that of a bundled one gives away what is to be guessed."""
    run = state.memory().run
    known = any(entry.experiment.dataset == run.experiment.dataset for entry in done.trained)
    return known or not state.is_bundled(run)
