"""One case in ten is the one that matters, and what helps to find it."""

from collections.abc import Mapping
from dataclasses import replace

from core.classics.classic import Classic
from core.classics.verdicts import moved_threshold, rare_cases
from core.experiment import Experiment
from core.messages import N_

GROUP = "imbalance"

RARE = Experiment(dataset="page_blocks", hidden=(16,), learning_rate=3e-3, epochs=20, batch_size=32)

IMBALANCE: Mapping[str, Classic] = {
    "imbalance": Classic(
        N_("Rare cases are missed"),
        N_("One block in ten is not text. How many of those does a network find?"),
        N_("It is right on about 96 of 100 rows. Open Mistakes below: what about the rare ones?"),
        N_("It looks excellent, and misses more than a quarter of the very cases it was made for. Accuracy hides it."),
        GROUP,
        RARE,
    ),
    "imbalance_weights": Classic(
        N_("Class weights"),
        N_("What if a rare row counts nine times as much?"),
        N_("The share right falls a little, and that is the deal: more rare cases found, more false alarms."),
        N_("No row is added or dropped; a mistake on a rare row only costs more. The first cure to try."),
        GROUP,
        replace(RARE, class_weight="balanced"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_over": Classic(
        N_("Oversampling"),
        N_("What if rare rows are shown again and again, until both classes are as many?"),
        N_("An epoch is now almost twice as long: every rare row comes about nine times."),
        N_("Much like class weights, with more steps an epoch. Rare rows may be learned by heart sooner."),
        GROUP,
        replace(RARE, resample="over"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_under": Classic(
        N_("Undersampling"),
        N_("What if most of the common rows are dropped?"),
        N_("It learns from 726 rows instead of 3,555: epochs are short and the validation line is higher."),
        N_("The quickest cure, and a wasteful one: eight of nine common rows taught it nothing."),
        GROUP,
        replace(RARE, resample="under"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_smote": Classic(
        N_("SMOTE"),
        N_("What if new rare rows are blended from neighbouring ones?"),
        N_("No rare row is shown twice: each new one lies between two that are alike."),
        N_("It helps about as much as repeating rows does: blended rows are new, but know no more than their parents."),
        GROUP,
        replace(RARE, resample="smote"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_generative": Classic(
        N_("A small generative model"),
        N_("What if another model learns what rare rows look like, and invents more?"),
        N_("A mixture of Gaussians is fitted to the rare rows, and draws new ones until both classes are as many."),
        N_(
            "It finds more than before at half the false alarms of most other cures, but also fewer than they do: invented "
            "rows are only as good as their model."
        ),
        GROUP,
        replace(RARE, resample="generative"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_focal": Classic(
        N_("Focal loss"),
        N_("What if easy rows count less the surer it is of them?"),
        N_("The loss is far smaller, since easy rows hardly count. Does it find more?"),
        N_(
            "It was made for pictures with a thousand times more background than objects. With one rare row in ten there "
            "is little to gain, and a cure that does nothing is worth knowing too."
        ),
        GROUP,
        replace(RARE, loss="focal"),
        "imbalance",
        rare_cases,
    ),
    "imbalance_threshold": Classic(
        N_("Another threshold"),
        N_("What if the same network raises the alarm earlier?"),
        N_("Nothing is trained anew: only the probability from which a row counts as rare is moved."),
        N_(
            "The network had known more than 0.50 let it say. The threshold is a decision about costs, and free to change "
            "every day."
        ),
        GROUP,
        RARE,
        "imbalance",
        moved_threshold,
    ),
}
