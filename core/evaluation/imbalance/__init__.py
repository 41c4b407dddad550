"""What scores would be where the class that is looked for is rarer, or more common, than in the rows at hand."""

from core.evaluation.imbalance.rates import GRID, RATES, SHOWN, AtRate, at_rate, over_rates

__all__ = ["GRID", "RATES", "SHOWN", "AtRate", "at_rate", "over_rates"]
