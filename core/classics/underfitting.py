"""A model that can't express what there is to learn, and two ways out."""

from collections.abc import Mapping
from dataclasses import replace

from core.classics.classic import Classic
from core.classics.verdicts import right_rows
from core.experiment import Experiment
from core.messages import N_

GROUP = "underfitting"

LINE = Experiment(
    dataset="circle", noise=0.1, n_samples=1000, model="linear", learning_rate=0.03, epochs=60, batch_size=32
)

UNDERFITTING: Mapping[str, Classic] = {
    "underfitting": Classic(
        N_("Too simple a model"),
        N_("Can a straight line separate a disc from the ring around it?"),
        N_("Watch the border move without finding a place. Both lines of the loss stay high, and together."),
        N_(
            "More epochs or more points would not help: the model can't say what there is to say. The mark of "
            "underfitting is that it is bad on the rows it learned from, too."
        ),
        GROUP,
        LINE,
    ),
    "underfitting_layer": Classic(
        N_("A hidden layer"),
        N_("What do eight hidden units buy?"),
        N_("Each unit draws one straight line; together they close a ring around the disc."),
        N_("Eight units are enough, since eight lines can enclose a disc."),
        GROUP,
        replace(LINE, model="mlp", hidden=(8,)),
        "underfitting",
        right_rows,
    ),
    "underfitting_columns": Classic(
        N_("Better columns"),
        N_("What if the same simple model is given x² and y² instead of x and y?"),
        N_("The same straight line as before, drawn in other columns: on the plane it is a circle."),
        N_("Knowing what matters, here the distance from the middle, can replace a larger model."),
        GROUP,
        replace(LINE, features=("x2", "y2")),
        "underfitting",
        right_rows,
    ),
}
