"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Scaling laws"),
    question=N_("Is larger better, and by how much?"),
    promise=N_("Measure a scaling law, and see how far it may be trusted."),
    group="large",
    minutes=6,
    icon=":material/stacked_line_chart:",
    guess=Question(
        N_("You make the model ten times larger and leave the data as it is. What happens to its loss on new text?"),
        (N_("It falls to about a tenth"), N_("It falls a little"), N_("It stays as it is, or rises")),
    ),
    playground=Experiment(
        dataset="digits", hidden=(128, 128), learning_rate=3e-3, epochs=60, train_share=0.1, patience=0, val_size=0.2
    ),
    try_it=N_("Train a large network on a tenth of the digits"),
)
