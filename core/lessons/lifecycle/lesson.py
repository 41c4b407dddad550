"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Lifecycle"),
    question=N_("What happens to a model after the demo?"),
    promise=N_("Package a run, call it with curl, watch it drift, and roll back."),
    group="production",
    minutes=15,
    icon=":material/cycle:",
    guess=Question(
        N_("Customers change slowly after launch. What tells you first?"),
        (
            N_("The accuracy on your test data"),
            N_("The inputs' distribution"),
            N_("The errors in use, once outcomes are known"),
        ),
    ),
    playground=Experiment(
        dataset="german_credit", hidden=(8,), learning_rate=3e-3, epochs=60, l2=1e-3, dropout=0.3, patience=15
    ),
    try_it=N_("Train a smaller version 2 of the credit model"),
)
