"""What scrambling the pixels costs each architecture, measured and in sentences."""

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.choice import AS_THEY_ARE, MODELS, SCRAMBLED
from core.messages import N_, Message

Values = NDArray[np.float64]


def costs_of(accuracy: Values) -> Values:
    """Return the points lost by scrambling (models, seeds) from shares right (models, arrangements, seeds)."""
    return 100 * (accuracy[:, AS_THEY_ARE] - accuracy[:, SCRAMBLED])


def choice_said(accuracy: Values) -> Message:
    """Say what scrambling costs the CNN beside the dense network, with the spread over seeds; whatever comes out."""
    lost = costs_of(accuracy)
    if np.isnan(lost).any():
        return Message(N_("How often each architecture is right on digits that it has not seen"))
    dense, cnn = (lost[list(MODELS).index(name)] for name in ("mlp", "cnn"))
    text = (
        N_("Scrambled pixels cost the CNN {cnn:.1f} points ({low:.1f} to {high:.1f}) and the dense network {dense:.1f}: its edge was the neighbourhood.")
        if cnn.min() > max(dense.mean(), 0)
        else N_("Scrambled pixels cost the CNN {cnn:.1f} points ({low:.1f} to {high:.1f}) and the dense network {dense:.1f}: no clear difference here.")
    )  # fmt: skip
    return Message.of(text, cnn=cnn.mean(), low=cnn.min(), high=cnn.max(), dense=dense.mean())


def best_said(accuracy: Values, names: "dict[str, str]") -> Message | None:
    """Say which architecture is best on the digits as they are, when its lowest training beats the next one's mean."""
    means = accuracy[:, AS_THEY_ARE].mean(axis=1)
    if np.isnan(means).any():
        return None
    first, second = np.argsort(-means)[:2]
    text = (
        N_(
            "On the digits as they are, {first} is best with {share:.1%} on average, ahead of {second} with {other:.1%}."
        )
        if accuracy[first, AS_THEY_ARE].min() > means[second]
        else N_("On the digits as they are, {first} ({share:.1%}) and {second} ({other:.1%}) are too close to call.")
    )
    titles = [Message(names[name]) for name in MODELS]
    return Message.of(text, first=titles[first], second=titles[second], share=means[first], other=means[second])
