"""How far the reasons can be trusted."""

from core.explanation.case import Case


def trust_view(case: Case) -> None:
    """Draw how far the reasons can be trusted."""
