"""Lessons of ready agendas."""

from core.messages import N_
from core.rooms.steps.making import shows

LESSONS = (
    shows(
        "lesson",
        "networks",
        "networks",
        (
            N_("Lesson: what a network computes"),
            N_("Set the weights of one neuron by hand until it separates the points, then add a layer."),
            N_(
                "No formula is needed. What should stay: a network is many small weighted sums, and training finds the weights."
            ),
        ),
        8,
    ),
    shows(
        "lesson",
        "generalisation",
        "generalisation",
        (
            N_("Lesson: why it fails on new cases"),
            N_("Answer the lesson's guess, then make the model learn its training rows by heart and try one cure."),
            N_(
                "Ask for hands: whose training curve still fell while the other rose? That gap is what a demo on known data does not show."
            ),
        ),
        8,
    ),
    shows(
        "lesson",
        "losses",
        "losses",
        (
            N_("Lesson: how a model is told that it is wrong"),
            N_("Say how sure you are, be wrong on purpose, and look at what that costs."),
            N_(
                "What should stay: a model is paid for saying how sure it is, not for saying yes or no; the threshold is ours to choose."
            ),
        ),
        7,
    ),
    shows(
        "lesson",
        "architectures",
        "architectures",
        (
            N_("Lesson: what different networks look at"),
            N_("Pick one of the networks and find out which part of its input decided the answer."),
            N_(
                "Tables, pictures, texts: ask each table of people which kind their own product has, and which network fits it."
            ),
        ),
        9,
    ),
    shows(
        "lesson",
        "lifecycle",
        "lifecycle",
        (
            N_("Lesson: what happens after the demo"),
            N_("Let the world change under the model, find the moment at which you would have noticed, and roll back."),
            N_("Ask: who in your company would get that alarm, and what may they do on a Sunday?"),
        ),
        8,
    ),
    shows(
        "lesson",
        "planner",
        "planner",
        (
            N_("Lesson: what a large model costs"),
            N_("Put in your own product's questions a day and find which assumption moves the cost most."),
            N_("Every number there is a range. Ask for the one number that each team would have to measure first."),
        ),
        9,
    ),
)
