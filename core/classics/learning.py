"""How the weights start and how they are corrected: rate, depth, batch, initial weights."""

from collections.abc import Mapping
from dataclasses import replace

from core.classics.classic import Classic
from core.classics.verdicts import right_rows
from core.experiment import Experiment
from core.messages import N_

GROUP = "learning"

# Gradient descent on a bowl: beyond a certain rate each step lands higher up on the other side.
LEAP = Experiment(dataset="diabetes", model="linear", optimizer="sgd", learning_rate=0.3, epochs=12, batch_size=32)
CRAWL = Experiment(dataset="digits", hidden=(32,), optimizer="sgd", learning_rate=1e-4, epochs=30, batch_size=32)
DEEP = Experiment(
    dataset="digits",
    hidden=(32,) * 4,
    activation="sigmoid",
    optimizer="momentum",
    learning_rate=0.01,
    epochs=30,
    batch_size=32,
)
ALL_AT_ONCE = Experiment(dataset="digits", hidden=(32,), learning_rate=1e-3, epochs=20, batch_size=4096)
START = Experiment(dataset="digits", hidden=(32, 32), learning_rate=1e-3, epochs=30, batch_size=32)

LEARNING: Mapping[str, Classic] = {
    "rate_large": Classic(
        N_("Too large a learning rate"),
        N_("What happens when every correction overshoots?"),
        N_("The loss does not fall, it explodes: look at the numbers beside the axis."),
        N_(
            "Each correction jumps across the best place and lands farther away on the other side. When a loss grows, the "
            "learning rate is the first suspect."
        ),
        GROUP,
        LEAP,
    ),
    "rate_large_right": Classic(
        N_("A rate that fits"),
        N_("And with steps thirty times smaller?"),
        N_("The loss falls at once and settles."),
        N_("The same model and the same rows: only the size of the steps has changed."),
        GROUP,
        replace(LEAP, learning_rate=0.01),
        "rate_large",
        right_rows,
    ),
    "rate_small": Classic(
        N_("Too small a learning rate"),
        N_("What happens when every correction is tiny?"),
        N_("Both lines are almost flat, and after 30 epochs it is still guessing digits."),
        N_("It is on the right way, but would need thousands of epochs. A flat loss is not always a lost cause."),
        GROUP,
        CRAWL,
    ),
    "rate_small_right": Classic(
        N_("A larger rate"),
        N_("And with steps a thousand times larger?"),
        N_("The same 30 epochs, and the loss falls from the first one on."),
        N_("Try rates by tens: 0.1, 0.01, 0.001. No other setting decides as much."),
        GROUP,
        replace(CRAWL, learning_rate=0.1),
        "rate_small",
        right_rows,
    ),
    "vanishing": Classic(
        N_("Vanishing gradients"),
        N_("Do four sigmoid layers learn more than one?"),
        N_("Both lines stay flat: after 30 epochs it is right on about 10 of 100 digits, as a guess would be."),
        N_(
            "On its way back through four sigmoids the correction shrinks to a quarter or less at each. The first layers hardly "
            "hear of their mistakes."
        ),
        GROUP,
        DEEP,
    ),
    "vanishing_relu": Classic(
        N_("ReLU"),
        N_("What if the units pass corrections on in full?"),
        N_("The same four layers with ReLU units: the loss falls from the first epoch on."),
        N_("Where a ReLU unit is on, its slope is 1: nothing shrinks on the way back. It made deep networks possible."),
        GROUP,
        replace(DEEP, activation="relu"),
        "vanishing",
        right_rows,
    ),
    "vanishing_norm": Classic(
        N_("Batch normalisation"),
        N_("What if every layer's output is rescaled to where a sigmoid is steep?"),
        N_("Still four sigmoid layers, and now they learn."),
        N_("Rescaling keeps the units out of the flat ends of the sigmoid, so that corrections get through."),
        GROUP,
        replace(DEEP, batch_norm=True),
        "vanishing",
        right_rows,
    ),
    "vanishing_shallow": Classic(
        N_("One layer"),
        N_("What if there is only one sigmoid layer?"),
        N_("One layer instead of four: the way back is short, and the loss falls."),
        N_("Deeper is not better by itself: three layers less, and far more is learned."),
        GROUP,
        replace(DEEP, hidden=(32,)),
        "vanishing",
        right_rows,
    ),
    "batch_all": Classic(
        N_("All rows in one batch"),
        N_("What if the model corrects itself only once an epoch?"),
        N_("Every epoch is one single step, though a well-founded one. How far do 20 steps get?"),
        N_("An epoch is quick and learns little: what counts is the number of corrections, not of epochs."),
        GROUP,
        ALL_AT_ONCE,
    ),
    "batch_small": Classic(
        N_("Batches of 32"),
        N_("What if it corrects itself after every 32 rows?"),
        N_("The same 20 epochs are now 740 steps, each on a rough idea of the way."),
        N_("Many rough corrections beat few exact ones: they get there sooner."),
        GROUP,
        replace(ALL_AT_ONCE, batch_size=32),
        "batch_all",
        right_rows,
    ),
    "start_zero": Classic(
        N_("All weights start at zero"),
        N_("Why not begin with nothing?"),
        N_("Both lines stay flat: after 30 epochs it is right on about 10 of 100 digits, as a guess would be."),
        N_(
            "Where all weights are zero all units are the same, and no correction can tell them apart. Chance at the start "
            "is what lets units become different."
        ),
        GROUP,
        replace(START, initializer="zeros"),
    ),
    "start_usual": Classic(
        N_("Small random weights"),
        N_("What if the weights start small and at random?"),
        N_("The loss falls from the first epoch on."),
        N_("Glorot's rule: the more inputs a unit has, the smaller its weights, so that signals keep their size."),
        GROUP,
        replace(START, initializer="glorot_uniform"),
        "start_zero",
        right_rows,
    ),
    "start_large": Classic(
        N_("Weights start too large"),
        N_("And if they start large?"),
        N_(
            "The loss starts above 10: before it has seen anything it is wildly sure. It spends its epochs unlearning that."
        ),
        N_("Large weights make loud units that drown each other; after 30 epochs it is still far behind."),
        GROUP,
        replace(START, initializer="large"),
    ),
    "start_he": Classic(
        N_("Weights for ReLU"),
        N_("What if their size follows the number of inputs?"),
        N_("The loss starts near 2, as it should for someone who guesses among ten digits, and falls."),
        N_("He's rule for ReLU units: as large as the signal can bear, and no larger."),
        GROUP,
        replace(START, initializer="he_normal"),
        "start_large",
        right_rows,
    ),
}
