"""What the pictures of this case say, in sentences, and a transcript beside what was said."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.markdown import as_written
from core.messages import N_, Message
from core.scenarios.transcription.answer import LABELS
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.errors import aligned, errors
from core.scenarios.transcription.measure import lengths
from core.scenarios.transcription.trust import SCALES, SIGNS
from core.scenarios.voice_commands.bends import BENDS
from core.settings import Real

THRESHOLD = Real(
    0.7, N_("Believe a transcript from this probability on"),
    N_("Below it a person listens: for a search 50 % may do, for an order 95 %."), "model", low=0.05, high=0.99,
)  # fmt: skip
GRID = tuple(i / 50 for i in range(50))
DOUBTFUL = 0.5  # of a word's share: below it the word is marked
MARKS = {
    "same": "{heard}",
    "swapped": ":violet[~~{said}~~ → **{heard}**]",
    "lost": ":orange[~~{said}~~]",
    "added": ":blue[**+{heard}**]",
}


def marked(said: Sequence[str], heard: Sequence[str]) -> str:
    """Return a transcript as Markdown in which every error has a colour and a mark."""
    return " ".join(
        MARKS[step.kind].format(said=as_written(step.said), heard=as_written(step.heard)) for step in aligned(said, heard)
    )  # fmt: skip


def sure_words(words: Sequence[str], surely: Sequence[float]) -> str:
    """Return a transcript as Markdown, with its share behind every word that the recogniser doubts."""
    parts = [as_written(word) if s >= DOUBTFUL else f":orange[{as_written(word)}? ({s:.0%})]" for word, s in zip(words, surely, strict=True)]  # fmt: skip
    return " ".join(parts)


def rate_said(said: Sequence[str], heard: Sequence[str]) -> Message:
    """Say how many words of a recording are wrong."""
    wrong = errors(said, heard)
    text = N_("{wrong} of {words} words wrong (word error rate {rate:.2f})") if wrong else N_("All {words} words right")
    return Message.of(text, wrong=wrong, words=len(said), rate=wrong / max(1, len(said)))


def answer_said(words: Sequence[str], sure: float, threshold: float) -> Message:
    """Say what the product would do with the transcript of the grammar."""
    if not words:
        return Message.of(
            N_("“I don't know”: the grammar finds none of its phrases in this sound, so a person listens")
        )
    facts = {"text": " ".join(words), "sure": sure, "threshold": threshold}
    return Message.of(_BELIEVED if sure >= threshold else _DOUBTED, **facts)


_BELIEVED = N_("“{text}”: believed, with probability {sure:.0%} that every word is right")
_DOUBTED = N_("“I don't know”: “{text}” is all the grammar can make of it, but with {sure:.0%} it is below your threshold of {threshold:.0%}, so a person listens")  # fmt: skip


def sign_rows(arrays: Mapping[str, Any], found: Any) -> list[tuple[str, float, float, float]]:
    """Return for each sign: its name, its value here, and its median in right and in wrong transcripts."""
    X, right = np.asarray(arrays["signs"]), np.asarray(arrays["right"]) == 1
    here, good, bad = np.asarray(found), np.median(X[right], axis=0), np.median(X[~right], axis=0)
    return [(label, float(here[i]), float(good[i]), float(bad[i])) for i, label in enumerate(SIGNS.values())]


def why_said(by_grammar: Sequence[str], by_list: Sequence[str], found: Any) -> Message | None:
    """Say what speaks for or against the transcript, by the words (n,) of both ways; None where no word was heard."""
    if not by_grammar:
        return None
    if not by_list:
        return Message(N_("A freer recogniser, which may put our words in any order, hears nothing at all: that speaks against it"))  # fmt: skip
    apart = float(np.asarray(found)[-1] / SCALES[-1])
    if apart == 0:
        return Message.of(
            N_("A freer recogniser, which may put our words in any order, hears the same: that speaks for it")
        )
    return Message.of(N_("A freer recogniser, which may put our words in any order, hears {apart:.0%} of the words otherwise"), apart=apart)  # fmt: skip


def doubts(arrays: Mapping[str, Any], threshold: float) -> tuple[float, float]:
    """Return the share of right transcripts that are doubted, and of wrong ones that are believed."""
    sure, right = np.asarray(arrays["sure"]) >= threshold, np.asarray(arrays["right"]) == 1
    return float((~sure[right]).mean()), float(sure[~right].mean())


def doubts_said(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say what a threshold does, in transcripts."""
    doubted, believed = doubts(arrays, threshold)
    right = np.asarray(arrays["right"]) == 1
    return Message.of(
        N_("At {threshold:.0%}, {doubted} of {right} right transcripts are doubted, and {believed} of {wrong} wrong ones are believed"),
        threshold=threshold, doubted=round(doubted * right.sum()), right=int(right.sum()),
        believed=round(believed * (~right).sum()), wrong=int((~right).sum()),
    )  # fmt: skip


