"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Trends"),
    question=N_("What comes next, and is it real yet?"),
    promise=N_("Try federated learning, noise for privacy, and two senses instead of one."),
    group="production",
    minutes=8,
    icon=":material/rocket_launch:",
    guess=Question(
        N_(
            "Three hospitals train one model together without sharing a row. How close does it come to a model on all their data?"
        ),
        (N_("As good"), N_("Halfway"), N_("No better than alone")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
