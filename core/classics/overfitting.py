"""Learning by heart, and what helps against it."""

from collections.abc import Mapping
from dataclasses import replace

from core.classics.classic import Classic
from core.classics.verdicts import by_heart
from core.experiment import Experiment
from core.messages import N_

GROUP = "overfitting"

# Some 8,000 weights for 650 loans.
LOANS = Experiment(dataset="german_credit", hidden=(64, 64), learning_rate=1e-3, epochs=60, batch_size=32)
FEW = Experiment(dataset="page_blocks", hidden=(32, 32), learning_rate=3e-3, epochs=60, batch_size=32, train_share=0.05)
PICTURES = Experiment(
    dataset="digits",
    hidden=(64, 64),
    learning_rate=3e-3,
    epochs=60,
    batch_size=32,
    train_share=0.3,
    label_noise=0.2,
)

OVERFITTING: Mapping[str, Classic] = {
    "overfitting": Classic(
        N_("Learning by heart"),
        N_("What does a large network do with only 650 loans to learn from?"),
        N_(
            "Watch the two lines of the loss. The training line falls and falls; the validation line, on loans it does not "
            "learn from, turns round and climbs."
        ),
        N_(
            "It knows its own loans by heart: right on nearly all of them, and on new ones no better than after a few "
            "epochs, only far surer of its mistakes. Now try a cure."
        ),
        GROUP,
        LOANS,
    ),
    "overfitting_stop": Classic(
        N_("Early stopping"),
        N_("What if training simply stops when it no longer helps?"),
        N_("Training ends soon after the validation line has turned, and the weights of its lowest point are kept."),
        N_("The cheapest cure: nothing about the network changes, and most of the training time is saved."),
        GROUP,
        replace(LOANS, patience=10),
        "overfitting",
        by_heart,
    ),
    "overfitting_dropout": Classic(
        N_("Dropout"),
        N_("What if half of the units are switched off at random in every step?"),
        N_("The training line no longer reaches zero, and the validation line climbs far less."),
        N_("No unit can rely on another one being there, so remembering single loans no longer pays."),
        GROUP,
        replace(LOANS, dropout=0.5),
        "overfitting",
        by_heart,
    ),
    "overfitting_l2": Classic(
        N_("L2"),
        N_("What if large weights cost something?"),
        N_("Both lines start high, for they contain the price of the weights. Look at the end: do they part?"),
        N_("Sharp bends around single loans take large weights. With a price on them, only broad patterns pay."),
        GROUP,
        replace(LOANS, l2=0.01),
        "overfitting",
        by_heart,
    ),
    "overfitting_l1": Classic(
        N_("L1"),
        N_("What if every weight that is not zero costs something?"),
        N_("Both lines start high, for they contain the price of the weights. Look at the end: do they part?"),
        N_(
            "Weights that explain only a few loans are pushed to next to nothing: more than nine in ten end below a "
            "thousandth. What is left is a far smaller network."
        ),
        GROUP,
        replace(LOANS, l1=0.003),
        "overfitting",
        by_heart,
    ),
    "overfitting_small": Classic(
        N_("A smaller network"),
        N_("What if the network has too few weights to remember every loan?"),
        N_("With 4 units instead of 128 the two lines stay close together."),
        N_("What can't be remembered must be understood. The smallest network that does the job is the best one."),
        GROUP,
        replace(LOANS, hidden=(4,)),
        "overfitting",
        by_heart,
    ),
    "few_rows": Classic(
        N_("Too few rows"),
        N_("How far does a network get with 178 blocks of a page?"),
        N_("The validation line turns after about ten epochs: from then on it learns these 178 blocks, not blocks."),
        N_("With few rows every odd one looks like a rule. Before tuning anything, ask what more rows would do."),
        GROUP,
        FEW,
    ),
    "few_rows_more": Classic(
        N_("More data"),
        N_("What if the same network learns from all 3,555 blocks?"),
        N_("The same network, settings and test rows; only twenty times as many rows to learn from."),
        N_("The surest cure of all, and often the dearest: now you can see what it would buy."),
        GROUP,
        replace(FEW, train_share=1.0),
        "few_rows",
        by_heart,
    ),
    "by_heart_pictures": Classic(
        N_("Pictures learned by heart"),
        N_("One picture in five has a wrong label. Does the network notice?"),
        N_("The share right on training pictures climbs towards 100 of 100, the wrongly labelled ones included."),
        N_(
            "It has learned even the wrong answers by heart, picture by picture, and lost some of what it knew about "
            "digits on the way."
        ),
        GROUP,
        PICTURES,
    ),
    "by_heart_pictures_augment": Classic(
        N_("Augmentation"),
        N_("What if every picture looks a little different each time?"),
        N_("The training line stays high, since no picture is seen twice; look at the validation line."),
        N_(
            "A picture that is shifted and turned at every look can't be recognised, so only its digit is worth learning."
        ),
        GROUP,
        replace(PICTURES, augment=0.1),
        "by_heart_pictures",
        by_heart,
    ),
}
