"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Optimisers"),
    question=N_("Why do some trainings arrive and others never?"),
    promise=N_("Race four optimisers down one hill, and make one fly off."),
    group="learning",
    minutes=7,
    icon=":material/sports_score:",
    guess=Question(
        N_(
            "In a narrow valley, plain gradient descent arrives with a learning rate of 0.03. You make it ten times larger. What happens?"
        ),
        (N_("It arrives about ten times sooner"), N_("It flies out of the valley"), N_("Nothing much")),
    ),
    playground=Experiment(dataset="spiral", hidden=(16, 16), optimizer="sgd", learning_rate=3.0, epochs=200),
    try_it=N_("Train the spiral by SGD with a rate that is too large"),
)
