"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Generalisation"),
    question=N_("Why does it fail on cases it has not seen?"),
    promise=N_("Overfit on purpose, then try every cure on the same run."),
    group="wrong",
    minutes=8,
    icon=":material/healing:",
    guess=Question(
        N_(
            "A network has learned 100 pictures by heart, 20 of them with a wrong label. What helps most on new pictures?"
        ),
        (
            N_("Dropout"),
            N_("Stopping early"),
            N_("Four times as many pictures, labelled as carelessly"),
            N_("Putting the 20 wrong labels right"),
        ),
    ),
    playground=Experiment(
        dataset="digits",
        hidden=(64, 64),
        learning_rate=3e-3,
        epochs=80,
        batch_size=32,
        train_share=0.1,
        label_noise=0.2,
    ),
    try_it=N_("Learn digits by heart in the playground"),
)
