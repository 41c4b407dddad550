"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Pre-training"),
    question=N_("What does a model know before it sees your data?"),
    promise=N_("Fine-tune on 10 labels, and let a tiny model write."),
    group="large",
    minutes=8,
    icon=":material/school:",
    guess=Question(
        N_(
            "You have 10 labels a model can learn from, and many pictures without a label. What does pre-training on those bring?"
        ),
        (N_("A lot"), N_("A little"), N_("Nothing")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
