"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("The article, checked"),
    question=N_("What of all this was wrong in what I read?"),
    promise=N_("Run an article's claims as written, see them fail, and put them right."),
    group="production",
    minutes=6,
    icon=":material/fact_check:",
    guess=Question(
        N_("An article trains a yes-or-no network on three kinds of flowers. What does it reach?"),
        (N_("About 92 % right"), N_("About 63 % right"), N_("It crashes")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
