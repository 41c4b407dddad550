"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Back-propagation"),
    question=N_("How does a network know which weight to blame?"),
    promise=N_("Step through every number of a small network."),
    group="learning",
    minutes=6,
    icon=":material/undo:",
    guess=Question(
        N_(
            "A weight sits in front of a neuron that answers 0.999. The network is wrong. How fast does that weight learn?"
        ),
        (N_("Fast: it is to blame"), N_("Hardly at all"), N_("It depends on the label only")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
