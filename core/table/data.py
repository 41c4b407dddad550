"""Settings of the data: which rows, which columns, and who learns from which."""

from core.datasets import DATASETS, UPLOAD_PREFIX
from core.datasets.scaling import SCALINGS
from core.messages import N_
from core.settings import Choice, Names, Real, Whole, labels_of

DATASET = Choice(
    "iris",
    N_("Data"),
    N_("The rows that the model learns from, e.g. 1,000 loan applications and how they ended."),
    "data",
    options=lambda: labels_of(DATASETS),
    prefix=UPLOAD_PREFIX,
)
FEATURES = Names((), N_("Features"), N_("The columns that the model may see; all of them if none is chosen."), "data")
TEST_SIZE = Real(
    0.2,
    N_("Test share"),
    N_("The share of rows kept away from training, to grade the model on."),
    "data",
    low=0.05,
    high=0.6,
)
VAL_SIZE = Real(
    0.15,
    N_("Validation share"),
    N_("The share of rows used during training to see whether what is learned also holds elsewhere."),
    "data",
    low=0.05,
    high=0.4,
)
NOISE = Real(
    0.1,
    N_("Noise"),
    N_("For the drawn data: how far points stray from their shape."),
    "data",
    low=0,
    high=1,
)
N_SAMPLES = Whole(
    500,
    N_("Points"),
    N_("For the drawn data: how many points there are."),
    "data",
    low=50,
    high=20_000,
    log=True,
)
SPLIT_SEED = Whole(
    0,
    N_("Seed of the split"),
    N_("Another number puts other rows into the test set."),
    "data",
    low=0,
    high=2**31 - 1,
)
SCALING = Choice(
    "standard",
    N_("Scaling"),
    N_("Brings columns to like sizes, so that income in thousands does not drown age in tens."),
    "data",
    options=lambda: labels_of(SCALINGS),
)
LABEL_NOISE = Real(
    0.0,
    N_("Wrong labels"),
    N_(
        "Puts wrong answers on this share of the rows it learns from, e.g. 0.2 for one in five; never on validation or "
        "test rows. For numbers: how far they stray, in standard deviations."
    ),
    "data",
    low=0,
    high=0.5,
)
TRAIN_SHARE = Real(
    1.0,
    N_("Training rows used"),
    N_(
        "Lets it learn from only this share of the training rows, e.g. 0.1 for one in ten: how much would more data help?"
    ),
    "data",
    low=0.02,
    high=1,
    log=True,
)
