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
            "You have 10 pictures with a label and 1,300 without. A network first learns from those without, then from the 10. What does "
            "this pre-training bring, against learning from the 10 alone?"
        ),
        (N_("A lot: at least 10 more of 100 right"), N_("A little"), N_("Nothing that luck couldn't")),
    ),
    playground=Experiment(dataset="digits", model="mlp", hidden=(128, 64), test_size=0.6, val_size=0.2, epochs=60),
    try_it=N_("Train digits from scratch on a fifth of the pictures"),
)
