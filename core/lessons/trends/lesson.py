"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Trends"),
    question=N_("What comes next, and is it real yet?"),
    promise=N_("Train hospitals together, hide people in noise, use two senses instead of one."),
    group="production",
    minutes=8,
    icon=":material/rocket_launch:",
    guess=Question(
        N_(
            "Three hospitals train one model together without sharing a patient's row. How close does it come to a model that "
            "had all their rows in one place?"
        ),
        (N_("As good"), N_("Half of the way"), N_("No better than alone")),
    ),
    playground=Experiment(dataset="heart", model="linear", epochs=100, learning_rate=0.01),
    try_it=N_("Train one neuron on all these patients"),
)
