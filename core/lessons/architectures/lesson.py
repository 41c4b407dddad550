"""What the lesson is called, what it asks, and where it leads."""

from core.experiment import Experiment
from core.lessons.lesson import Lesson, Question
from core.messages import N_

LESSON = Lesson(
    title=N_("Architectures"),
    question=N_("What does a network look at?"),
    promise=N_("See what a trained CNN sees, an RNN forgets and a Transformer attends to."),
    group="large",
    minutes=8,
    icon=":material/account_tree:",
    guess=Question(
        N_(
            "A Transformer reads words letter by letter, but nobody tells it where each letter stands. You shuffle the letters of a "
            "word. What happens to its answer?"
        ),
        (N_("It changes a lot"), N_("It changes a little"), N_("It stays the same")),
    ),
    playground=Experiment(dataset="digits", model="cnn", hidden=(16, 16), epochs=20),
    try_it=N_("Train a CNN on digits in the playground"),
)
