"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Speed"),
    question=N_("Why does training take so long, and what really helps?"),
    promise=N_("Time the same training in nine ways on this machine."),
    group="wrong",
    minutes=5,
    icon=":material/speed:",
    guess=Question(
        N_(
            "A network learns handwritten digits for 100 epochs (rounds through its data): once by the usual loop, once as one "
            "compiled program. How much faster is the program on this machine?"
        ),
        (N_("Less than 1.5 times as fast"), N_("1.5 to 5 times as fast"), N_("More than 5 times as fast")),
    ),
    playground=Experiment(dataset="digits", hidden=(64, 64), batch_size=512, epochs=100, learning_rate=1e-3),
    try_it=N_("Train the digits with batches of 512"),
)
