"""Who is treated worse: the groups of the column that matters most."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.brief.facts import Facts
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Link, Points, Sheet, Text
from core.evaluation.groups.columns import columns, usual
from core.evaluation.groups.gaps import gaps
from core.evaluation.groups.parts import Parts, parts_of
from core.evaluation.groups.scores import compare, scores_of
from core.evaluation.groups.tables import scores_table
from core.evaluation.groups.words import asked_sentence, gaps_title, score_sentences, score_title, too_few
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    import pandas as pd

MOST = 6  # columns of the table that there is room for on paper


def _find(facts: Facts) -> Found:
    it, threshold = facts.it, facts.decision.threshold
    if not columns(it):
        yield Missing(Message(N_("Groups to compare: these rows have no column that makes any, so nobody can say who is treated worse.")), facts.link("metrics"))  # fmt: skip
        return
    parts = parts_of(it, usual(it))
    few = too_few(parts)
    if few is not None:
        yield Missing(few, facts.link("metrics", at="groups"))
    else:
        yield from _compared(parts, threshold, bool(it.classes))

    yield Text(Message.of(N_("Groups by {column}"), column=it.card.shown(usual(it))))

    def table(translate: Translate) -> "pd.DataFrame":
        return scores_table(parts, threshold, translate).iloc[:, :MOST]

    yield Sheet(table)
    yield Link(
        Message.of(N_("Compare by another of {n} columns"), n=len(columns(it))), facts.link("metrics", at="groups")
    )


def _compared(parts: Parts, threshold: float, classes: bool) -> Iterator[Text | Points]:
    name = next(iter(scores_of(parts)))
    found = compare(parts, name, threshold)
    yield Text(score_title(parts, name, found))
    if not classes:
        said = score_sentences(parts, name, found)
        if said:
            yield Points(said)
        return
    alike = gaps(parts, threshold)
    yield Text(gaps_title(parts, alike))
    yield Points(tuple(asked_sentence(parts, gap, threshold) for gap in alike.values()))


GROUPS = Section("groups", N_("Who is treated worse"), N_("For whom is it wrong more often?"), _find)
