"""What acting on predictions is worth, a month, in real life."""

from core.evaluation.money.value import cases, handled, monthly_value

__all__ = ["cases", "handled", "monthly_value"]
