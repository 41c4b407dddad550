"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("The article, checked"),
    question=N_("How much of what I read about AI is wrong, and how would I notice?"),
    promise=N_("Run an article's claims as written, see them fail, and put them right."),
    group="production",
    minutes=8,
    icon=":material/fact_check:",
    guess=Question(
        N_("An article has a network that answers yes or no learn three kinds of flowers, and prints an accuracy of "
           "92 %. What does its code reach when you run it?"),
        (N_("About 92 %"), N_("About two in three"), N_("It stops with an error")),
    ),
    playground=Experiment(dataset="iris", model="mlp", hidden=(64,), epochs=100),
    try_it=N_("Train the three flowers as they should be"),
)  # fmt: skip
