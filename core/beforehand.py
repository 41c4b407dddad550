"""What a server imports before anybody asks for it: the first page with a score would wait for it, and so would a room."""

import time
from importlib import import_module
from threading import Thread

NEEDED = ("plotly.graph_objects", "sklearn.metrics", "core.evaluation", "core.charts")
PAUSE = 5.0  # seconds in which the first page is drawn, which needs nothing of it


def import_beforehand(pause: float = PAUSE) -> Thread:
    """Import in the background, after a pause, what nearly every page needs; return the thread that does so.

    scikit-learn and SciPy take 2 to 3 s of a core. Where thirty people open a page together, all wait for the one whose
    page imports it.
    """
    thread = Thread(target=_import_all, args=(pause,), name="beforehand", daemon=True)
    thread.start()
    return thread


def _import_all(pause: float) -> None:
    time.sleep(pause)
    for name in NEEDED:
        import_module(name)
