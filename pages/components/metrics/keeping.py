"""*Keep this finding*, for what the page says of predictions."""

from urllib.parse import urlencode

from core.brief import Finding
from core.card.pieces import Number
from core.evaluation.predictions import Predictions
from core.links import decision_link, to_link
from core.messages import N_, Message
from pages.components import state
from pages.components.keep import keep_button


def keep_about(it: Predictions, sentence: Message, key: str, numbers: tuple[Number, ...] = ()) -> None:
    """Draw the button that keeps a sentence, with what it is about and the numbers that it speaks of."""
    keep(Message.of(N_("{data}: {sentence}"), data=it.title, sentence=sentence), it, key, numbers)


def keep(said: Message, it: Predictions, key: str, numbers: tuple[Number, ...] = (), onward: str = "") -> None:
    """Draw the button that keeps a finding about predictions, with the link that leads back to it."""
    mind = state.memory()
    link = (to_link(mind.run.experiment) if it.has_model else {}) | decision_link(mind.decision)
    keep_button(Finding("metrics", said, f"metrics?{urlencode(link)}", numbers=numbers), key, onward)
