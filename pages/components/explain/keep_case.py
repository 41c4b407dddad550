"""*Keep this finding*, for what the page says of a row."""

from urllib.parse import urlencode

from core.brief import Finding
from core.card.pieces import Number
from core.evaluation.cells.cell import row_of
from core.explanation.case import Case
from core.links import decision_link, to_link
from core.messages import N_, Message
from pages.components import state
from pages.components.keep import keep_button


def keep_case(case: Case, sentence: Message, key: str, numbers: tuple[Number, ...] = (), onward: str = "") -> None:
    """Draw the button that keeps a sentence about a row, with its numbers and the link that leads back to it."""
    mind = state.memory()
    link = to_link(case.run.experiment) | decision_link(mind.decision) | dict(mind.explaining.link(case.run))
    row = None if case.place is None else row_of(case.it.rows[case.place])
    text = N_("{data}: {sentence}") if row is None else N_("{data}, row {row:,}: {sentence}")
    said = Message.of(text, data=case.it.title, sentence=sentence, row=row)
    keep_button(Finding("explain", said, f"explain?{urlencode(link)}", numbers=numbers), key, onward)
