"""All lessons, in the order of the map."""

from collections.abc import Mapping

from core.lessons.architectures.lesson import LESSON as ARCHITECTURES
from core.lessons.article.lesson import LESSON as ARTICLE
from core.lessons.backprop.lesson import LESSON as BACKPROP
from core.lessons.generalisation.lesson import LESSON as GENERALISATION
from core.lessons.lesson import Lesson
from core.lessons.lifecycle.lesson import LESSON as LIFECYCLE
from core.lessons.losses.lesson import LESSON as LOSSES
from core.lessons.networks.lesson import LESSON as NETWORKS
from core.lessons.optimisers.lesson import LESSON as OPTIMISERS
from core.lessons.planner.lesson import LESSON as PLANNER
from core.lessons.pretraining.lesson import LESSON as PRETRAINING
from core.lessons.questions.lesson import LESSON as QUESTIONS
from core.lessons.scaling.lesson import LESSON as SCALING
from core.lessons.speed.lesson import LESSON as SPEED
from core.lessons.trends.lesson import LESSON as TRENDS

LESSONS: Mapping[str, Lesson] = {
    "networks": NETWORKS,
    "losses": LOSSES,
    "backprop": BACKPROP,
    "optimisers": OPTIMISERS,
    "architectures": ARCHITECTURES,
    "pretraining": PRETRAINING,
    "scaling": SCALING,
    "generalisation": GENERALISATION,
    "speed": SPEED,
    "questions": QUESTIONS,
    "lifecycle": LIFECYCLE,
    "planner": PLANNER,
    "trends": TRENDS,
    "article": ARTICLE,
}
"""Name in the URL -> lesson."""


def after(name: str) -> str | None:
    """Return the lesson that comes after one; the last has none."""
    names = list(LESSONS)
    return next(iter(names[names.index(name) + 1 :]), None)
