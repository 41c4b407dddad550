"""The ways in which the models of reviews fail: one entry each.

Nobody marked irony or the subject of a review here: what is shown are rules that anybody can check.
"""

import gzip
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.messages import N_, Message
from core.scenarios.text_classification.answering import chances, kept
from core.scenarios.text_classification.cutting import LENGTH, signs
from core.scenarios.text_classification.failing import (
    MOST,
    SHOWN,
    Arrays,
    Failure,
    answers,
    are_known,
    changed,
    error_of,
    finding_of,
    group,
    share_of,
    still_answered,
    with_refusal,
)
from core.scenarios.text_classification.negation import negated, unnegated
from core.scenarios.text_classification.rows import Rows, english, homophones, parts
from core.scenarios.text_classification.traditional import traditional

SHORT = 6  # signs
SLIPS = 0.1  # share of signs with a slip of the keyboard
SURE = 0.9
_BUT = re.compile(
    r"但|不过|可惜|虽然|就是|除了|\b(?:but|however|although|though|except|unfortunately)\b", re.IGNORECASE
)
_POEMS = Path(__file__).parents[2] / "lessons" / "files" / "tang_song_poems.txt.gz"


def _slip(text: str, drawn: random.Random) -> str:
    """Write a text as somebody in a hurry does: Chinese characters of the same sound, English letters swapped."""
    sounds = homophones()

    def one(sign: str, following: str) -> str:
        if drawn.random() >= SLIPS:
            return sign
        return drawn.choice(sounds[sign]) if sounds.get(sign) else sign

    if re.search(r"[一-鿿]", text):
        return "".join(one(sign, "") for sign in text)
    return " ".join(_swapped(word, drawn) for word in text.split(" "))


def _swapped(word: str, drawn: random.Random) -> str:
    if len(word) < 4 or drawn.random() >= SLIPS * 3:
        return word
    at = drawn.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _unnegated(name: str, arrays: Arrays) -> Failure:
    """Take every word of negation out: the meaning of most is turned round, the answer should be too."""
    rows = parts().test
    rows = rows.at(np.array([i for i, text in enumerate(rows.texts) if negated(text) and 2 < len(text) < 40][:MOST]))
    turned = tuple(map(unnegated, rows.texts))
    old, new = (chances(name, texts, arrays) for texts in (rows.texts, turned))
    same = (old >= 0.5) == (new >= 0.5)
    share = share_of(N_("The same answer without “not” ({n:,} short reviews)"), same)
    order = np.argsort(np.abs(new - old), kind="stable")[:SHOWN]
    examples = [(rows.texts[i], turned[i], -1, float(old[i]), float(new[i])) for i in order]
    text = N_("Every “not” taken out: in {same:.0%} of the reviews the answer stays the same")
    note = Message(
        N_("For many of these the meaning turns round, not for all: there is no right answer to count here.")
    )
    return Failure(Message.of(text, same=share[1]), (share,), (note,), tuple(examples))


def _films(name: str, arrays: Arrays) -> Failure:
    """Ask about films those that learnt from electronics."""
    test = parts().test
    home = test.at(np.flatnonzero(~test.chinese))
    _, films, labels = zip(*english("film"), strict=True)
    away = Rows(tuple(films), np.array(labels), np.zeros(len(films), bool))
    (_, was), (chance, now) = answers(name, home, arrays), answers(name, away, arrays)
    before = share_of(N_("Sentences about electronics ({n:,})"), was)
    after = share_of(N_("Sentences about films ({n:,})"), now)
    order = np.argsort(-np.abs(chance - away.y), kind="stable")[:SHOWN]
    examples = [(away.texts[i],) * 2 + (int(away.y[i]),) + (float(chance[i]),) * 2 for i in order]
    finding = finding_of(N_("English sentences about films"), before, after, error_of(was, now))
    known = are_known(home, arrays), are_known(away, arrays)
    return Failure(with_refusal(finding, *known), (before, after), still_answered(known[1], now), tuple(examples))


