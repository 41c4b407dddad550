"""Explanations part by part, on a worker, remembered."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import numpy as np

from core.explanation.case import Case
from core.explanation.explained import Explanation
from core.explanation.parts.occlusion import Occlusion, occlude
from core.explanation.parts.revealing import Revealed, reveal
from core.explanation.players import PLAYERS
from core.explanation.subject import subject_of
from core.jobs.engine import Engine
from core.jobs.explaining import asked, explained_row
from core.jobs.recent import Recent

ANSWERS = 64

_answers = Recent[Any](ANSWERS)


def told_in_parts(engine: Engine, case: Case, players: str) -> Explanation:
    """Return the explanation of a case by other parts; its own where they are the same."""
    columns, image = len(case.x), case.run.data.image_shape
    has, wants = (PLAYERS[name].groups(columns, image) for name in (case.how.players, players))
    if np.array_equal(has, wants):
        return case.told
    return explained_row(engine, case.run, case.x, replace(case.how, players=players))


def occluded(engine: Engine, case: Case, fill: str) -> Occlusion:
    """Return what hiding each patch of the case's picture changes."""
    return cast("Occlusion", _known(engine, case, occlude, fill))


def revealed(engine: Engine, case: Case) -> Revealed:
    """Return what the model says of the case after each step."""
    return cast("Revealed", _known(engine, case, reveal))


def _known(engine: Engine, case: Case, function: Callable[..., Any], *args: str) -> Any:
    key = function.__name__, case.run.key, case.how.key, case.x.tobytes(), *args
    found = _answers.get(key)
    if found is None:
        told = asked(engine, function, subject_of(case.run, case.how), case.x, case.how, *args)
        return _answers.put(key, told)
    return found
