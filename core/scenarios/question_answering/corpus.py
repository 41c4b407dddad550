"""Questions with their answers, in English and Chinese."""

import csv
import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "files" / "chatterbot_en_zh.tsv.gz"
LANGUAGES = ("en", "zh")
_NOISE = re.compile(r"[\W_]+")
_CHINESE = re.compile(r"[㐀-䶿一-鿿豈-﫿]")


@dataclass(frozen=True)
class Entry:
    """Hold a question with its topic and all answers that somebody wrote for it."""

    question: str
    topic: str
    answers: tuple[str, ...]


@lru_cache(maxsize=2)
def entries(language: str) -> tuple[Entry, ...]:
    """Return the different questions of a language, each once, in the order of the file; one in two topics keeps the first."""
    found: dict[str, Entry] = {}
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["lang"] == language:
                known = found.get(plain(row["q"]), Entry(row["q"], row["cat"], ()))
                answers = dict.fromkeys((*known.answers, row["a"].strip().lstrip("| ")))
                found[plain(row["q"])] = Entry(known.question, known.topic, tuple(answers))
    return tuple(found.values())


def plain(text: str) -> str:
    """Return a text in small letters without blanks and marks: what two writings of one question share."""
    return _NOISE.sub("", text.lower()) or text


def language_of(text: str) -> str:
    """Tell the language of a text by its characters: Chinese where at least a third of the letters are, else English."""
    letters = [sign for sign in text if sign.isalpha()]
    chinese = sum(bool(_CHINESE.match(sign)) for sign in letters)
    return "zh" if 3 * chinese >= max(1, len(letters)) else "en"


@lru_cache(maxsize=2)
def families(language: str) -> tuple[int, ...]:
    """Return a number for each question: equal for those that share an answer, directly or through others."""
    home: dict[str, int] = {}
    numbers = list(range(len(entries(language))))
    for place, entry in enumerate(entries(language)):
        for answer in map(plain, entry.answers):
            old, new = numbers[place], numbers[home.setdefault(answer, place)]
            numbers = [new if number == old else number for number in numbers]
    return tuple(numbers)


def same_answer(language: str, one: int, other: int) -> bool:
    """Tell whether two questions, by their places, have an answer in common."""
    all_entries = entries(language)
    return not {*map(plain, all_entries[one].answers)}.isdisjoint(map(plain, all_entries[other].answers))