def _elsewhere(name: str, arrays: Arrays) -> Failure:
    """Ask about lines of old poems, which neither praise nor complain."""
    with gzip.open(_POEMS, "rt", encoding="utf-8") as file:
        poems = [line.strip() for line in file if line.strip()][::8][:MOST]
    rows = Rows(tuple(poems), np.zeros(len(poems), np.int64), np.ones(len(poems), bool))
    chance, known = chances(name, rows.texts, arrays), are_known(rows, arrays)
    sure = np.maximum(chance, 1 - chance) >= SURE
    before = share_of(N_("Sure to 90 % or more, without the rule ({n:,} lines)"), sure)
    after = share_of(N_("Answered at all, with the rule ({n:,} lines)"), known)
    order = np.argsort(-np.abs(chance - 0.5), kind="stable")[:SHOWN]
    examples = [(rows.texts[i],) * 2 + (-1,) + (float(chance[i]),) * 2 for i in order]
    text = N_(
        "Lines of Tang and Song poems: a model is “sure” of {sure:.0%} of them; with “I don't know” it answers {known:.0%}"
    )
    return Failure(Message.of(text, sure=before[1], known=after[1]), (before, after), (), tuple(examples))


@dataclass(frozen=True)
class Kind:
    """Describe a way to fail; texts are marked with `N_`; `show(model, arrays)` is for a worker."""

    label: str
    help: str
    show: Callable[[str, Arrays], Failure]


KINDS: Mapping[str, Kind] = {
    "negation": Kind(
        N_("“Not”"),
        N_("Test reviews with a word of negation (not, never, without, 不, 没, 未), beside those without one. “不错” or “excellent” are none."),
        group(N_("Reviews with “not”"), negated, N_("With a negation ({n:,} reviews)"), N_("Without one ({n:,} reviews)")),
    ),
    "unnegated": Kind(N_("“Not” taken out"), N_("Short test reviews from which each word of negation is taken."), _unnegated),
    "but": Kind(
        N_("“But”"),
        N_("Test reviews that turn half-way, as mixed and ironic ones often do. Irony itself nobody marked here: look for it among the examples."),
        group(N_("Reviews with “but”"), lambda t: bool(_BUT.search(t)), N_("With a turn ({n:,} reviews)"), N_("Without one ({n:,} reviews)")),
    ),
    "short": Kind(
        N_("Very short"),
        N_("Test reviews of at most six characters or words."),
        group(N_("Very short reviews"), lambda t: len(signs(t)) <= SHORT, N_("Very short ({n:,} reviews)"), N_("Longer ({n:,} reviews)")),
    ),
    "long": Kind(
        N_("Long"),
        N_("Test reviews of which the networks read the beginning and the end only."),
        group(N_("Long reviews"), lambda t: len(signs(t)) > LENGTH, N_("Long ({n:,} reviews)"), N_("Shorter ({n:,} reviews)")),
    ),
    "traditional": Kind(
        N_("Traditional characters"),
        N_("The same Chinese test reviews, character by character as written in Hong Kong or Taiwan. Of a character with several traditional forms the usual one is taken, or it stays as it is; words are not adapted."),
        changed(N_("Traditional characters"), lambda t, _: t.translate(traditional()), (True,), N_("In traditional characters ({n:,} reviews)")),
    ),
    "slips": Kind(
        N_("Slips"),
        N_("The same test reviews with slips: one Chinese character in ten becomes another of the same sound, in three English words of ten two letters are swapped."),
        changed(N_("Slips of the keyboard"), _slip, (True, False), N_("With slips ({n:,} reviews)")),
    ),
    "emoji": Kind(
        N_("Smileys"),
        N_("The same test reviews with three smiling faces at the end: training has none."),
        changed(N_("A smile after each review"), lambda t, _: t + " 😀😀😀", (True, False), N_("With smiles ({n:,} reviews)"), N_("A person would read some complaints as irony now; to the model all three are the same unknown sign.")),
    ),
    "films": Kind(N_("Films"), N_("English sentences about films, rated by people in the same way; training had electronics."), _films),
    "poems": Kind(N_("Poems"), N_("Texts that are no reviews at all."), _elsewhere),
}  # fmt: skip
"""Name -> way to fail."""


def failure(kind: str, name: str, arrays: Arrays) -> Failure:
    """Return how a model of `MODELS` fails in one way; on a worker, in about a second."""
    return KINDS[kind].show(name, kept(arrays, name))
