"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Optimisers"),
    question=N_("Why do some trainings arrive and others never?"),
    promise=N_("Race four optimisers down one hill, and make one fly off."),
    group="learning",
    minutes=5,
    icon=":material/sports_score:",
    guess=Question(
        N_("You make the learning rate ten times larger. What happens to plain gradient descent in a narrow valley?"),
        (N_("It arrives ten times sooner"), N_("It flies out of the valley"), N_("Nothing much")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
