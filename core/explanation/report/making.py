"""The report of one case: what was decided and why, how far to believe it, what would change it, and how all that was made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.card.making import LIBRARIES
from core.card.pieces import Card, Picture, Points, Section, Table, Text, Word
from core.charts.pictures import pictures
from core.charts.steps import steps_chart
from core.decision import Decision
from core.explanation import words
from core.explanation.case import Case
from core.explanation.counterfactuals.changes import BRIDGE, Changes, short_change_sentence, tried_text
from core.explanation.how import HOW_SETTINGS
from core.explanation.overall import words as overall_words
from core.explanation.overall.importance import importance
from core.explanation.overall.pictures import importance_picture
from core.explanation.trust.badge import Badge, badge_finding, trust_sentence
from core.explanation.trust.widths import width_text
from core.explanation.units import UNITS
from core.explanation.whole import Whole
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SURE = 1.96  # standard errors on either side of 19 in 20 estimates


@dataclass(frozen=True, eq=False)
class Findings:
    """Hold what is known of a case besides its reasons; what nobody asked for yet is None and left out of the report.

    Parameters
    ----------
    badge : Badge, optional
        How far the reasons can be trusted.
    changes : Changes, optional
        The smallest changes that turn the decision.
    whole : Whole, optional
        Many test rows explained.
    again : array (r, m, d, k), optional
        Values of a few test rows against r other draws of background rows.
    """

    badge: Badge | None = None
    changes: Changes | None = None
    whole: Whole | None = None
    again: NDArray[np.float64] | None = None


def case_report(case: Case, decision: Decision, known: Findings) -> Card:
    """Return what there is to say of a case under a decision; a section that nothing is known for is left out."""
    title = Message.of(N_("Why did it say that? {data}: {row}"), data=case.it.title, row=_row(case))
    made = [make(case, decision, known) for make in SECTIONS]
    return Card(title, tuple(section for section in made if section is not None))


def _row(case: Case) -> Message:
    if case.place is None:
        return Message(N_("a case that somebody made up"))
    return Message.of(N_("row {row:,} of the data"), row=int(case.it.rows[case.place]) + 1)


def _decided(case: Case, decision: Decision, known: Findings) -> Section:
    title = words.decision_title(case, decision)
    said = [words.decision_sentence(case, decision), words.missing_sentence(case), words.sureness(case)]
    drawn = [Picture(partial(_steps, case, decision), title)]
    if case.run.data.image_shape is not None:
        drawn.insert(0, Picture(partial(_picture, case), Message(N_("The picture in hand"))))
    points = Points(tuple(sentence for sentence in said if sentence is not None))
    return Section(Message(N_("The decision")), (Text(title), *drawn, points, Text(Message(words.LIMITS))))


def _steps(case: Case, decision: Decision, translate: Translate) -> "Figure":
    ends, threshold = words.ends_of(case), words.threshold_line(case, decision)
    return steps_chart(case.base, words.steps_of(case), case.said, case.amounts, translate, ends, threshold)


def _picture(case: Case, translate: Translate) -> "Figure":
    assert case.run.data.image_shape is not None
    return pictures(case.x[np.newaxis], case.run.data.image_shape, [""], columns=4)


def _reasons(case: Case, decision: Decision, known: Findings) -> Section:
    share = case.amounts.share
    head = N_("Column"), N_("Value"), N_("Pull"), N_("± (19 in 20)")
    rows = tuple(
        (one.name, words.value_shown(case, one.column), share(one.share), width_text(case, SURE * one.error))
        for one in case.reasons
    )
    ends = words.ends_of(case)
    sums: tuple[tuple[Word, ...], ...] = (
        (ends[0], "", case.amounts.output(case.base), ""),
        (ends[1], "", case.amounts.output(case.said), ""),
    )
    table = Table(tuple(map(Message, head)), (sums[0], *rows, sums[1]))
    return Section(Message(N_("All reasons")), (Text(Message(ADD_UP)), table))


ADD_UP = N_("The first line and all pulls add up to the last line.")


def _trust(case: Case, decision: Decision, known: Findings) -> Section | None:
    if known.badge is None:
        return None
    parts = tuple(
        Message.of(N_("{title} {found} {advice}"), title=Message(part.title), found=part.found, advice=part.advice)
        for part in known.badge.parts.values()
        if part.level != "unknown"
    )
    pieces = Text(badge_finding(known.badge)), Text(trust_sentence(known.badge)), Points(parts)
    return Section(Message(N_("Can the reasons be trusted?")), pieces)


def _changed(case: Case, decision: Decision, known: Findings) -> Section | None:
    if known.changes is None:
        return None
    said = short_change_sentence(known.changes), tried_text(known.changes)
    return Section(
        Message(N_("What would change it")), (Points(said), Text(Message(BRIDGE)), Text(Message(CHANGE_LIMITS)))
    )


CHANGE_LIMITS = N_(
    "What this does not tell you: that life would follow, or that such a change is in anybody's power. It says what the model "
    "would answer."
)


def _overall(case: Case, decision: Decision, known: Findings) -> Section | None:
    if known.whole is None or not len(known.whole.places):
        return None
    it = importance(known.whole.told, np.array([case.output]), known.again)
    say = overall_words.picture_finding if case.run.data.image_shape is not None else overall_words.importance_finding
    finding = say(it, case)
    rows = Message.of(
        N_("Mean size of each column's pull over {rows:,} test rows that the model had not seen."), rows=it.rows
    )
    drawn = Picture(lambda translate: importance_picture(it, case, translate), finding)
    sure = overall_words.interval_sentence(it, case)
    points = Points((rows,) if sure is None else (rows, sure))
    return Section(Message(N_("What counts overall")), (Text(finding), drawn, points, Text(Message(OVERALL_LIMITS))))


OVERALL_LIMITS = N_(
    "What this does not tell you: which way a column pulls, and what causes the outcome. It says what this model uses, be it "
    "right to or not."
)


def _made(case: Case, decision: Decision, known: Findings) -> Section:
    run, how = case.run, case.how
    versions = ", ".join(f"{name} {run.versions[key]}" for key, name in LIBRARIES.items() if key in run.versions)
    unit = "number" if run.data.task == "regression" else how.unit
    facts: tuple[tuple[Word, Word], ...] = (
        (Message(HOW_SETTINGS["unit"].label), Message(UNITS[unit].label)),
        (Message(HOW_SETTINGS["background"].label), f"{how.background:,}"),
        (Message(HOW_SETTINGS["rounds"].label), Message(N_("all orders")) if case.told.exact else f"{how.rounds:,}"),
        (Message(HOW_SETTINGS["seed"].label), f"{how.seed}"),
        (Message(N_("Values and base add up to the answer within")), f"{case.told.additivity_error:.1e}"),
        (Message(N_("Model made with")), versions or "–"),
        (Message(N_("Reasons made with")), f"shap {_shap_version()}"),
        (Message(N_("Key of the run")), run.key),
    )
    table = Table((Message(N_("What")), Message(N_("Value"))), facts)
    return Section(Message(N_("How it was made")), (Text(Message(METHOD)), table))


METHOD = N_(
    "Reasons are SHAP values: the share of each column in the answer, averaged over orders in which the row's values take the "
    "place of those of training rows drawn by lot."
)


def _shap_version() -> str:
    from importlib.metadata import version

    return version("shap")


Make = Callable[[Case, Decision, Findings], Section | None]
SECTIONS: Sequence[Make] = (_decided, _reasons, _trust, _changed, _overall, _made)
