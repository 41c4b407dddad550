"""Sixty real recordings of a telephone system, and what is said in each."""

import wave
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.scenarios.transcription.errors import words_of

FOLDER = Path(__file__).parents[1] / "files" / "asterisk_en"
RATE = 8000  # samples per second
FULL_SCALE = 32768.0


@dataclass(frozen=True)
class Clip:
    """Name a recording and what is said in it."""

    file: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are said, in small letters."""
        return words_of(self.text)

    @property
    def path(self) -> Path:
        """Where the recording lies."""
        return FOLDER / self.file

    def samples(self) -> NDArray[np.float32]:
        """Return the sound (n,), −1 to 1, 8,000 a second."""
        with wave.open(str(self.path)) as file:
            frames = file.readframes(file.getnframes())
        return (np.frombuffer(frames, "<i2") / FULL_SCALE).astype(np.float32)


@lru_cache(maxsize=1)
def clips() -> tuple[Clip, ...]:
    """Return all recordings, in the order of their names."""
    lines = (FOLDER / "transcripts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Clip(*line.split("\t")) for line in lines)


@lru_cache(maxsize=1)
def phrases() -> tuple[str, ...]:
    """Return what is said in the recordings, each wording once, in small letters."""
    return tuple(sorted({" ".join(clip.words) for clip in clips()}))
