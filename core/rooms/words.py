"""The room's words: what people answered in a word or two, counted."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from core.rooms.room import Room
from core.rooms.texts import folded

APART = re.compile(r"[,;，、；|]")
AROUND = " .!?。！？…“”\"'‘’「」『』()（）"


class Counted(NamedTuple):
    """Hold a word, as most people wrote it, and how many people said it."""

    text: str
    people: int


def words(room: Room, exercise: str = "") -> tuple[Counted, ...]:
    """Return the words that were said to an exercise, or to all, the most frequent first.

    Words that differ in case or width only are the same; what somebody says twice counts once.
    """
    said = [one for one in room.said if one.kind == "word" and exercise in ("", one.exercise)]
    return counted((one.person, str(one.value["text"])) for one in said)


def counted(said: Iterable[tuple[int, str]]) -> tuple[Counted, ...]:
    """Count the people behind each word; an answer with commas holds several, anything else is kept whole."""
    people: dict[str, set[int]] = {}
    forms: dict[str, Counter[str]] = {}
    for person, text in said:
        for part in APART.split(text):
            word = " ".join(part.split()).strip(AROUND)
            if word:
                people.setdefault(folded(word), set()).add(person)
                forms.setdefault(folded(word), Counter())[word] += 1
    found = [Counted(_usual(forms[key]), len(who)) for key, who in people.items()]
    return tuple(sorted(found, key=lambda one: (-one.people, folded(one.text))))


def _usual(forms: Counter[str]) -> str:
    """Return how most people wrote a word; among equals the first in the alphabet, which begins with capitals."""
    return min(forms, key=lambda form: (-forms[form], form))
