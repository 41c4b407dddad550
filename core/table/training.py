"""Settings of the training."""

from core.ingredients.losses import LOSSES
from core.ingredients.optimizers import OPTIMIZERS
from core.ingredients.precisions import PRECISIONS
from core.ingredients.schedules import SCHEDULES
from core.messages import N_
from core.settings import Choice, Real, Whole, labels_of

LOSS = Choice(
    "auto",
    N_("Loss"),
    N_("What the training makes small, e.g. cross-entropy: it punishes being sure and wrong most."),
    "training",
    options=lambda: labels_of(LOSSES),
)
OPTIMIZER = Choice(
    "adam",
    N_("Optimiser"),
    N_("The rule that turns errors into changes of the weights. Adam is a safe first choice."),
    "training",
    options=lambda: labels_of(OPTIMIZERS),
)
LEARNING_RATE = Real(
    1e-3,
    N_("Learning rate"),
    N_("How big each correction is. Too small learns slowly, too large never settles."),
    "training",
    low=1e-6,
    high=10,
    log=True,
)
SCHEDULE = Choice(
    "constant",
    N_("Rate over time"),
    N_("Whether the learning rate changes as training goes on, e.g. large steps first, small ones at the end."),
    "training",
    options=lambda: labels_of(SCHEDULES),
)
EPOCHS = Whole(
    100,
    N_("Epochs"),
    N_("How often the model goes through all the training rows."),
    "training",
    low=1,
    high=2000,
)
BATCH_SIZE = Whole(
    32,
    N_("Batch size"),
    N_("How many rows the model sees before it corrects itself."),
    "training",
    low=1,
    high=4096,
    log=True,
)
PATIENCE = Whole(
    0,
    N_("Early stopping"),
    N_("Stop when validation has not improved for this many epochs, and keep the best weights; 0 is never."),
    "training",
    low=0,
    high=500,
)
PRECISION = Choice(
    "float32",
    N_("Number format"),
    N_("Mixed precision is faster on recent GPUs; on a CPU it is slower."),
    "training",
    options=lambda: PRECISIONS,
)
SEED = Whole(
    0,
    N_("Seed"),
    N_("Another number gives other initial weights and another order: how much of the score is luck?"),
    "training",
    low=0,
    high=2**31 - 1,
)