def mixture_said(arrays: Mapping[str, Any]) -> Message:
    """Say for which callers the probability holds."""
    right = np.asarray(arrays["right"]) == 1
    return Message.of(
        N_("This probability holds for a mixture like the one it was learnt from, in which {wrong} of {all} transcripts are wrong, mostly since the phrase isn't in the menu. Where callers keep to the menu it is too low, where they don't, too high."),
        wrong=int((~right).sum()), all=len(right),
    )  # fmt: skip


def order_said(arrays: Mapping[str, Any]) -> Message:
    """Say which of grammar and pairs of words is better where the menu has the phrase, and where it lacks it."""
    words = lengths(arrays).sum()
    rate = {way: float(np.sum(arrays[f"errors_{way}"]) / words) for way in ("list", "grammar", "list_out", "grammar_out")}  # fmt: skip
    turned = (rate["grammar"] < rate["list"]) and (rate["grammar_out"] > rate["list_out"])
    return Message.of(_TURNED if turned else _ORDER, **rate)


_ORDER = N_("Word error rate with the phrase in the menu: grammar {grammar:.2f}, pairs of words {list:.2f}; with the phrase left out: grammar {grammar_out:.2f}, pairs of words {list_out:.2f}")  # fmt: skip
_TURNED = N_("The grammar wins only while callers keep to the menu: word error rate {grammar:.2f} against {list:.2f} by pairs of words; with the phrase left out it is {grammar_out:.2f} against {list_out:.2f}")  # fmt: skip


def vocabulary_said(arrays: Mapping[str, Any]) -> Message:
    """Say what a vocabulary does where the phrase is known, and where it isn't."""
    words = lengths(arrays).sum()
    rate = {way: float(np.sum(arrays[f"errors_{way}"]) / words) for way in ("open", "list", "grammar", "list_out", "grammar_out")}  # fmt: skip
    return Message.of(
        N_("Of 100 words the grammar gets {grammar:.1f} wrong when it knows the phrase, {grammar_out:.0f} when it doesn't; pairs of words {list:.0f} and {list_out:.0f}; an open vocabulary {open:.0f} either way"),
        **{way: 100 * share for way, share in rate.items()},
    )  # fmt: skip


def forced_said(arrays: Mapping[str, Any]) -> Message:
    """Say how often a phrase that the grammar lacks is forced into another one."""
    forced = sum(bool(text) for text in arrays["text_grammar_out"].tolist())
    return Message.of(
        N_("A phrase that the grammar lacks: in {forced} of {all} recordings it hears another of its phrases instead of none"),
        forced=forced, all=len(clips()),
    )  # fmt: skip


def bent_said(kind: str, before: int, after: int, words: int) -> Message:
    """Say what a change of sound does to one recording."""
    return Message.of(
        N_("{kind}: {before} of {words} words wrong in the untouched recording, {after} after the change"),
        kind=Message(BENDS[kind].label), before=before, after=after, words=words,
    )  # fmt: skip


def some_said(found: Mapping[str, Any], way: str) -> Message:
    """Say what a change of sound does to some recordings."""
    words = int(np.sum(found["words"]))
    before, after = (int(np.sum(found[f"{way}_{when}"])) for when in ("before", "after"))
    return Message.of(
        N_("{way}, {recordings} recordings: word error rate {before:.2f} untouched, {after:.2f} after the change."),
        way=Message(LABELS[way]), recordings=len(found["words"]), before=before / words, after=after / words,
    )  # fmt: skip
