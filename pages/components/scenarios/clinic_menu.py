"""A menu of the cases of medicine, which begins with the first of what it offers."""

from collections.abc import Mapping

from pages.components.scenarios.kept import listed


def menu(name: str, label: str, labels: Mapping[str, str]) -> str:
    """Draw a menu and return its choice."""
    return listed(name, next(iter(labels)), label, labels, key=f"{name}_widget")
