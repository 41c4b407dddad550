"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Losses"),
    question=N_("How is a model told that it is wrong?"),
    promise=N_("Give one answer for a thousand loans, and see what each loss makes of it."),
    group="learning",
    minutes=5,
    icon=":material/trending_down:",
    guess=Question(
        N_(
            "Two models were sure and wrong: one was 90 % sure, the other 99 %. How much more does cross-entropy, the usual loss, blame the second one?"
        ),
        (N_("A tenth more"), N_("Twice as much"), N_("A hundred times as much")),
    ),
    playground=Experiment(dataset="german_credit", hidden=(16,), loss="hinge", epochs=40),
    try_it=N_("Train with the hinge loss on real loans, then with cross-entropy"),
)
