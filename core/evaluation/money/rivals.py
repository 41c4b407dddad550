"""The ways to act, with and without a model, as a table."""

import pandas as pd

from core.decision import Decision
from core.evaluation.money.words import money_range
from core.evaluation.money.worth import Worth
from core.messages import N_, Message, Translate, worded

Words = Message | str
HEAD = (N_("Way to act"), N_("Brings a month"), N_("More with the model"))


def ways_to_act(it: Worth, decision: Decision) -> tuple[tuple[Words, Words, Words], ...]:
    """Return a row for each way to act, below `HEAD`: the model first, then the others, the dearest first."""
    model = Message(N_("Model, best threshold")), money_range(it.money, decision), "–"
    rivals = sorted(it.rivals, key=lambda one: -one.money.value)
    return (
        model,
        *((one.label, money_range(one.money, decision), money_range(one.by, decision)) for one in rivals),
    )


def rivals_table(it: Worth, decision: Decision, translate: Translate) -> pd.DataFrame:
    """Return the ways to act in the language of `translate`."""
    rows = [[worded(words, translate) for words in row] for row in ways_to_act(it, decision)]
    return pd.DataFrame(rows, columns=[translate(text) for text in HEAD])
