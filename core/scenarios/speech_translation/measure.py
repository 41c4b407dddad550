"""Recognises and translates the sixty recordings, and scores each step of the chain."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.result import Kind, Result, Rival
from core.scenarios.speech_translation.book import FOLDS, looked_up, nearest, translations
from core.scenarios.speech_translation.transcripts import open_transcripts
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.errors import errors, words_of
from core.scenarios.transcription.recognise import recognise
from core.scenarios.translation.answer import answers
from core.scenarios.translation.phone import phone_pairs
from core.scenarios.translation.scoring import chrf_rows, mean_sure

SLICE = 12  # recordings that a worker recognises at once
HEARD = ("open", "grammar")
Arrays = dict[str, NDArray[Any]]


async def measure(hands: Any) -> Mapping[str, Any]:
    """Follow each recording through the chain, by both ways of recognition, and by the phrase book."""
    made, total = told(), 2.0 * FOLDS + len(HEARD) + 2
    parts = []
    for start in range(0, len(made["clip"]), SLICE):
        parts += await hands.ask(recognised, start)
        hands.tell(len(parts) / SLICE, total)
    made["heard_grammar"] = np.array(parts)
    looked: dict[str, tuple[str, str]] = {}
    for fold in range(FOLDS):
        found = await hands.ask(looked_up, fold)
        looked |= dict(zip(found["file"], zip(found["en"], found["zh"], strict=True), strict=True))
        hands.tell(FOLDS + fold + 1, total)
    made |= {
        f"book_{name}": np.array([looked[file][i] for file in made["clip"]]) for i, name in enumerate(("en", "zh"))
    }
    for step, name in enumerate(("said", *(f"heard_{how}" for how in HEARD))):
        made |= await hands.ask(translated, name, list(map(str, made[name])))
        hands.tell(2 * FOLDS + step + 1, total)
    made |= await hands.ask(scored, made)
    return made | {"seconds_alone": np.array(await hands.ask(alone))}


def told() -> Arrays:
    """Return what is said in each recording, its Chinese, and what the open vocabulary heard."""
    heard = open_transcripts()
    return {
        "clip": np.array([clip.file for clip in clips()]),
        "said": np.array([clip.text for clip in clips()]),
        "zh": np.array(phone_pairs()[1]),
        "heard_open": np.array([heard[clip.file][0] for clip in clips()]),
        "open_sure": np.array([heard[clip.file][1] for clip in clips()]),
    }


def recognised(start: int) -> list[str]:
    """Return what is heard in some recordings when it must be one of the phrases."""
    return [recognise(clip.samples(), "grammar") for clip in clips()[start : start + SLICE]]


def translated(name: str, texts: Sequence[str]) -> Arrays:
    """Return translations of what was said or heard, the book's too, how sure the translator is, and the errors of each transcript."""
    found = answers(texts)
    words, book = [clip.words for clip in clips()], translations()
    wrong = [errors(said, words_of(text)) for said, text in zip(words, texts, strict=True)]
    return {
        f"{name}_zh": np.array([one.text for one in found]),
        f"{name}_sure": np.array([one.sure for one in found]),
        f"{name}_book": np.array([book.get(nearest(" ".join(words_of(text))), "") for text in texts]),
        f"{name}_errors": np.array(wrong),
        "words": np.array([len(said) for said in words]),
    }


def scored(made: Mapping[str, Any]) -> Arrays:
    """Return score, low and high of each way (8, 3), and each recording's score by each way (8, 60)."""
    truth = list(map(str, made["zh"]))
    plain = [list(map(str, texts)) for texts in ways(made)]
    rows = np.array([chrf_rows(answers, truth) for answers in plain])
    return {"scores": np.array([mean_sure(each) for each in rows]), "rows": rows}


def ways(made: Mapping[str, Any]) -> list[Any]:
    """Return the Chinese that each way of `ROWS` gives."""
    return [
        made["said"], made["book_zh"], made["heard_open_zh"], made["heard_grammar_zh"], made["said_zh"],
        made["heard_open_book"], made["heard_grammar_book"], made["said_book"],
    ]  # fmt: skip


def alone() -> float:
    """Return the seconds from sound to Chinese with the open vocabulary, of one short recording."""
    clip = min(clips(), key=lambda clip: clip.path.stat().st_size)
    recognise(clip.samples(), "open")
    began = time.perf_counter()
    answers([recognise(clip.samples(), "open")])
    return time.perf_counter() - began


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = tuple(
        Rival(label, kind, float(row[0]), float(row[1]), float(row[2]))
        for (label, kind), row in zip(LABELS, arrays["scores"], strict=False)
    )
    return Result("chrf", len(arrays["clip"]), N_("recordings"), rivals, float(arrays["seconds_alone"]), shipped=True)


LABELS: tuple[tuple[str, Kind], ...] = (
    (N_("The English as it is"), "nothing"),
    (N_("Phrase book without the phrase"), "simple"),
    (N_("Open recognition, then translation"), "model"),
    (N_("Recognition among the phrases, then translation"), "model"),
    (N_("The true words, then translation"), "model"),
    (N_("Open recognition, then the nearest phrase of a book"), "simple"),
    (N_("Recognition among the phrases of a book"), "simple"),
)
