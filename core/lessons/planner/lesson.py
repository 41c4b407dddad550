"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Compute and money"),
    question=N_("What would a large model cost us, and when does our own pay?"),
    promise=N_("Plan memory, time and money for training and for answers, with ranges instead of false precision."),
    group="production",
    minutes=6,
    icon=":material/calculate:",
    guess=Question(
        N_(
            "A model has 7 billion parameters, each kept in 16 bits. How much memory do they take, before it reads a word?"
        ),
        (N_("About 1.4 GB"), N_("About 14 GB"), N_("About 140 GB")),
    ),
    playground=Experiment(dataset="digits", model="mlp", hidden=(128, 64), epochs=20),
    try_it=N_("Train a small one, and see under “What does it cost?” what it takes"),
)
