"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Ten questions"),
    question=N_("What do product managers ask, and what do the numbers say?"),
    promise=N_("Ten common questions, each with an experiment."),
    group="wrong",
    minutes=10,
    icon=":material/quiz:",
    guess=Question(
        N_("Nine of ten cases are negative. Which of these finds more of the rare ones without new data?"),
        (N_("A larger network"), N_("Heavier weights for the rare class"), N_("Training longer")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
