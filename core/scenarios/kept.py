"""What there is to keep of a case's result."""

from core.card.pieces import Number
from core.messages import N_, Message
from core.scenarios.result import Kind, Result
from core.scenarios.scenario import Scenario
from core.scenarios.words import verdict

ORDER: tuple[Kind, ...] = ("model", "simple", "nothing")
SHARE = "%"  # ends the form of a score that is written as one


def kept_result(case: Scenario, result: Result) -> Message:
    """Return the verdict with the name of its case: it stands alone in a brief."""
    return Message.of(N_("{data}: {sentence}"), data=Message(case.title), sentence=verdict(result))


def result_numbers(result: Result) -> tuple[Number, ...]:
    """Return the score of the model, of the simple model and of doing nothing."""
    unit = SHARE if result.written(1.0).endswith(SHARE) else ""
    rivals = (result.best(kind) for kind in ORDER)
    return tuple(Number(Message(rival.label), rival.score, rival.low, rival.high, unit) for rival in rivals)
