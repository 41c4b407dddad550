"""What goes wrong with sound between a mouth and a network: noise, speed, pitch, a narrow line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Sound = NDArray[np.float32]
RATE = 8000  # samples per second
UNTOUCHED = N_("untouched")


@dataclass(frozen=True)
class Bend:
    """Describe a change of sound; texts are marked with `N_`.

    Parameters
    ----------
    change : callable
        `change(samples, amount) -> samples`, both (n,) at 8,000 a second.
    unit : str
        What is chosen, with its unit.
    amounts : tuple of float
        To choose from, from none to much; at the first a recording stays as it is.
    usual : float
        Chosen at first.
    """

    label: str
    unit: str
    amounts: tuple[float, ...]
    usual: float
    change: Callable[[Sound, float], Sound]

    def apply(self, samples: Sound, amount: float) -> Sound:
        """Return a recording after the change; at the first amount the recording itself."""
        return samples if amount == self.amounts[0] else self.change(samples, amount)

    def names(self) -> dict[float, str]:
        """Return amount -> what a user reads for it; the first is marked with `N_`."""
        first, *others = self.amounts
        return {first: UNTOUCHED} | {amount: f"{amount:g}" for amount in others}


def noisy(samples: Sound, ratio: float) -> Sound:
    """Add white noise, so that the voice has `ratio` dB more power than the noise."""
    power = float(np.mean(samples.astype(np.float64) ** 2)) / 10 ** (ratio / 10)
    noise = np.random.default_rng(0).normal(0, np.sqrt(power), len(samples))
    return np.asarray(samples + noise, np.float32)


def faster(samples: Sound, factor: float) -> Sound:
    """Play a recording `factor` times as fast; the pitch rises with it, as on a tape."""
    places = np.arange(0, len(samples) - 1, factor)
    return np.asarray(np.interp(places, np.arange(len(samples)), samples), np.float32)


def narrow(samples: Sound, top: float) -> Sound:
    """Take away all that lies above `top` Hz."""
    parts = np.fft.rfft(samples)
    parts[np.fft.rfftfreq(len(samples), 1 / RATE) > top] = 0
    return np.asarray(np.fft.irfft(parts, len(samples)), np.float32)


BENDS: Mapping[str, Bend] = {
    "noise": Bend(N_("Noise"), N_("How much louder the voice is than the noise, in dB"), (np.inf, 40.0, 30.0, 20.0, 15.0, 10.0, 5.0, 0.0), 10.0, noisy),
    "fast": Bend(N_("Faster and higher"), N_("Times as fast"), (1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0), 1.35, faster),
    "slow": Bend(N_("Slower and lower"), N_("Times as fast"), (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6), 0.8, faster),
    "narrow": Bend(N_("A narrow line"), N_("Highest frequency that gets through, in Hz"), (4000.0, 3400.0, 3000.0, 2500.0, 2000.0, 1500.0, 1000.0), 2000.0, narrow),
}  # fmt: skip
"""Name -> change."""


def sweep(weights: tuple[Any, ...], kind: str) -> Mapping[str, Any]:
    """Return how the network fares with a change at every amount; on a worker.

    Returns
    -------
    mapping
        said, sure and far (amounts, 20) for one clip of each command by a voice that it has not heard, the distance that
        is usual, and their X (amounts, 20, frames, bands); the first amount is the untouched clip.
    """
    from core.scenarios.voice_commands.answer import distances
    from core.scenarios.voice_commands.features import spectrogram
    from core.scenarios.voice_commands.net import chances
    from core.scenarios.voice_commands.words import FOLDER, WORDS, read_wav, spoken_file

    sounds = [read_wav(FOLDER / spoken_file(number)) for number in range(len(WORDS))]
    bend = BENDS[kind]
    X = np.stack([[spectrogram(bend.apply(sound, amount)) for sound in sounds] for amount in bend.amounts])
    p = np.stack([chances(weights, part) for part in X])
    far = [distances(part) for part in X]
    return {
        "said": p.argmax(axis=2), "sure": p.max(axis=2), "X": X,
        "far": np.stack([one for one, _ in far]), "usual": far[0][1],
    }  # fmt: skip


def bent_wav(file: str, kind: str, amount: float) -> bytes:
    """Return one of our recordings after a change, as a WAV file to listen to."""
    from core.scenarios.voice_commands.words import FOLDER, read_wav, wav_of

    return wav_of(BENDS[kind].apply(read_wav(FOLDER / file), amount))
