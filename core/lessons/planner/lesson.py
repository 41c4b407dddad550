"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Compute and money"),
    question=N_("What would a large model cost us?"),
    promise=N_("Plan memory, time and money, with ranges and sources."),
    group="production",
    minutes=6,
    icon=":material/calculate:",
    guess=Question(
        N_("A model has 7 billion parameters in 16 bits. How much memory do its weights alone need to answer?"),
        (N_("1.4 GB"), N_("14 GB"), N_("140 GB")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
