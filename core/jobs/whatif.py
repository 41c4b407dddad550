"""A changed row explained on a worker, with the way to it from the one before, in one journey."""

from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.subject import subject_of
from core.explanation.whatif.bridge import Changed, explain_change
from core.jobs.engine import Engine
from core.training.run import Run

ANSWERS = 256  # that are remembered

Rows = NDArray[np.float32]
Key = tuple[str, str, bytes, bytes]

_answers: OrderedDict[Key, Changed] = OrderedDict()
_lock = Lock()


def changing_row(engine: Engine, run: Run, before: Rows, after: Rows, how: How) -> Future[Changed]:
    """Ask what a change of a row (d,) does; the answer comes from memory or from a worker."""
    key = run.key, how.key, before.tobytes(), after.tobytes()
    with _lock:
        found = _answers.get(key)
    if found is None:
        asked: Future[Changed] = engine.call(explain_change, subject_of(run, how), before, after, how)
        asked.add_done_callback(partial(_remember, key))
        return asked
    known: Future[Changed] = Future()
    known.set_result(found)
    return known


def _remember(key: Key, asked: Future[Changed]) -> None:
    if asked.cancelled() or asked.exception() is not None:
        return
    with _lock:
        _answers[key] = asked.result()
        while len(_answers) > ANSWERS:
            _answers.popitem(last=False)
