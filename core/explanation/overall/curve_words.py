"""What moving one column does, in sentences read from the curves."""

from core.evaluation.natural import written_to
from core.explanation.case import Case
from core.explanation.columns import value_text
from core.explanation.overall.case_words import is_category
from core.explanation.overall.curves import Curves, Move, move_of
from core.explanation.overall.sizes import size_of
from core.explanation.overall.words import name_of
from core.messages import N_, Message

Word = Message | str


def curve_finding(it: Curves, case: Case) -> Message:
    """Say what moving the column does to the average prediction, and for how many rows it does the opposite."""
    moved = move_of(it, not is_category(case, it.column))
    name = name_of(case, it.column)
    if moved is None:
        return Message.of(N_("{column} has one value in the training rows: there is nothing to move"), column=name)
    said = case.amounts.output
    facts = {
        "column": name,
        "start": value_text(case.run.data, it.column, float(it.grid[moved.start])),
        "end": value_text(case.run.data, it.column, float(it.grid[moved.end])),
        "before": said(moved.before),
        "after": said(moved.after),
        "against": moved.against,
        "of": moved.of,
    }
    if facts["before"] == facts["after"]:
        return Message.of(N_("Moving {column} leaves the average prediction at {before}"), **facts)
    tail = N_("{against} of {of} rows go the other way") if moved.against else N_("all {of} rows go that way")
    said_of_all = Message.of(_text(moved, is_category(case, it.column)), **facts)
    return Message.of(N_("{move}; {rows}"), move=said_of_all, rows=Message.of(tail, **facts))


def _text(moved: Move, category: bool) -> str:
    if category:
        return N_("{column}: with “{start}” the average prediction is {before}, with “{end}” {after}")
    if moved.after > moved.before:
        return N_("{column}: from {start} to {end} the average prediction climbs from {before} to {after}")
    return N_("{column}: from {start} to {end} the average prediction falls from {before} to {after}")


def sure_sentence(it: Curves, case: Case) -> Message | None:
    """Say how sure the difference is over rows; None where there is none."""
    moved = move_of(it, not is_category(case, it.column))
    if moved is None or moved.high <= moved.low:
        return None
    scale = size_of(case).scale
    ends = sorted((moved.low, moved.high), key=abs)
    if moved.low * moved.high > 0:
        ends = [abs(end) for end in ends]
    shown = written_to(scale * (moved.high - moved.low), most=4)
    low, high = (shown(scale * end).replace("-", "−") for end in ends)
    text = N_("Over other rows like these the difference would be {low} to {high} (95%).")
    return Message.of(text, low=low, high=Message.of(size_of(case).text, n=high))
