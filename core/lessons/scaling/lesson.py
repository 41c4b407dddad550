"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Scaling"),
    question=N_("Is larger better, and by how much?"),
    promise=N_("Measure a scaling law, and see how far it may be trusted."),
    group="large",
    minutes=6,
    icon=":material/stacked_line_chart:",
    guess=Question(
        N_("You make the model ten times larger and leave the data as it is. What happens to its error on new data?"),
        (N_("It falls tenfold"), N_("It falls a little, then stops"), N_("It rises")),
    ),
    playground=Experiment(),
    try_it=N_("Try it in the playground"),
)
