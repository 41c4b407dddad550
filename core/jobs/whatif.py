"""A changed row explained on a worker, with the way to it from the one before, in one journey."""

from collections import OrderedDict
from threading import Lock
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.subject import subject_of
from core.explanation.whatif.bridge import Changed, explain_change
from core.jobs.engine import Engine
from core.jobs.explaining import asked
from core.training.run import Run

ANSWERS = 256  # that are remembered

Rows = NDArray[np.float32]

_answers: OrderedDict[tuple[str, str, bytes, bytes], Changed] = OrderedDict()
_lock = Lock()


def changed_row(engine: Engine, run: Run, before: Rows, after: Rows, how: How) -> Changed:
    """Return what a change of a row (d,) does, from memory or from a worker."""
    key = run.key, how.key, before.tobytes(), after.tobytes()
    with _lock:
        found = _answers.get(key)
    if found is None:
        found = cast("Changed", asked(engine, explain_change, subject_of(run, how), before, after, how))
        with _lock:
            _answers[key] = found
            while len(_answers) > ANSWERS:
                _answers.popitem(last=False)
    return found
