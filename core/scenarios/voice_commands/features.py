"""What the network sees of a recording: one second of sound as a spectrogram of 25 bands."""

import numpy as np
from numpy.typing import NDArray

RATE = 8000  # samples per second
SECONDS = 1.0
FRAME, HOP = 256, 128  # samples: 32 ms, every 16 ms
BANDS = 25
TOP = 3800.0  # Hz, of the highest band
LOUD = 0.05  # share of the largest amplitude at which a word begins
LEAD = 400  # samples kept before it
FLOOR = 1e-4  # of the power of a full band: softer is silence
PEAK = 0.5
HISS = 0.002  # amplitude of faint noise, so that digital silence has no special look
FRAMES = (int(RATE * SECONDS) - FRAME) // HOP + 1


def spectrogram(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the logarithm of the power (frames, bands) of the second after a word begins, as loud as any other.

    Parameters
    ----------
    samples : array (n,)
        −1 to 1, 8,000 a second; longer recordings are cut, shorter ones filled with faint noise.
    """
    word = framed(samples)
    places = np.arange(FRAMES)[:, None] * HOP + np.arange(FRAME)
    power = np.abs(np.fft.rfft(word[places] * np.hanning(FRAME), axis=1)) ** 2
    made: NDArray[np.float32] = np.log(power @ _bands() + FLOOR).astype(np.float32)
    return made


def framed(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the second of sound (8000,) that begins just before the word does, at a fixed loudness."""
    loud = np.abs(samples.astype(np.float64))
    begin = max(0, int(np.argmax(loud > LOUD * loud.max())) - LEAD)
    word = samples[begin : begin + int(RATE * SECONDS)].astype(np.float64)
    word *= PEAK / max(float(np.abs(word).max()), 1e-6)
    word = np.pad(word, (0, int(RATE * SECONDS) - len(word)))
    return np.asarray(word + np.random.default_rng(0).normal(0, HISS, len(word)))


def edges() -> NDArray[np.float64]:
    """Return the edges (bands + 2,) of the bands in Hz, evenly spaced to the ear (mel scale, O'Shaughnessy 1987)."""
    mel = np.linspace(0, 2595 * np.log10(1 + TOP / 700), BANDS + 2)
    return np.asarray(700 * (10 ** (mel / 2595) - 1))


def _bands() -> NDArray[np.float64]:
    """Return triangles (frequencies, bands) that add up neighbouring frequencies."""
    hertz, marks = np.fft.rfftfreq(FRAME, 1 / RATE)[:, None], edges()
    up = (hertz - marks[:-2]) / (marks[1:-1] - marks[:-2])
    down = (marks[2:] - hertz) / (marks[2:] - marks[1:-1])
    return np.maximum(0, np.minimum(up, down))


def middles() -> NDArray[np.float64]:
    """Return the middle of each band in Hz (bands,)."""
    return edges()[1:-1]


def moments() -> NDArray[np.float64]:
    """Return the middle of each frame in seconds (frames,)."""
    return np.asarray((np.arange(FRAMES) * HOP + FRAME / 2) / RATE)
