"""Settings against learning by heart, and for classes that are rare."""

from core.ingredients.resampling import RESAMPLINGS
from core.ingredients.weights import CLASS_WEIGHTS
from core.messages import N_
from core.settings import Choice, Real, labels_of

L1 = Real(
    0.0,
    N_("L1"),
    N_("A price on every weight's size that pushes useless ones to exactly zero."),
    "regularisation",
    low=0,
    high=1,
    log=True,
)
L2 = Real(
    0.0,
    N_("L2"),
    N_("A price on large weights: the model prefers many small reasons to one big one."),
    "regularisation",
    low=0,
    high=1,
    log=True,
)
DROPOUT = Real(
    0.0,
    N_("Dropout"),
    N_("The share of units switched off at random in each step, so that none becomes indispensable."),
    "regularisation",
    low=0,
    high=0.9,
)
CLASS_WEIGHT = Choice(
    "none",
    N_("Class weights"),
    N_("Let rare classes count more, e.g. when only 1 customer in 50 leaves."),
    "regularisation",
    options=lambda: labels_of(CLASS_WEIGHTS),
)
AUGMENT = Real(
    0.0,
    N_("Augmentation"),
    N_("For pictures: shift, turn and zoom each one a little at every look; 0.1 is up to a tenth."),
    "regularisation",
    low=0,
    high=0.5,
)
RESAMPLE = Choice(
    "none",
    N_("Resampling"),
    N_("Evens out the classes among the rows it learns from, e.g. shows each rare case several times."),
    "regularisation",
    options=lambda: labels_of(RESAMPLINGS),
)
