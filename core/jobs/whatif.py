"""A changed row explained on a worker, with the way to it from the one before, in one journey."""

from concurrent.futures import Future
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.subject import subject_of
from core.explanation.whatif.bridge import Changed, explain_change
from core.jobs.engine import Engine
from core.jobs.recent import Recent
from core.training.run import Run

ANSWERS = 256  # that are remembered

Rows = NDArray[np.float32]
Key = tuple[str, str, bytes, bytes]

_answers = Recent[Changed](ANSWERS)


def changing_row(engine: Engine, run: Run, before: Rows, after: Rows, how: How) -> Future[Changed]:
    """Ask what a change of a row (d,) does; the answer comes from memory or from a worker."""
    key = run.key, how.key, before.tobytes(), after.tobytes()
    found = _answers.get(key)
    if found is None:
        asked: Future[Changed] = engine.call(explain_change, subject_of(run, how), before, after, how)
        asked.add_done_callback(partial(_remember, key))
        return asked
    known: Future[Changed] = Future()
    known.set_result(found)
    return known


def _remember(key: Key, asked: Future[Changed]) -> None:
    if not asked.cancelled() and asked.exception() is None:
        _answers.put(key, asked.result())
