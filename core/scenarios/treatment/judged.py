"""The network's risks as predictions that the page of Metrics can judge."""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Predictions
from core.messages import N_, Message
from core.scenarios.treatment.policies import risk_of
from core.scenarios.treatment.table import COLUMNS, SPLITS, trial


def predictions(arrays: Mapping[str, Any]) -> Predictions:
    """Return the risk of the arm that each patient got, by trainings that did not see the patient."""
    it = trial()
    risk = np.mean([risk_of(arrays, split) for split in range(SPLITS)], axis=0)[np.arange(it.n), it.arm]
    title = N_("Treatment: risk under the treatment given")
    card = Card(
        title,
        N_("How well the risks are known decides how far a rule that compares them can be trusted."),
        N_("AIDS Clinical Trials Group study 175"),
        N_("UCI lists CC BY 4.0"),
        N_("Got worse"),
        {name: column.label for name, column in COLUMNS.items()},
    )
    return Predictions(
        "treatment-" + hashlib.sha256(risk.tobytes()).hexdigest()[:12],
        Message(title),
        "classification",
        it.event,
        np.column_stack([1 - risk, risk]),
        (Message(N_("did not get worse")), Message(N_("got worse"))),
        card,
        pd.DataFrame(it.X, columns=list(COLUMNS)),
        np.arange(it.n),
        has_model=False,
    )
