"""Results that outlive a session: in memory, then on disk."""

from core.store.files import load_run, save_run
from core.store.store import Store

__all__ = ["Store", "load_run", "save_run"]
