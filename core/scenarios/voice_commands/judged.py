"""The predictions on unseen voices, as the metrics page takes them."""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.voice_commands.words import WORDS

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions


def predictions(arrays: Mapping[str, Any]) -> "Predictions":
    """Return what the network said of the commands by unseen voices."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    p, y = np.asarray(arrays["p"], np.float64), np.asarray(arrays["y"], np.int64)
    tongue = np.array(["English" if WORDS[i].tongue == "en" else "Mandarin" for i in y])
    frame = pd.DataFrame({"language": tongue, "voice": [f"{i:.0f}" for i in arrays["voice"]]})
    title, why = N_("Voice commands"), N_("Which voices and which words are not understood.")
    labels = {"language": N_("Language"), "voice": N_("Voice"), "English": N_("English"), "Mandarin": N_("Mandarin")}
    return Predictions(
        key="scores-voice_commands-" + hashlib.sha256(p.tobytes()).hexdigest()[:16],
        title=Message(title),
        task="classification",
        y_true=y,
        y_prob=p,
        class_names=tuple(word.text for word in WORDS),
        card=Card(title, why, N_("Synthetic voices of espeak-ng"), N_("Made for this project"), N_("command"), labels),
        frame=frame,
        rows=np.arange(len(y)),
        has_model=False,
    )
