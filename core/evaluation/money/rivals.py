"""The ways to act, with and without a model, as a table."""

import pandas as pd

from core.decision import Decision
from core.evaluation.money.words import money_range
from core.evaluation.money.worth import Worth
from core.messages import N_, Translate


def rivals_table(it: Worth, decision: Decision, translate: Translate) -> pd.DataFrame:
    """Return a row for each way to act: what it brings a month, and how much more the model brings."""
    way, brings, more = (
        translate(text) for text in (N_("Way to act"), N_("Brings a month"), N_("More with the model"))
    )
    rows = [
        {
            way: translate(N_("Model, best threshold")),
            brings: money_range(it.money, decision).text(translate),
            more: "–",
        }
    ]
    for rival in sorted(it.rivals, key=lambda one: -one.money.value):
        rows.append(
            {
                way: rival.label.text(translate),
                brings: money_range(rival.money, decision).text(translate),
                more: money_range(rival.by, decision).text(translate),
            }
        )
    return pd.DataFrame(rows)
