"""A recording that a user made or uploaded; read on a worker, never in the page's process."""

import io
import wave
from math import gcd

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

MOST_BYTES = 20_000_000
LONGEST = 30.0  # seconds
SHORTEST = 0.1  # seconds
SILENCE = 1e-3  # largest amplitude of a recording with nothing in it, of 1


def read_sound(content: bytes, rate: int = 8000, longest: float = LONGEST) -> NDArray[np.float32]:
    """Return the samples (n,) of a WAV file in one channel at `rate` a second, between -1 and 1.

    Raises
    ------
    UserError
        When there is nothing in it or only silence, it is too long or too large, or is no WAV file.
    """
    if not content:
        raise UserError(N_("Expected a recording, received an empty file."))
    if len(content) > MOST_BYTES:
        raise UserError(
            N_("Expected at most {most:.0f} MB, received {received:.0f} MB: make the file smaller."),
            most=MOST_BYTES / 1e6,
            received=len(content) / 1e6,
        )
    samples, own_rate = _decoded(content)
    _check_length(len(samples) / own_rate, longest)
    if float(np.abs(samples).max()) < SILENCE:
        raise UserError(N_("Expected a voice, received silence: check the microphone."))
    return _resampled(samples, own_rate, rate)


def _check_length(seconds: float, longest: float) -> None:
    if not SHORTEST <= seconds <= longest:
        raise UserError(
            N_("Expected {shortest} to {longest:.0f} seconds of sound, received {received:.1f}."),
            shortest=SHORTEST,
            longest=longest,
            received=seconds,
        )


def _decoded(content: bytes) -> tuple[NDArray[np.float32], int]:
    """Return samples (n,) of one channel and their rate; WAV files of 8 to 32 bits."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            raw = np.frombuffer(file.readframes(file.getnframes()), np.uint8)
        raw = raw[: len(raw) // (width * channels) * width * channels].reshape(-1, width)
        numbers = _widened(raw, width).reshape(-1, channels).mean(axis=1)
    except (wave.Error, EOFError, ValueError, ZeroDivisionError, RuntimeError) as problem:
        raise UserError(N_("Expected a WAV recording, received a file that can't be read as one.")) from problem
    if rate <= 0 or rate > 400_000:
        raise UserError(N_("Expected a WAV recording, received a file that can't be read as one."))
    return numbers.astype(np.float32), rate


def _widened(raw: NDArray[np.uint8], width: int) -> NDArray[np.float64]:
    """Return bytes (n, width) as numbers between -1 and 1; one byte is unsigned, more are signed, the lowest first."""
    if width == 1:
        return (raw[:, 0].astype(np.float64) - 128) / 128
    padded = np.zeros((len(raw), 4), np.uint8)
    padded[:, 4 - width :] = raw
    return padded.reshape(-1).view("<i4") / 2.0**31


def _resampled(samples: NDArray[np.float32], own_rate: int, rate: int) -> NDArray[np.float32]:
    if own_rate == rate:
        return samples
    from scipy.signal import resample_poly

    shared = gcd(own_rate, rate)
    return np.asarray(resample_poly(samples, rate // shared, own_rate // shared), np.float32)
