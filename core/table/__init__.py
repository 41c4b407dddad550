"""The table of settings, by group: what each is called, what it says, and its limits."""

from core.table.data import (
    DATASET,
    FEATURES,
    LABEL_NOISE,
    N_SAMPLES,
    NOISE,
    SCALING,
    SPLIT_SEED,
    TEST_SIZE,
    TRAIN_SHARE,
    VAL_SIZE,
)
from core.table.folds import FOLD, FOLDS
from core.table.model import ACTIVATION, BATCH_NORM, BY_HAND, HIDDEN, INITIALIZER, MODEL
from core.table.regularisation import AUGMENT, CLASS_WEIGHT, DROPOUT, L1, L2, RESAMPLE
from core.table.training import BATCH_SIZE, EPOCHS, LEARNING_RATE, LOSS, OPTIMIZER, PATIENCE, PRECISION, SCHEDULE, SEED

__all__ = [
    "ACTIVATION",
    "AUGMENT",
    "BATCH_NORM",
    "BATCH_SIZE",
    "BY_HAND",
    "CLASS_WEIGHT",
    "DATASET",
    "DROPOUT",
    "EPOCHS",
    "FEATURES",
    "FOLD",
    "FOLDS",
    "HIDDEN",
    "INITIALIZER",
    "L1",
    "L2",
    "LABEL_NOISE",
    "LEARNING_RATE",
    "LOSS",
    "MODEL",
    "NOISE",
    "N_SAMPLES",
    "OPTIMIZER",
    "PATIENCE",
    "PRECISION",
    "RESAMPLE",
    "SCALING",
    "SCHEDULE",
    "SEED",
    "SPLIT_SEED",
    "TEST_SIZE",
    "TRAIN_SHARE",
    "VAL_SIZE",
]
