"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Losses"),
    question=N_("How is a model told that it is wrong?"),
    promise=N_("Move a prediction and see what each loss makes of it."),
    group="learning",
    minutes=4,
    icon=":material/trending_down:",
    guess=Question(
        N_(
            "A model was 90 % sure and wrong. Another was 99 % sure and wrong. How much more does cross-entropy blame the second one?"
        ),
        (N_("A tenth more"), N_("Twice as much"), N_("A hundred times as much")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
