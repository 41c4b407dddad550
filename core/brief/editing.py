"""Milestones and risks as rows of a table that a user writes in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from core.brief.plan import MOST, Milestone, Risk
from core.messages import N_, Message, UserError

T = TypeVar("T")
Row = Mapping[str, Any]
LONGEST = 500  # letters of a cell


@dataclass(frozen=True)
class Edited(Generic[T]):
    """Hold the items of a table after it was edited, and what was wrong with which row."""

    items: tuple[T, ...]
    problems: tuple[Message, ...]


def edited(
    base: Sequence[T], edits: Mapping[str, Any], make: Callable[[Row], T], row_of: Callable[[T], Row]
) -> Edited[T]:
    """Return the items after edits; a row that can't be stays as it was, and a new one stays out until it can be.

    Parameters
    ----------
    edits : mapping
        As Streamlit's table tells them: edited_rows, added_rows, deleted_rows.
    make : callable
        `make(row)` returns an item, or raises `UserError`.
    """
    items, problems = list[T](), list[Message]()
    for number, (before, row) in enumerate(_rows(base, edits, row_of), 1):
        try:
            items.extend(before if before and row == row_of(before[0]) else (make(row),))
        except UserError as problem:
            problems.append(Message.of(N_("Row {n}: {problem}"), n=number, problem=problem.message))
            items.extend(before)
    return Edited(tuple(items), tuple(problems))


def _rows(
    base: Sequence[T], edits: Mapping[str, Any], row_of: Callable[[T], Row]
) -> Iterator[tuple[tuple[T, ...], Row]]:
    """Yield each row with the item that it was, if it was one."""
    changed = {int(number): cells for number, cells in edits.get("edited_rows", {}).items()}
    deleted = set(map(int, edits.get("deleted_rows", ())))
    for number, item in enumerate(base):
        if number not in deleted:
            yield (item,), {**row_of(item), **changed.get(number, {})}
    for cells in edits.get("added_rows", ()):
        # A table fills a new row with what is usual before anything is written into it.
        if any(isinstance(value, str) and value.strip() for value in cells.values()):
            yield (), cells


def milestone_row(item: Milestone) -> Row:
    """Return the cells of a milestone."""
    return {"name": item.name, "due": item.due, "owner": item.owner, "watch": item.watch}


def milestone_of(row: Row) -> Milestone:
    """Return the milestone of a row; raise `UserError` when a cell can't be."""
    return Milestone(_name(row), _date(row.get("due")), _text(row.get("owner")), bool(row.get("watch")))


def risk_row(item: Risk) -> Row:
    """Return the cells of a risk."""
    return {
        "name": item.name,
        "likelihood": item.likelihood,
        "impact": item.impact,
        "owner": item.owner,
        "response": item.response,
    }


def risk_of(row: Row) -> Risk:
    """Return the risk of a row; raise `UserError` when a cell can't be."""
    return Risk(
        _name(row),
        _step(row.get("likelihood"), N_("Likelihood")),
        _step(row.get("impact"), N_("Impact")),
        _text(row.get("owner")),
        _text(row.get("response")),
    )


def _name(row: Row) -> str:
    name = _text(row.get("name"))
    if not name:
        raise UserError(N_("it is kept once it has a name."))
    return name


def _text(value: Any) -> str:
    text = " ".join(str(value or "").split())
    if len(text) > LONGEST:
        raise UserError(N_("expected at most {most:,} characters, received {n:,}."), most=LONGEST, n=len(text))
    return text


def _date(value: Any) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        raise UserError(N_("expected a date such as 2026-12-01, received “{value}”."), value=str(value)[:40]) from None


def _step(value: Any, label: str) -> int:
    """Return a step from 1 to 5; an empty cell is in the middle."""
    if value is None or value == "":
        return (MOST + 1) // 2
    number = float(value) if isinstance(value, int | float) or str(value).replace(".", "", 1).isdigit() else -1.0
    if number not in range(1, MOST + 1):
        raise UserError(
            N_("{label}: expected a whole number from 1 to {most}, received {value}."),
            label=Message(label),
            most=MOST,
            value=str(value)[:40],
        )
    return int(number)
