"""Which objective an experiment trains, given what its network puts out."""

from core.ingredients.losses import LOSSES, Objective
from core.messages import N_, Message, UserError


def head_of(outputs: int, task: str) -> str:
    """Name the kind of output: "regression", "binary" or "multiclass"."""
    if task == "regression":
        return "regression"
    return "binary" if outputs == 1 else "multiclass"


def objective(loss: str, outputs: int, task: str) -> Objective:
    """Return the objective of a loss for a network's outputs.

    Raises
    ------
    UserError
        When the loss can't train this kind of output, e.g. hinge for numbers.
    """
    heads = LOSSES[loss].heads
    head = head_of(outputs, task)
    if head not in heads:
        raise UserError(
            N_("The loss {loss} predicts classes, and this data asks for a number. Choose mean squared error."),
            loss=Message(LOSSES[loss].label),
        )
    return heads[head]
