"""Which columns are offered to be changed, the most important first."""

from core.explanation.case import Case
from core.explanation.whatif.remarks import used_columns

IN_SIGHT = 5
MANY = 40  # columns beyond which those to change are chosen from a list
MOST = 12  # that are chosen there


def offered(case: Case) -> tuple[int, ...]:
    """Return the columns that the model looks at, those with the largest share in the case first."""
    used = used_columns(case.run)
    return tuple(reason.column for reason in case.reasons if reason.column in used)


def ignored(case: Case) -> int:
    """Return how many columns the model doesn't look at."""
    return len(case.reasons) - len(offered(case))


def is_chosen(case: Case) -> bool:
    """Tell whether there are too many columns to draw all: those to change are then chosen."""
    return case.run.data.image_shape is not None or len(offered(case)) > MANY
