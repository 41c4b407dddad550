"""What was judged, and what was assumed."""

from collections.abc import Iterator, Mapping

from core.card.pieces import Section, Table, Text, Word
from core.decision import AMOUNT_LABELS, DECISION_SETTINGS, Decision
from core.evaluation.money.words import amount, written_threshold
from core.evaluation.predictions import Predictions
from core.messages import N_, Message


def about(whole: Predictions, decision: Decision) -> Section:
    """Name the predictions, their rows, and for classes the decision with its amounts."""
    text = _ORIGINS[whole.has_model]
    said = Message.of(text, data=whole.title, rows=whole.n)
    if not whole.classes:
        return Section(Message(N_("What was judged")), (Text(said),))
    table = Table((Message(N_("Assumed")), Message(N_("Value"))), tuple(_assumed(whole, decision)))
    return Section(Message(N_("What was judged")), (Text(said), table))


_ORIGINS: Mapping[bool, str] = {
    True: N_("{data}: predictions on {rows:,} rows that the model had not seen."),
    False: N_(
        "{data}: predictions on {rows:,} rows, brought along; whether the model had seen them is for you to know."
    ),
}


def _assumed(whole: Predictions, decision: Decision) -> Iterator[tuple[Word, Word]]:
    yield Message(N_("Class that is acted on")), whole.against(decision.positive).flagged_name
    yield _label("threshold"), written_threshold(decision.threshold)
    for name, label in AMOUNT_LABELS.items():
        yield Message(label), amount(getattr(decision.values, name), decision)
    yield _label("volume"), f"{decision.volume:,}"
    rate = decision.base_rate or whole.against(decision.positive).curve.base_rate
    yield _label("base_rate"), f"{rate:.1%}"
    yield _label("capacity"), f"{decision.capacity:,}" if decision.capacity else Message(N_("no limit a day"))


def _label(name: str) -> Message:
    return Message(DECISION_SETTINGS[name].label)
