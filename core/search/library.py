"""Optuna, imported when first needed, and quiet: what it has to say of a search is on the page."""

from functools import lru_cache
from typing import Any


@lru_cache
def library() -> Any:
    """Return Optuna; only its warnings are logged, by our own handlers."""
    import optuna

    optuna.logging.disable_default_handler()
    optuna.logging.enable_propagation()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna
