"""What is wrong with the data: labels, columns, scales."""

from collections.abc import Mapping
from dataclasses import replace

from core.classics.classic import Classic
from core.classics.verdicts import borrowed, right_rows
from core.experiment import Experiment
from core.messages import N_

GROUP = "data"

WRONG = Experiment(
    dataset="circle",
    noise=0.05,
    n_samples=400,
    hidden=(64, 64, 64),
    learning_rate=3e-3,
    epochs=300,
    batch_size=16,
    label_noise=0.2,
)
DIAGNOSES = Experiment(
    dataset="breast_cancer", hidden=(64, 64), learning_rate=1e-3, epochs=100, batch_size=32, label_noise=0.2
)
CALLS = Experiment(
    dataset="german_credit_calls", hidden=(16,), learning_rate=1e-3, epochs=40, batch_size=32, dropout=0.3, patience=10
)
RAW = Experiment(dataset="wine", hidden=(16,), learning_rate=1e-3, epochs=60, batch_size=32, scaling="none")

DATA: Mapping[str, Classic] = {
    "labels_wrong": Classic(
        N_("Wrong labels"),
        N_("One point in five has the wrong colour. What does a large network make of it?"),
        N_(
            "The border reaches out for single points of the wrong colour, and the validation line climbs: its labels are right."
        ),
        N_(
            "It believes every label it is given. The wrong ones cost it new points that it would have got right, and more "
            "epochs make it worse."
        ),
        GROUP,
        WRONG,
    ),
    "labels_right": Classic(
        N_("Labels put right"),
        N_("What would it be worth to correct the labels?"),
        N_("The same points and the same network, with every label right: one clean ring."),
        N_("Money spent on labels often buys more than money spent on models: this is how to find out how much."),
        GROUP,
        replace(WRONG, label_noise=0.0),
        "labels_wrong",
        right_rows,
    ),
    "labels_l2": Classic(
        N_("L2"),
        N_("What if large weights cost something, and the labels stay wrong?"),
        N_("The border is calm: a sharp bend around a single point has become too dear."),
        N_("Wrong labels are scattered and the truth is not. A smooth border follows the truth."),
        GROUP,
        replace(WRONG, l2=0.01),
        "labels_wrong",
        right_rows,
    ),
    "labels_stop": Classic(
        N_("Early stopping"),
        N_("What if it stops as soon as validation gets worse?"),
        N_(
            "It stops while the border is still a ring, before it reaches out. This needs validation labels that are right."
        ),
        N_("Networks learn the rule first and the exceptions later: stop in between."),
        GROUP,
        replace(WRONG, patience=20),
        "labels_wrong",
        right_rows,
    ),
    "diagnoses_wrong": Classic(
        N_("Wrong diagnoses"),
        N_("One diagnosis in five was written down wrong. How good can a model become?"),
        N_("It is soon right on nearly all rows it learns from, wrong diagnoses included; the validation line climbs."),
        N_("On real tumours as on drawn points: wrong labels are learned by heart, and the truth suffers."),
        GROUP,
        DIAGNOSES,
    ),
    "diagnoses_dropout": Classic(
        N_("Dropout"),
        N_("What if half of the units are switched off at random in every step?"),
        N_(
            "The training line stays high, since wrong diagnoses can't be remembered; the validation line keeps falling."
        ),
        N_("It disagrees with about one diagnosis in five that it learned from, and those are mostly the wrong ones."),
        GROUP,
        replace(DIAGNOSES, dropout=0.5),
        "diagnoses_wrong",
        right_rows,
    ),
    "leakage": Classic(
        N_("A column from the future"),
        N_("The score is superb. Would you ship this model?"),
        N_("One of the columns counts service calls. When does the bank know about those?"),
        N_(
            "The calls were made because the loan had gone bad. On the day of the decision the column is empty, and the "
            "model worth no more than without it."
        ),
        GROUP,
        CALLS,
    ),
    "leakage_without": Classic(
        N_("Only what is known on the day"),
        N_("How good is it without the column from the future?"),
        N_("The same loans and the same network; the column of service calls is gone."),
        N_("A cure that lowers the score. When a score is too good to be true, ask of every column when it is known."),
        GROUP,
        replace(CALLS, dataset="german_credit"),
        "leakage",
        borrowed,
    ),
    "unscaled": Classic(
        N_("Columns of very different sizes"),
        N_("One lab value is around 750, another around 0.4. What does a network see?"),
        N_("Both lines are flat and high: it answers the same for every wine."),
        N_(
            "The largest numbers drown all others and the units are stuck from the start. It is not the data that is bad."
        ),
        GROUP,
        RAW,
    ),
    "unscaled_standard": Classic(
        N_("Scaling"),
        N_("What if every column is brought to like size?"),
        N_("The same network and rows; each column now has mean 0 and spread 1. The loss falls at once."),
        N_("A line of code that decides everything. Keep the scale that was fitted: new rows need the same one."),
        GROUP,
        replace(RAW, scaling="standard"),
        "unscaled",
        right_rows,
    ),
}
