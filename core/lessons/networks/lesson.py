"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Networks"),
    question=N_("What does a network compute, and what does depth buy?"),
    promise=N_("Set a neuron's weights by hand, stack layers, and watch the gradient fade."),
    group="learning",
    minutes=5,
    icon=":material/hub:",
    guess=Question(
        N_(
            "A mistake is corrected from the last layer back to the first. In a network of 10 hidden layers of sigmoid, how much of the gradient (the push to correct) at the last layer arrives at the first?"
        ),
        (N_("About all of it"), N_("About a tenth"), N_("Less than a thousandth")),
    ),
    playground=Experiment(dataset="spiral", hidden=(16,) * 6, activation="sigmoid", epochs=150),
    try_it=N_("Watch six layers of sigmoid fail at a spiral, then change them to ReLU"),
)
