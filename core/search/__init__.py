"""Hyperparameter search: which settings work better, by cross-validation."""

from core.search.conduct import searching
from core.search.lesson import test_set_lesson
from core.search.plan import Plan
from core.search.ranges import Options, Range, Span
from core.search.results import Results, Trial
from core.search.samplers import SAMPLERS
from core.search.space import searchable
from core.search.study import load_results, plan_of

__all__ = [
    "SAMPLERS",
    "Options",
    "Plan",
    "Range",
    "Results",
    "Span",
    "Trial",
    "load_results",
    "plan_of",
    "searchable",
    "searching",
    "test_set_lesson",
]
