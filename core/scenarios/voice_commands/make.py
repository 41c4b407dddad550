"""How the recordings of this case were made: `python -m core.scenarios.voice_commands.make`, on Debian.

It needs `apt-get install espeak-ng asterisk-core-sounds-en-wav`. Commands and strange words are spoken by espeak-ng, a
synthesiser; digits, days and months of the real voice are copied.
"""

import random
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.scenarios.voice_commands.features import RATE, spectrogram
from core.scenarios.voice_commands.words import FOLDER, REAL, REAL_STRANGE, STRANGE, WORDS, Packed, spoken_file, wav_of

PROMPTS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
SPOKEN_RATE = 22050  # samples per second of espeak-ng
VOICES, UNSEEN, TAKES = 30, 8, 2
UNLIKE = {"whisper", "whisperf", "croak", "robosoft"}  # no voices that a person could have
TONGUES = {"en": "en-us", "zh": "cmn"}


@dataclass(frozen=True)
class Order:
    """Say what is spoken by which voice, at so many words a minute and a pitch of 0 to 99."""

    tongue: str
    text: str
    voice: str
    speed: int
    pitch: int

    def spoken(self) -> NDArray[np.float32]:
        """Return the sound (n,), 8,000 samples a second."""
        from scipy.signal import resample_poly

        call = ["espeak-ng", "-v", f"{TONGUES[self.tongue]}+{self.voice}", "-s", str(self.speed), "-p", str(self.pitch)]
        made = subprocess.run([*call, "--stdout", self.text], capture_output=True, check=True).stdout
        full = np.frombuffer(made[44:], "<i2").astype(np.float32) / 32768
        return np.asarray(resample_poly(full, RATE, SPOKEN_RATE), np.float32)


def voices() -> list[str]:
    """Return voices in a random order that is the same each time; the last are kept for the test."""
    listed = subprocess.run(["espeak-ng", "--voices=variant"], capture_output=True, text=True, check=True).stdout
    names = sorted(line.split()[4].split("/")[-1] for line in listed.splitlines()[1:])
    names = [name for name in names if name.lower() not in UNLIKE]
    random.Random(0).shuffle(names)
    return names[:VOICES]


def main() -> None:
    """Make the recordings' features, a few recordings to listen to, and copy the real ones."""
    FOLDER.mkdir(exist_ok=True)
    chance, names = random.Random(1), voices()
    said = [(i, word.tongue, word.text, voice) for i, word in enumerate(WORDS) for voice in names for _ in range(TAKES)]
    said += [(-1, tongue, text, voice) for tongue, text in STRANGE for voice in names[-UNSEEN:]]
    orders = [Order(t, text, voice, chance.randint(120, 200), chance.randint(20, 80)) for _, t, text, voice in said]
    with ThreadPoolExecutor(2) as pool:
        sounds = list(pool.map(Order.spoken, orders))
    X = np.stack([spectrogram(sound) for sound in sounds])
    y = np.array([number for number, *_ in said])
    voice = np.array([names.index(name) for *_, name in said])
    text = np.array([f"{tongue}:{text}" for _, tongue, text, _ in said])
    np.savez_compressed(FOLDER / "features.npz", **Packed.of(X).arrays(), y=y.astype(np.int8), voice=voice.astype(np.int8), text=text, names=np.array(names))  # fmt: skip
    _write_examples(y, voice, sounds)
    for file in (*REAL, *REAL_STRANGE):
        shutil.copy(PROMPTS / "digits" / file, FOLDER / file)


def _write_examples(y: NDArray[np.int64], voice: NDArray[np.int64], sounds: list[NDArray[np.float32]]) -> None:
    """Write every command once, by one of the voices kept for the test each."""
    for number in range(len(WORDS)):
        speaker = VOICES - UNSEEN + number % UNSEEN
        take = int(np.flatnonzero((y == number) & (voice == speaker))[0])
        (FOLDER / spoken_file(number)).write_bytes(wav_of(sounds[take]))


if __name__ == "__main__":
    main()
