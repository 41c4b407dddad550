"""The numbers that a kept verdict on money speaks of."""

from core.card.pieces import Number
from core.decision import Decision
from core.evaluation.money.worth import Money, Worth
from core.messages import N_, Message


def worth_numbers(it: Worth, decision: Decision) -> tuple[Number, ...]:
    """Return what the model and each way to act without it bring a month, the model's luck taken off."""
    unit = decision.currency
    model = Money(it.expected, it.money.low - it.luck, it.money.high - it.luck)
    best = Message(N_("The model at its best threshold"))
    return (_number(best, model, unit), *(_number(rival.label, rival.money, unit) for rival in it.rivals))


def _number(label: Message, money: Money, unit: str) -> Number:
    return Number(label, money.value, money.low, money.high, unit)
