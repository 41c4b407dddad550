"""Why it decides so, and how far to trust that: only what was explained already."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import numpy as np

from core.brief.facts import Facts
from core.brief.finding import Finding
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Link, Number, Numbers, Piece, Points, Text
from core.evaluation.cells.cell import row_of
from core.evaluation.remembering import remembered
from core.experiment import SETTINGS
from core.explanation.case import Case
from core.explanation.first import first_place, usual_output
from core.explanation.how import How
from core.explanation.overall.importance import Importance, importance
from core.explanation.overall.sizes import size_of, unit_name
from core.explanation.overall.words import alone_sentence, importance_finding, name_of, picture_finding
from core.explanation.trust.badge import badge_finding, badge_of, trust_sentence
from core.explanation.whole import Whole
from core.links import to_link
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

MOST = 5  # columns that are drawn


def _find(facts: Facts) -> Found:
    if facts.run is None:
        yield Missing(Message(N_("Reasons: predictions that were brought along come without the model that could be asked why.")), facts.link("explain"))  # fmt: skip
        return
    kept, case = kept_reasons(facts), facts.worked.case
    if facts.worked.whole is not None:
        yield from _overall(facts, facts.worked.whole)
        case = case_of(facts, facts.worked.whole)
    elif case is not None or kept:
        yield Missing(Message(N_("Reasons over all: so far only single rows of this run were explained.")), facts.link("explain", at="overall"))  # fmt: skip
    else:
        yield Missing(Message(N_("Reasons: nobody has had this run explained yet.")), facts.link("explain", at="overall"))  # fmt: skip
        return
    yield from (Points(tuple(one.sentence for one in kept)),) if kept else ()
    yield from () if case is None else _trusted(facts, case)
    yield Link(Message(N_("Go through single cases")), _row_link(facts))


def kept_reasons(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings that were kept from the explanations of the run in hand."""
    return tuple(one for one in facts.brief.findings if one.page == "explain" and _is_of(one, facts.run))


def _is_of(finding: Finding, run: "Run | None") -> bool:
    said = dict(parse_qsl(urlsplit(finding.link).query))
    return run is None or {name: text for name, text in said.items() if name in SETTINGS} == to_link(run.experiment)


def _row_link(facts: Facts) -> str:
    """Return what opens the row in hand, whose number a user counts from 1."""
    assert facts.run is not None
    case = facts.worked.case
    if case is None or case.place is None:
        return facts.link("explain")
    return facts.link("explain", row=f"{row_of(int(facts.run.split.test[case.place]))}")


def case_of(facts: Facts, whole: Whole) -> Case:
    """Return the row that is explained: the one in hand, else a typical one of those that are explained."""
    assert facts.run is not None
    if facts.worked.case is not None:
        return facts.worked.case
    wanted = first_place(facts.predictions, facts.decision)
    place = wanted if whole.of(wanted) is not None else int(whole.places[0])
    told = whole.of(place)
    assert told is not None
    output = usual_output(facts.predictions, told.outputs[0])
    return Case(facts.run, facts.run.X_test[place], told, output, How(), place)


def _overall(facts: Facts, whole: Whole) -> Iterator[Piece]:
    case = case_of(facts, whole)
    it = _importance(whole, case.output)
    picture = case.run.data.image_shape is not None
    yield Text(picture_finding(it, case) if picture else importance_finding(it, case))
    if not picture:
        yield Numbers(_columns(it, case), Message.of(N_("{axis}, over {rows:,} test rows"), axis=Message(size_of(case).axis), rows=it.rows))  # fmt: skip
    alone = alone_sentence(it, case)
    uses = Message(N_("It says what the model uses, not what causes the outcome."))
    yield Points((uses, *(() if alone is None else (alone,))))


@remembered
def _importance(whole: Whole, output: int) -> Importance:
    return importance(whole.told, np.array([output]))


def _columns(it: Importance, case: Case) -> tuple[Number, ...]:
    """Return how much the first columns count; chances are moved by points."""
    unit = "points" if unit_name(case) == "chance" else ""
    columns = [int(column) for column in it.order[:MOST]]
    return tuple(
        Number(name_of(case, j), float(it.mean[j]), float(it.low[j]), float(it.high[j]), unit) for j in columns
    )


def _trusted(facts: Facts, case: Case) -> Iterator[Piece | Missing]:
    badge = facts.worked.badge or badge_of(case)
    yield Text(Message.of(N_("Of the row that was explained: {finding}."), finding=badge_finding(badge)))
    yield Points((trust_sentence(badge),))
    if badge.measured.draws is None:
        yield Missing(Message(N_("Whether the first reason stays first: explain the row again beside other rows.")), facts.link("explain", at="trust"))  # fmt: skip
    if badge.measured.flips is None:
        yield Missing(Message(N_("Whether another training of the same model decides the same: have other seeds asked.")), facts.link("explain", at="trust"))  # fmt: skip


REASONS = Section("reasons", N_("Why it decides so"), N_("What does it go by, and how far can we trust that?"), _find)
