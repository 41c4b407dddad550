"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Speed"),
    question=N_("Why does training take so long, and what really helps?"),
    promise=N_("Time the same training five ways on this machine."),
    group="wrong",
    minutes=5,
    icon=":material/speed:",
    guess=Question(
        N_(
            "The same training, as a compiled program instead of the usual loop. How much sooner is it done on this machine?"
        ),
        (N_("As fast"), N_("About twice as fast"), N_("More than five times as fast")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
