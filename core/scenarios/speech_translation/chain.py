"""The chain from sound to Chinese, step by step, for one recording; on a worker."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.scenarios.inputs.sound import read_sound
from core.scenarios.speech_translation.noise import noisy
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.errors import errors, words_of
from core.scenarios.transcription.recognise import heard
from core.scenarios.translation.answer import Answer, answers
from core.scenarios.translation.phone import phone_pairs
from core.scenarios.translation.scoring import chrf_rows

LONGEST = 10.0  # seconds of a recording of one's own: recognition takes about half as long


@dataclass(frozen=True, eq=False)
class Chain:
    """Hold what became of a recording.

    Parameters
    ----------
    how : str
        "open" or "grammar": any sentence, or one of the sixty announcements.
    transcript : str
    words, surely : tuple
        Words of the transcript, and how sure the recogniser is of each.
    answer : Answer
        The translation of the transcript.
    wrong : int
        Word errors, where it is known what was said; else -1.
    score : float
        chrF, where there is a reference; else NaN.
    """

    how: str
    transcript: str
    words: tuple[str, ...]
    surely: tuple[float, ...]
    answer: Answer
    wrong: int = -1
    score: float = float("nan")

    @property
    def sure(self) -> float:
        """How sure the recogniser is of a word, on average; 0 when nothing was heard."""
        return sum(self.surely) / len(self.surely) if self.surely else 0.0


def followed(samples: NDArray[np.float32], how: str) -> Chain:
    """Return what becomes of sound (n,), 8,000 samples a second."""
    found = heard(samples, how)
    return Chain(how, found.text, found.words, found.surely, answers([found.text])[0])


def own(content: bytes, how: str) -> Chain:
    """Return what becomes of a recording of the user's own.

    Raises
    ------
    UserError
        As `read_sound`.
    """
    return followed(read_sound(content, longest=LONGEST), how)


def clip(number: int, how: str, decibels: float | None = None) -> Chain:
    """Return what becomes of one of the sixty recordings, with noise that lies so many decibels below it, or without."""
    one, zh = clips()[number], phone_pairs()[1][number]
    samples = one.samples() if decibels is None else noisy(one.samples(), decibels)
    made = followed(samples, how)
    wrong = errors(one.words, words_of(made.transcript))
    return replace(made, wrong=wrong, score=float(chrf_rows([made.answer.text], [zh])[0]))


def noisy_sound(number: int, decibels: float) -> bytes:
    """Return one of the sixty recordings with noise, as a WAV file."""
    import io
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes((noisy(clips()[number].samples(), decibels) * 32767).astype("<i2").tobytes())
    return out.getvalue()
