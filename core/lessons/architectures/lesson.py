"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Architectures"),
    question=N_("What does a network look at?"),
    promise=N_("See what a trained CNN sees, an RNN forgets and a Transformer attends to."),
    group="large",
    minutes=8,
    icon=":material/account_tree:",
    guess=Question(
        N_("A Transformer gets no positions. You shuffle the words of its input. What changes in its answer?"),
        (N_("Everything"), N_("Nothing"), N_("Only the first word's part")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
