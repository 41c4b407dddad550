"""What is heard in one recording, ours or a user's, and what the sound looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.inputs import read_sound
from core.scenarios.transcription.clips import RATE, Clip, clips
from core.scenarios.transcription.errors import errors, words_of
from core.scenarios.transcription.recognise import Heard, heard
from core.scenarios.transcription.trust import believed, signs
from core.scenarios.voice_commands.bends import BENDS

LONGEST = 12.0  # seconds of a user's recording: the open vocabulary takes about half of that here
SLICES = 400  # of an outline
FRAME, TALL, MOST = 256, 64, 240  # samples of a spectrogram's frame, its bands, its frames at most
FLOOR = 1e-7
SHOWN = 40  # letters of a text that is refused
SOME = 12  # recordings of a longer look, every fifth

LABELS: Mapping[str, str] = {
    "grammar": N_("Grammar of our phrases"),
    "list": N_("Which of our words follows which"),
    "open": N_("Open vocabulary"),
}


@dataclass(frozen=True, eq=False)
class Look:
    """Hold what is drawn of a sound: lowest and highest amplitude (n,), the logarithm of power (frames, bands), seconds."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    log_power: NDArray[np.float32]
    seconds: float

    @property
    def moments(self) -> NDArray[np.float64]:
        """Middle of each frame in seconds (frames,)."""
        return np.asarray((np.arange(len(self.log_power)) + 0.5) * self.seconds / len(self.log_power))

    @property
    def hertz(self) -> NDArray[np.float64]:
        """Middle of each band in Hz (bands,)."""
        return np.asarray((np.arange(TALL) + 0.5) * RATE / 2 / TALL)


def clip_of(file: str) -> Clip:
    """Return one of our recordings by its name."""
    return next(clip for clip in clips() if clip.file == file)


def own(content: bytes, how: str) -> Heard:
    """Return what is heard in a user's recording; on a worker.

    Raises
    ------
    UserError
        When it can't be read as one.
    """
    return heard(read_sound(content, RATE, LONGEST), how)


def ours(content: bytes) -> str:
    """Return the file of ours that a user's recording is, or "" where it is none of them; on a worker."""
    samples = read_sound(content, RATE, LONGEST)
    return next((clip.file for clip in clips() if np.array_equal(clip.samples(), samples)), "")


def said_in(text: str) -> tuple[tuple[str, ...], Message | None]:
    """Return the words that a user says were said, and why none could be taken from the text."""
    words = words_of(text.replace("’", "'"))
    foreign = any(letter.isalpha() and not letter.isascii() for letter in text)
    if text.strip() and (foreign or not words):
        return (), Message.of(_FOREIGN, text=text.strip()[:SHOWN])
    return words, None


_FOREIGN = N_("Expected what you said in English words, received “{text}”: the recogniser knows English only, so no error rate can be had.")  # fmt: skip


def own_look(content: bytes) -> Look:
    """Return what a user's recording looks like; on a worker."""
    return look(read_sound(content, RATE, LONGEST))


def clip_look(file: str) -> Look:
    """Return what one of our recordings looks like; on a worker."""
    return look(clip_of(file).samples())


def look(samples: NDArray[np.float32]) -> Look:
    """Return what a sound (n,) looks like."""
    parts = np.array_split(samples.astype(np.float64), min(SLICES, len(samples)))
    frames = min(MOST, max(1, len(samples) // (FRAME // 2)))
    starts = np.linspace(0, max(0, len(samples) - FRAME), frames).astype(int)
    padded = np.pad(samples, (0, max(0, FRAME - len(samples))))
    power = np.abs(np.fft.rfft(padded[starts[:, None] + np.arange(FRAME)] * np.hanning(FRAME), axis=1))[:, :-1] ** 2
    log = np.log(power.reshape(frames, TALL, -1).mean(axis=2) + FLOOR).astype(np.float32)
    return Look(np.array([p.min() for p in parts]), np.array([p.max() for p in parts]), log, len(samples) / RATE)


def doubt(weights: tuple[Any, ...], by_grammar: Heard, by_list: Heard) -> tuple[float, NDArray[np.float32]]:
    """Return the probability that every word of the grammar's transcript is right, and its signs (3,); on a worker."""
    found = signs(by_grammar, by_list)
    return float(believed(weights, found[np.newaxis])[0]), found


def bent(file: str, how: str, kind: str, amount: float) -> Heard:
    """Return what is heard in one of our recordings after a change of sound; on a worker."""
    return heard(BENDS[kind].apply(clip_of(file).samples(), amount), how)


def bent_wav(file: str, kind: str, amount: float) -> bytes:
    """Return one of our recordings after a change, as a WAV file to listen to."""
    from core.scenarios.voice_commands.words import wav_of

    return wav_of(BENDS[kind].apply(clip_of(file).samples(), amount))


def some() -> list[str]:
    """Return every fifth recording, by name."""
    return [clip.file for clip in clips()[:: len(clips()) // SOME]]


async def bent_some(hands: Any, kind: str, amount: float) -> Mapping[str, Any]:
    """Count the errors of the grammar and of pairs of words in some recordings, before and after a change of sound."""
    found: dict[str, list[int]] = {f"{way}_{when}": [] for way in ("grammar", "list") for when in ("before", "after")}
    for number, file in enumerate(some()):
        for name, count in (await hands.ask(_counted, file, kind, amount)).items():
            found[name].append(count)
        hands.tell(number + 1, SOME)
    return {name: np.array(counts) for name, counts in found.items()} | {"words": _lengths(some())}


def _counted(file: str, kind: str, amount: float) -> dict[str, int]:
    words, none = clip_of(file).words, BENDS[kind].amounts[0]
    return {
        f"{way}_{when}": errors(words, bent(file, way, kind, at).words)
        for way in ("grammar", "list")
        for when, at in (("before", none), ("after", amount))
    }


def _lengths(files: Sequence[str]) -> NDArray[np.int64]:
    return np.array([len(clip_of(file).words) for file in files])
