"""What the lesson is called, what it asks, and where it leads."""

from core.classics import CLASSICS
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Ten questions"),
    question=N_("What do product managers ask, and what do the numbers say?"),
    promise=N_("Ten common questions, each with the usual advice, an experiment, and what it measured."),
    group="wrong",
    minutes=12,
    icon=":material/quiz:",
    guess=Question(
        N_("One case in ten is the one that matters, and a network misses a quarter of those. What finds most of them, with "
           "the same rows?"),
        (N_("A larger network"), N_("A higher weight for the rare cases"), N_("Three times the training")),
    ),
    playground=CLASSICS["imbalance_weights"].experiment,
    try_it=N_("Train it with weights in the playground"),
)  # fmt: skip
