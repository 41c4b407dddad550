"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Generalisation"),
    question=N_("Why does it fail on cases it has not seen?"),
    promise=N_("Overfit on purpose, then try every cure on the same run."),
    group="wrong",
    minutes=8,
    icon=":material/healing:",
    guess=Question(
        N_("A network overfits on few rows. Which cure helps most here?"),
        (N_("Dropout"), N_("Stopping early"), N_("More data")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
