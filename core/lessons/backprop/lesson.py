"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Back-propagation"),
    question=N_("How does a network know which weight to blame?"),
    promise=N_("Step through every number of a small network, and train it with a wrong formula."),
    group="learning",
    minutes=8,
    icon=":material/undo:",
    guess=Question(
        N_(
            "A sigmoid neuron should answer 0. Once it answers 0.7; another time 0.9999, a larger mistake. It is trained with the "
            "squared error. When does one step move its weight more?"
        ),
        (N_("When it answers 0.9999"), N_("When it answers 0.7"), N_("About equally")),
    ),
    playground=Experiment(dataset="spiral", hidden=(8, 8, 8), activation="sigmoid", learning_rate=0.01, epochs=200),
    try_it=N_("Train a network of sigmoids on the spiral"),
)
