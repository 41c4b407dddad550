"""The recogniser: CMU PocketSphinx with the English model of its package, by an open vocabulary or by our phrases.

It is imported on a worker only; a decoder stays there for the next recording.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.transcription.clips import RATE, phrases
from core.scenarios.transcription.pairs import arpa

MODEL_RATE = 16000  # samples per second that its acoustic model wants
PEAK = 32767
TAUGHT = {"unmuted": "AH N M Y UW T IH D"}
"""Words of our phrases that its dictionary of 134,000 lacks, with the sounds that we wrote for them (ARPAbet)."""

WAYS = ("open", "list", "grammar")
"""Any English sentence; any order of the words in our phrases, commoner pairs first; one of our phrases, whole."""


@dataclass(frozen=True)
class Heard:
    """Hold what the recogniser heard.

    Parameters
    ----------
    words : tuple of str
    surely : tuple of float
        How sure it is of each word, 0 to 1, beside the other words that it weighed.
    score : float
        How well the sounds fit, as the logarithm of a likelihood per hundredth of a second; NaN when nothing was heard.
    """

    words: tuple[str, ...]
    surely: tuple[float, ...]
    score: float

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)


def recognise(samples: NDArray[np.float32], how: str = "open") -> str:
    """Return what is said in a recording, in small letters without punctuation; empty when nothing was heard.

    Parameters
    ----------
    samples : array (n,)
        −1 to 1, 8,000 a second.
    how : str
        In `WAYS`.
    """
    return heard(samples, how).text


def heard(samples: NDArray[np.float32], how: str = "open", within: tuple[str, ...] | None = None) -> Heard:
    """Return what is said, how sure each word is, and how well the sounds fit.

    Parameters
    ----------
    samples : array (n,)
        −1 to 1, 8,000 a second.
    how : str
        In `WAYS`.
    within : tuple of str, optional
        The phrases to know instead of all of ours.
    """
    return _said(_decoder(how, within or phrases()), samples)


def _said(decoder: Any, samples: NDArray[np.float32]) -> Heard:
    decoder.start_utt()
    decoder.process_raw(wide(samples), no_search=False, full_utt=True)
    decoder.end_utt()
    best = decoder.hyp()
    if best is None:
        return Heard((), (), float("nan"))
    found = [(re.sub(r"\(\d+\)$", "", part.word), part.prob) for part in decoder.seg()]
    kept = [(word, min(1.0, share)) for word, share in found if re.match(r"[a-z0-9']", word)]
    score = float(np.log(best.score)) / max(1, decoder.n_frames())
    return Heard(tuple(word for word, _ in kept), tuple(share for _, share in kept), score)


def wide(samples: NDArray[np.float32]) -> bytes:
    """Return a recording as the recogniser wants it: 16-bit numbers, 16,000 a second.

    What a telephone cuts off above 4,000 Hz stays lost.
    """
    from scipy.signal import resample_poly

    full = resample_poly(samples, MODEL_RATE // RATE, 1)
    numbers: NDArray[np.int16] = (np.clip(full, -1, 1) * PEAK).astype("<i2")
    return numbers.tobytes()


@lru_cache(maxsize=3)
def _decoder(how: str, within: tuple[str, ...]) -> Any:
    return _MADE[how](within)


def _fresh(**settings: Any) -> Any:
    from pocketsphinx import Decoder, get_model_path  # type: ignore[import-untyped]

    home = Path(get_model_path()) / "en-us"
    decoder = Decoder(hmm=str(home / "en-us"), dict=str(home / "cmudict-en-us.dict"), loglevel="FATAL", **settings)
    for word, sounds in TAUGHT.items():
        decoder.add_word(word, sounds, False)
    return decoder


def _open(within: tuple[str, ...]) -> Any:
    from pocketsphinx import get_model_path

    return _fresh(lm=str(Path(get_model_path()) / "en-us" / "en-us.lm.bin"))


def _grammar(within: tuple[str, ...]) -> Any:
    decoder = _fresh(lm=None)
    decoder.add_jsgf_string("ours", grammar(within))
    decoder.activate_search("ours")
    return decoder


def grammar(within: tuple[str, ...]) -> str:
    """Return phrases as a grammar of the JSpeech Grammar Format: one of them, whole."""
    return "#JSGF V1.0;\ngrammar ours;\npublic <phrase> = " + " | ".join(within) + " ;\n"


def _listed(within: tuple[str, ...]) -> Any:
    words = tuple(sorted({word for phrase in phrases() for word in phrase.split()}))
    with NamedTemporaryFile("w", suffix=".lm", encoding="utf-8") as file:
        file.write(arpa(within, words))
        file.flush()
        return _fresh(lm=file.name)


_MADE = {"open": _open, "list": _listed, "grammar": _grammar}
