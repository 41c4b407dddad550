"""Steps for the waterfall of a change."""

from core.charts.steps import Step
from core.explanation.case import Case
from core.explanation.columns import column_name, value_text
from core.explanation.explained import Explanation
from core.explanation.whatif.edits import changed_columns
from core.messages import N_, Message


def bridge_steps(before: Case, after: Case, bridge: Explanation) -> list[Step]:
    """Return a step for each column that was changed: from its old value to the new one."""
    data, shares, errors = before.run.data, bridge.values[0, :, before.output], bridge.error[0, :, before.output]
    return [
        Step(column_name(data, j), _from_to(before, after, j), float(shares[j]), float(errors[j]))
        for j in changed_columns(before.x, after.x).tolist()
    ]


def _from_to(before: Case, after: Case, column: int) -> Message:
    data = before.run.data
    was, is_ = value_text(data, column, float(before.x[column])), value_text(data, column, float(after.x[column]))
    return Message.of(N_("{before} → {after}"), before=was, after=is_)
