"""Ready experiments for the classic lessons: each sets everything, and says what to look at and what it shows.

Light to import: what trains or measures is loaded when it is used.
"""

from collections.abc import Mapping

from core.classics.classic import Classic
from core.classics.data import DATA
from core.classics.imbalance import IMBALANCE
from core.classics.learning import LEARNING
from core.classics.overfitting import OVERFITTING
from core.classics.underfitting import UNDERFITTING
from core.classics.verdicts import Verdict
from core.links import to_link
from core.messages import N_

__all__ = ["CLASSICS", "GROUPS", "LESSON", "Classic", "Verdict", "cures_of", "link_of", "sick_of"]

LESSON = "lesson"  # the parameter of a link that says which ready experiment it is about

GROUPS: Mapping[str, str] = {
    "overfitting": N_("Learning by heart (overfitting)"),
    "underfitting": N_("Learning too little (underfitting)"),
    "learning": N_("Learning rate, depth, batches, first weights"),
    "imbalance": N_("Rare classes"),
    "data": N_("Data that misleads"),
}
CLASSICS: Mapping[str, Classic] = {**OVERFITTING, **UNDERFITTING, **LEARNING, **IMBALANCE, **DATA}


def sick_of(name: str) -> str:
    """Return the ready experiment that shows what `name` cures, or `name` itself when it cures nothing."""
    return CLASSICS[name].against or name


def cures_of(name: str) -> tuple[str, ...]:
    """Return the ready experiments that cure what `name` shows."""
    return tuple(other for other, classic in CLASSICS.items() if classic.against == name)


def link_of(name: str) -> dict[str, str]:
    """Return the parameters of a link to a ready experiment."""
    return to_link(CLASSICS[name].experiment) | {LESSON: name}
