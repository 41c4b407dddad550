"""The smallest changes of a row that change what a model says of it."""

from core.explanation.counterfactuals.changes import Changes, short_change_sentence, usual_wanted
from core.explanation.counterfactuals.drive import counterfactuals
from core.explanation.counterfactuals.found import Counterfactual, Found
from core.explanation.counterfactuals.rules import Rule
from core.explanation.counterfactuals.space import Space, space_of
from core.explanation.counterfactuals.wanted import Class, Reach, Side, Wanted

__all__ = [
    "Changes",
    "Class",
    "Counterfactual",
    "Found",
    "Reach",
    "Rule",
    "Side",
    "Space",
    "Wanted",
    "counterfactuals",
    "short_change_sentence",
    "space_of",
    "usual_wanted",
]
