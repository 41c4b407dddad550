"""Settings of cross-validation, which a search sets and a person does not."""

from core.messages import N_
from core.settings import Whole

FOLDS = Whole(
    0,
    N_("Folds"),
    N_("Cross-validation: cut the rows that are not for testing into so many parts, e.g. 5; 0 is none."),
    "folds",
    low=0,
    high=10,
)
FOLD = Whole(
    0,
    N_("Fold"),
    N_("Which of the parts validates, from 0; the others are learned from."),
    "folds",
    low=0,
    high=9,
)
