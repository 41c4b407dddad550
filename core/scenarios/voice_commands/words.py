"""Twenty commands, the words that are none of them, and where the recordings lie."""

import io
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.voice_commands.features import RATE

FOLDER = Path(__file__).parents[1] / "files" / "voice_commands"
UNSEEN_FROM = 22  # voices with this number and above are kept for the test


@dataclass(frozen=True)
class Word:
    """Hold a command as it is written, and its language: "en" or "zh"."""

    text: str
    tongue: str


ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MANDARIN = ("是的", "不是", "向上", "向下", "向左", "向右", "停止", "开始", "打开", "关闭")
WORDS = (*(Word(text, "en") for text in ENGLISH), *(Word(text, "zh") for text in MANDARIN))
"""Class number -> command. English are the digits, since a real voice that says them can be had."""

STRANGE = tuple(
    [("en", text) for text in ("monday", "coffee", "window", "hello", "music", "yellow", "garden", "report")]
    + [("zh", text) for text in ("天气", "音乐", "电话", "咖啡", "窗户", "你好", "报告", "花园")]
)
"""Words that are no command."""

REAL = tuple(f"{digit}.wav" for digit in range(10))
"""The real voice says the digits: file -> class number, by place."""

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
REAL_STRANGE: Mapping[str, str] = {
    **{f"day-{i}.wav": name for i, name in enumerate(DAYS)},
    **{f"mon-{i}.wav": name for i, name in enumerate(MONTHS)},
}
"""The real voice says what is no command: file -> word."""


def spoken_file(number: int) -> str:
    """Return the file of a command by a synthetic voice that is kept for the test."""
    return f"spoken_{number:02d}.wav"


@dataclass(frozen=True, eq=False)
class Packed:
    """Hold spectrograms in one byte a value.

    Parameters
    ----------
    levels : array (n, frames, bands) of uint8
    low, step : float
        Value of level 0, and from one level to the next.
    """

    levels: NDArray[np.uint8]
    low: float
    step: float

    @classmethod
    def of(cls, X: NDArray[np.float32]) -> Self:
        """Pack spectrograms (n, frames, bands)."""
        low, high = float(X.min()), float(X.max())
        step = (high - low) / 255
        return cls(np.round((X - low) / step).astype(np.uint8), low, step)

    def arrays(self) -> dict[str, Any]:
        """Return what a file keeps."""
        return {"levels": self.levels, "low": self.low, "step": self.step}

    def opened(self) -> NDArray[np.float32]:
        """Return the spectrograms (n, frames, bands)."""
        return (self.low + self.step * self.levels).astype(np.float32)


@lru_cache(maxsize=1)
def spoken() -> Mapping[str, Any]:
    """Return the synthetic recordings: X (n, frames, bands), y (n,) with −1 for no command, voice (n,), text (n,)."""
    with np.load(FOLDER / "features.npz") as file:
        X = Packed(file["levels"], float(file["low"]), float(file["step"])).opened()
        return {"X": X, "y": file["y"].astype(np.int64), "voice": file["voice"].astype(np.int64), "text": file["text"]}


def read_wav(path: Path) -> NDArray[np.float32]:
    """Return the samples (n,) of one of our recordings, −1 to 1."""
    with wave.open(str(path)) as file:
        return (np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768).astype(np.float32)


def wav_of(samples: NDArray[np.float32]) -> bytes:
    """Return samples (n,) as a WAV file of 16-bit numbers, 8,000 a second."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return made.getvalue()


@dataclass(frozen=True)
class Example:
    """Name a recording to listen to: its file, how a user reads it (marked with `N_`, with {word}), and what is said."""

    file: str
    label: str
    text: str


SYNTHETIC, REAL_WOMAN, NO_COMMAND = N_("{word}, synthetic voice"), N_("{word}, real voice"), N_("{word}, real voice, no command")  # fmt: skip


def examples() -> tuple[Example, ...]:
    """Return all recordings to listen to."""
    return (
        *(Example(spoken_file(number), SYNTHETIC, word.text) for number, word in enumerate(WORDS)),
        *(Example(file, REAL_WOMAN, WORDS[number].text) for number, file in enumerate(REAL)),
        *(Example(file, NO_COMMAND, word) for file, word in REAL_STRANGE.items()),
    )
