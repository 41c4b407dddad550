"""Settings of the network."""

from core.by_hand import ByHand
from core.ingredients.activations import ACTIVATIONS
from core.ingredients.initializers import INITIALIZERS
from core.messages import N_
from core.models import MODELS
from core.settings import Choice, Flag, Wholes, labels_of

MODEL = Choice(
    "mlp",
    N_("Model"),
    N_("The kind of network: a plain one for tables, a convolutional one for pictures."),
    "model",
    options=lambda: labels_of(MODELS),
)
HIDDEN = Wholes(
    (64, 64),
    N_("Layers"),
    N_("Units in each hidden layer, e.g. 64,64 for two layers of 64. More can learn finer patterns, and more noise."),
    "model",
)
ACTIVATION = Choice(
    "relu",
    N_("Activation"),
    N_("How a unit bends its input. Without a bend, ten layers can do no more than one."),
    "model",
    options=lambda: ACTIVATIONS,
)
BATCH_NORM = Flag(
    False,
    N_("Batch normalisation"),
    N_("Rescales what each layer passes on, which often lets a deep network learn faster."),
    "model",
)
INITIALIZER = Choice(
    "glorot_uniform",
    N_("Initial weights"),
    N_("Where the weights start before the first correction, e.g. small and at random."),
    "model",
    options=lambda: labels_of(INITIALIZERS),
)
BY_HAND = ByHand(
    (),
    N_("Set by hand"),
    N_("Weights that you set yourself, e.g. one put to 0 after epoch 12: training goes on from there."),
    "model",
)
