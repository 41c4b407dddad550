"""Who may use a model, and how it is made again."""

from typing import TYPE_CHECKING

from core.card.pieces import Link, Points, Section
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


def licences(run: "Run", link: str) -> Section:
    """Return the licences of data and code, and the way back to the run."""
    said = Points(
        (
            Message.of(N_("Data: {licence}."), licence=Message(run.data.card.licence)),
            Message(N_("Code that made the model: MIT.")),
            Message.of(N_("Key of the run: {key}."), key=run.key),
        )
    )
    again = (Link(Message(N_("Make it again")), link),) if link else ()
    return Section(Message(N_("Licence, and how to make it again")), (said, *again))
