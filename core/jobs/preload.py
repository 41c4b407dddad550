"""What worker processes are forked from: one that has imported all that trainings and explanations need, and has run nothing.

A worker that replaces another is then there at once, and what was imported takes its memory only once for both.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def silent() -> Iterator[None]:
    """Throw away what libraries write to standard error: TensorFlow tells at length which hardware it misses."""
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a device, not a path
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # read when TensorFlow is imported, of use when it works
with silent():
    import core.explanation.forward
    import core.training.finishing
    import core.training.slices  # noqa: F401
    from core.explanation.shapley import shap_library

    shap_library()

gc.collect()
gc.freeze()  # the collector would write to every object, and what is written to is no longer shared
