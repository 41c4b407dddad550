"""The weekly forecasts as predictions that the Metrics page can judge."""

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Predictions
from core.messages import N_, Message
from core.scenarios.market_forecast.skill import scored


def predictions(arrays: Mapping[str, Any]) -> Predictions:
    """Return the network's forecasts of the logarithm of the next week's volatility, with what came."""
    it = scored(arrays)
    truth, said = arrays["rough"][it].astype("float32"), arrays["rough_net"][it].astype("float64")
    digest = hashlib.sha256(truth.tobytes() + said.tobytes()).hexdigest()[:12]
    title = N_("Oil: how rough the next week gets")
    source = N_("US Energy Information Administration through FRED")
    card = Card(title, title, source, N_("Public domain"), N_("Log of the next week's daily moves"))
    frame = pd.DataFrame({"day": arrays["day"][it].astype("datetime64[D]").astype(str)})
    return Predictions(
        key=f"market-{digest}", title=Message(title), task="regression", y_true=truth, y_prob=said[:, None],
        class_names=(), card=card, frame=frame, rows=it, has_model=False,
    )  # fmt: skip
