"""Milestones and risks as tables that trackers import.

The first column is the task's name, and columns are named in English in every language, as importers know them: Jira takes
Summary, Description, Due Date, Assignee and Labels by these names (say "yyyy-MM-dd" when it asks for the form of dates), Linear by
its Jira importer; Asana, Trello, monday and Feishu take the first column for the name and ask where the others go. Texts in the
cells are in the language asked for. Files are UTF-8 with a byte order mark, so that Excel shows Chinese right.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from core.brief.brief import Brief
from core.brief.plan import MOST, Milestone, Risk
from core.card.pieces import Word
from core.messages import N_, Message, Translate, worded

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # a spreadsheet would compute what begins so
MILESTONES = ("Summary", "Due Date", "Assignee", "Description", "Labels", "Issue Type")
RISKS = ("Summary", "Likelihood", "Impact", "Score", "Assignee", "Response", "Description", "Labels", "Issue Type")
WATCH, STEP, RISK = "watch-after-launch", "milestone", "risk"  # labels have no spaces
KIND = "Task"


def roadmap_csv(brief: Brief, translate: Translate, source: str = "") -> bytes:
    """Write the milestones, the earliest first and those without a date at the end.

    Parameters
    ----------
    source : str
        Address of the brief, for the description.
    """
    order = sorted(brief.milestones, key=lambda it: (it.due is None, it.due))
    return _written(MILESTONES, (_milestone(it, source) for it in order), translate)


def _milestone(it: Milestone, source: str) -> tuple[Word, ...]:
    words = N_("Watch this after the launch.") if it.watch else N_("Milestone of a decision brief.")
    due = "" if it.due is None else it.due.isoformat()
    return it.name, due, it.owner, _described(Message(words), source), WATCH if it.watch else STEP, KIND


def risks_csv(brief: Brief, translate: Translate, source: str = "") -> bytes:
    """Write the risk register, the heaviest first."""
    order = sorted(brief.risks, key=lambda it: -it.weight)
    return _written(RISKS, (_risk(it, source) for it in order), translate)


def _risk(it: Risk, source: str) -> tuple[Word, ...]:
    words = Message.of(
        N_("Likelihood {likelihood} × impact {impact} = {weight}, each from 1 to {most}."),
        likelihood=it.likelihood,
        impact=it.impact,
        weight=it.weight,
        most=MOST,
    )
    numbers = map(str, (it.likelihood, it.impact, it.weight))
    return it.name, *numbers, it.owner, it.response, _described(words, source), RISK, KIND


def _described(words: Message, source: str) -> Word:
    return Message.of("{words} {source}", words=words, source=source) if source else words


def _written(head: Sequence[str], rows: Iterable[Sequence[Word]], translate: Translate) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([guarded(worded(cell, translate)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """Return a cell's text such that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
