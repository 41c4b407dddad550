"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Lifecycle"),
    question=N_("What happens to a model after the demo?"),
    promise=N_("Package a run, call it with curl, watch it drift, and roll back."),
    group="production",
    minutes=10,
    icon=":material/cycle:",
    guess=Question(
        N_("Customers change slowly after launch. What tells you first?"),
        (N_("The accuracy on your test data"), N_("The inputs' distribution"), N_("The users' complaints")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
