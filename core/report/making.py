"""The report: one section for each question of the page."""

from collections.abc import Callable, Mapping, Sequence

from core.card.pieces import Card, Section
from core.datasets.dataset import Task
from core.decision import Decision
from core.evaluation.predictions import Predictions
from core.messages import N_, Message
from core.report.about import about
from core.report.deciding import deciding, without_a_model
from core.report.judging import groups, mistakes, sureness
from core.report.kinds import calibration, classes, numbers

Make = Callable[[Predictions, Decision], Section | None]

SECTIONS: Mapping[Task, Sequence[Make]] = {
    "classification": (about, deciding, without_a_model, sureness, calibration, groups, mistakes, classes),
    "regression": (about, numbers, sureness, groups, mistakes),
}


def report(whole: Predictions, decision: Decision) -> Card:
    """Return what there is to say of predictions under a decision; a section that doesn't apply is left out.

    Parameters
    ----------
    whole : Predictions
        Of all classes; sections about one class take the decision's.
    """
    found = [make(whole, decision) for make in SECTIONS[whole.task]]
    title = Message.of(N_("Is it good enough to be worth money? {data}"), data=whole.title)
    return Card(title, tuple(section for section in found if section is not None))
