"""The older name of what all cases share: see `kept`."""

from pages.components.scenarios.kept import chosen, kept

__all__ = ["chosen", "kept"]
