"""Messages that a machine should not answer: real questions in the wrong company."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.messages import N_
from core.scenarios.question_answering.corpus import LANGUAGES
from core.scenarios.question_answering.parts import index_of

MOST = 150  # messages of a kind
SEED = 5

# The list of rules knows the words of the first half; the second half is angry in other words, as real people are.
_ANGRY: Mapping[str, tuple[str, ...]] = {
    "en": (
        "This is ridiculous! {q}",
        "{q} Answer immediately!",
        "I want my money back. {q}",
        "{q} I will call my lawyer",
        "you are all useless, {q}",
        "{q} or I am leaving for good",
        "WHY DOES NOBODY ANSWER {q}",
        "{q} I have been waiting for a week",
    ),
    "zh": (
        "太过分了，{q}",
        "{q}，马上回答我",
        "我要投诉，{q}",
        "再不退款我就起诉，{q}",
        "你们一群废物，{q}",
        "{q}，等了一个星期了",
        "到底有没有人管，{q}",
        "{q}，不然我就不用了",
    ),
}


@dataclass(frozen=True)
class Trouble:
    """Describe a kind of trouble; label and rule are marked with `N_`, `of(language)` gives its messages."""

    label: str
    what: str
    of: Callable[[str], list[str]]


def _angry(language: str) -> list[str]:
    forms = _ANGRY[language]
    return [forms[number % len(forms)].format(q=text) for number, text in enumerate(_some(language))]


# The rules split at marks and count words of both scripts; the other half gives them neither, as people in a hurry do.
_JOINTS: Mapping[str, tuple[str, ...]] = {
    "en": ("{one}? {other}", "{one} and {other}", "{one}. {other}", "{one}, {other}"),
    "zh": ("{one}？{other}", "{one}，{other}", "{one}。{other}", "{one}还有{other}"),
}


def _two(language: str) -> list[str]:
    texts, joints = [text.rstrip("?？!！.。 ") for text in _some(language)], _JOINTS[language]
    pairs = zip(texts, np.roll(np.array(texts, object), 7), strict=True)
    return [joints[number % len(joints)].format(one=one, other=other) for number, (one, other) in enumerate(pairs)]


def _mixed(language: str) -> list[str]:
    """Return pairs of questions in two languages; of every second pair one word or character of the other language is left."""
    other = next(name for name in LANGUAGES if name != language)
    pairs = enumerate(zip(_some(language), _some(other), strict=False))
    return [f"{one} {_first(two, other) if number % 2 else two}" for number, (one, two) in pairs]


def _first(text: str, language: str) -> str:
    return text.split()[0] if language == "en" else text[0]


def _some(language: str) -> list[str]:
    texts = index_of(language).texts
    order = np.random.default_rng((SEED, LANGUAGES.index(language))).permutation(len(texts))
    return [texts[place] for place in order[:MOST]]


TROUBLES: Mapping[str, Trouble] = {
    "angry": Trouble(
        N_("Angry or urgent"),
        N_("Real questions with angry words of ours around them; the list of words knows half of these wordings."),
        _angry,
    ),
    "two": Trouble(N_("Two questions in one"), N_("Two real questions in one message: the machine answers at most one. The rule looks for marks between them; half of these have one, and half are joined by “and” or a comma, which it can't see."), _two),
    "mixed": Trouble(N_("Two languages mixed"), N_("A real English question and a real Chinese one in one message. The rule counts words of both; in half of these only one word of the other language is left, which it takes for a name."), _mixed),
}  # fmt: skip
"""Name -> trouble; none of these should be answered by a machine alone. Questions without an answer come besides."""
