"""What a session tells its room: guesses, answers, runs. The person's own work goes on whatever becomes of it."""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from core.experiment import Experiment
from core.guessing import Guess
from core.messages import N_, Message, UserError
from core.training.run import Run
from pages.components.room.here import exercise_of, person_of
from pages.components.room.locks import held
from pages.components.rooms import rooms

if TYPE_CHECKING:
    from pages.components.memory import Memory

_LOG = logging.getLogger(__name__)
UNHEARD = N_("The room can't be reached just now, so it does not hear of this. What you do here is kept all the same.")


def say(mind: "Memory", exercise: str, kind: str, value: Mapping[str, Any]) -> bool:
    """Say something to an exercise; tell whether the room heard it."""
    return _tell(mind, lambda: rooms().say(mind.room.seat, exercise, kind, value))


def guessed(mind: "Memory", guess: Guess) -> None:
    """Say a guess of the playground to the room, where the exercise asks nothing else."""
    exercise = exercise_of(mind)
    if exercise is not None and exercise.kind == "experiment" and exercise.question is None:
        say(mind, exercise.name, "guess", {"low": guess.low, "high": guess.high})


def begun(mind: "Memory", experiment: Experiment) -> None:
    """Remember the exercise that a training is for: another one may be open when it ends."""
    if person_of(mind) is not None:
        mind.room.begun[experiment.key] = _exercise_for(mind, experiment)


def tried(mind: "Memory", run: Run) -> None:
    """Note a run that was trained or opened, under the exercise that it is for."""
    if person_of(mind) is None:
        return
    begun_for = mind.room.begun.pop(run.key, None)
    name = mind.room.tried[run.key] = _exercise_for(mind, run.experiment) if begun_for is None else begun_for
    _tell(mind, lambda: rooms().tried(mind.room.seat, name, run, mind.decision))


def decided(mind: "Memory") -> None:
    """Note the run in hand again with what was decided about it."""
    run = mind.run
    if person_of(mind) is None or mind.judging:
        return
    name = mind.room.tried.setdefault(run.key, _exercise_for(mind, run.experiment))
    _tell(mind, lambda: rooms().tried(mind.room.seat, name, run, mind.decision))


def _exercise_for(mind: "Memory", experiment: Experiment) -> str:
    """Return the name of the open exercise; of none, where it is an experiment and the run is another one."""
    exercise = exercise_of(mind)
    return exercise.name if exercise is not None and held(mind, experiment) == experiment else ""


def _tell(mind: "Memory", call: Callable[[], None]) -> bool:
    try:
        call()
    except UserError as problem:
        mind.complaints.append(problem.message)
        return False
    except Exception as problem:
        if not isinstance(problem, OSError):
            _LOG.exception("The room was not told.")
        if not mind.room.unheard:
            mind.complaints.append(Message(UNHEARD))
        mind.room.unheard = True
        return False
    mind.room.unheard = False
    return True
