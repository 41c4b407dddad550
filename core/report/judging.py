"""What is asked of predictions of any kind: how sure, for whom, and which mistakes."""

from collections.abc import Mapping
from functools import partial

from core.card.pieces import Picture, Piece, Points, Section, Sheet, Table, Text
from core.charts.groups import groups_chart
from core.charts.sureness import scores_chart
from core.decision import Decision
from core.evaluation.cells import cells_of, common_sentence, in_common, surest_sentence
from core.evaluation.groups.columns import columns, usual
from core.evaluation.groups.gaps import gaps
from core.evaluation.groups.parts import parts_of
from core.evaluation.groups.scores import compare, overall, scores_of
from core.evaluation.groups.tables import scores_table
from core.evaluation.groups.words import asked_sentence, score_sentences, score_title, too_few
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.predictions import Predictions
from core.evaluation.scores import SCORES
from core.evaluation.sureness.words import rows_sentence, score_rows, sure_finding
from core.messages import N_, Message


def sureness(whole: Predictions, decision: Decision) -> Section:
    """Give every score with its range."""
    known = intervals_of(whole, decision.threshold)
    finding = sure_finding(whole, known)
    pieces = Text(finding), Text(rows_sentence(whole)), Picture(partial(scores_chart, known), finding), _scores(known)
    return Section(Message(N_("How sure")), pieces)


def _scores(known: Mapping[str, Interval]) -> Table:
    head = tuple(map(Message, (N_("Score"), N_("Value"), N_("Other test rows: 95 of 100"), N_("Remark"))))
    rows = tuple((Message(SCORES[row.name].label), row.value, row.rows, row.remark) for row in score_rows(known))
    return Table(head, rows)


def groups(whole: Predictions, decision: Decision) -> Section | None:
    """Compare the groups of the column that matters most; None without a column."""
    it = whole.against(decision.positive)
    if not columns(it):
        return None
    parts, threshold = parts_of(it, usual(it)), decision.threshold
    name = next(iter(scores_of(parts)))
    found, label = compare(parts, name, threshold), scores_of(parts)[name].label
    title = score_title(parts, name, found)
    drawn = Picture(
        lambda translate: groups_chart(
            parts.cut.names, found, overall(parts, name, threshold), translate(label), translate
        ),
        title,
    )
    by = Message.of(N_("Groups by {column}"), column=it.card.shown(usual(it)))
    said = score_sentences(parts, name, found)
    if it.classes and too_few(parts) is None:
        said += tuple(asked_sentence(parts, gap, threshold) for gap in gaps(parts, threshold).values())
    pieces: tuple[Piece, ...] = (
        Text(by), Text(title), drawn, Points(said), Sheet(partial(scores_table, parts, threshold)),
    )  # fmt: skip
    return Section(Message(N_("Who is treated worse")), pieces)


def mistakes(whole: Predictions, decision: Decision) -> Section:
    """Say which mistakes there are, the surest ones, and what they have in common."""
    cells = {name: cell for name, cell in cells_of(whole, decision.threshold).items() if cell.wrong and cell.count}
    said = []
    for name, cell in list(cells.items())[:MOST_CELLS]:
        said += [cell.finding, surest_sentence(cell), common_sentence(cell, in_common(whole, name, decision.threshold))]
    none = (Message(N_("On these rows there are none.")),)
    return Section(Message(N_("Mistakes")), (Points(tuple(words for words in said if words is not None) or none),))


MOST_CELLS = 5
