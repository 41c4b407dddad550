"""What the curve, an answer and a failure say, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.intervals import Interval
from core.messages import N_, Message
from core.scenarios.question_answering.answering import Find, has_words
from core.scenarios.question_answering.choosing import TOLERATED, UNKNOWN, Choices, chance
from core.scenarios.question_answering.summing import AtCareful

Arrays = Mapping[str, Any]
RARE = 0.05  # chances nearer to 0 or 1 are not told more exactly


def verdict(text: str, found: Sequence[Find], threshold: float, foreign: bool) -> Message:
    """Say whether it answers, or hands over."""
    if not has_words(text):
        return Message(N_("There are no words in it: write a question, in English or Chinese"))
    if foreign:
        return Message(N_("I don't know: I only have questions in English and Chinese. Handing over"))
    best = found[0]
    said = N_("I don't know, handing over: the nearest question is only {value:.2f} similar, less than {threshold:.2f}")
    if best.similarity >= threshold:
        said = N_("It answers: the nearest question is {value:.2f} similar, at least {threshold:.2f}")
    return Message.of(said, value=best.similarity, threshold=threshold)


def how_likely(found: Sequence[Find], line: Any) -> Message:
    """Say how likely the first answer is the right one, and where that number is from."""
    likely = chance(found[0].similarity, line)
    text = N_(
        "Of 100 answers as similar as this, about {right} were right on the questions that set the threshold, weighted so that {unknown:.0f} of 100 have no answer here."
    )
    if likely < RARE:
        text = N_(
            "Of answers as similar as this, fewer than 1 in 20 were right on the questions that set the threshold, weighted so that {unknown:.0f} of 100 have no answer here."
        )
    elif likely > 1 - RARE:
        text = N_(
            "Of 100 answers as similar as this, more than 95 were right on the questions that set the threshold, weighted so that {unknown:.0f} of 100 have no answer here."
        )
    return Message.of(text, right=round(100 * likely), unknown=100 * UNKNOWN)  # fmt: skip


def curve_finding(choices: Choices, threshold: float) -> Message:
    """Say what the threshold does to a hundred questions."""
    at = np.array([threshold])
    answered, wrong, all_wrong = choices.answered(at)[0], choices.wrong(at)[0], choices.wrong(np.zeros(1))[0]
    text = N_("At {threshold:.2f} it answers {answered:.0f} of 100 questions, {wrong:.0f} of them wrongly; answering everything, it would be wrong on {everything:.0f}")  # fmt: skip
    return Message.of(text, threshold=threshold, answered=100 * answered, wrong=100 * wrong, everything=100 * all_wrong)


def promise_told(choices: Choices, threshold: float) -> Message | None:
    """Say which share of the answers is wrong on the test, beside what the threshold was set for on other questions."""
    at = np.array([threshold])
    if choices.answered(at)[0] == 0:
        return None
    text = N_("That is {wrong:.0%} of its answers. The threshold was first set where at most {tolerated:.0%} were wrong on other questions, kept for this choice; on these it can come out higher or lower.")  # fmt: skip
    return Message.of(text, wrong=choices.wrong_of_answered(at)[0], tolerated=TOLERATED)


def compared(answered: Mapping[str, AtCareful], scores: Mapping[str, Interval]) -> Message:
    """Say whether the engine that finds more also knows better when it doesn't know; no lesson from what chance can do."""
    finder, knower = (
        max(scores, key=lambda name: scores[name].value),
        max(answered, key=lambda name: answered[name].share),
    )
    one, other = answered["encoder"], answered["tfidf"]
    text = N_(
        "Each at its own careful threshold, the encoder ({at:.2f}) answers {first:.0f} of 100 questions, {wrong:.0f} of them wrongly, TF-IDF ({at_other:.2f}) {second:.0f}, {wrong_other:.0f} of them wrongly: with so few questions that says nothing about which is better."
    )
    if one.apart(other) and finder == knower:
        text = N_(
            "Each at its own careful threshold, the encoder ({at:.2f}) answers {first:.0f} of 100 questions, {wrong:.0f} of them wrongly, TF-IDF ({at_other:.2f}) {second:.0f}, {wrong_other:.0f} of them wrongly: the engine that finds more also answers more."
        )
    elif one.apart(other) and not _overlap(scores["encoder"], scores["tfidf"]):
        text = N_(
            "Each at its own careful threshold, the encoder ({at:.2f}) answers {first:.0f} of 100 questions, {wrong:.0f} of them wrongly, TF-IDF ({at_other:.2f}) {second:.0f}, {wrong_other:.0f} of them wrongly: the engine that finds more answers less. To find and to know when one doesn't know are two skills."
        )
    elif one.apart(other):
        text = N_(
            "Each at its own careful threshold, the encoder ({at:.2f}) answers {first:.0f} of 100 questions, {wrong:.0f} of them wrongly, TF-IDF ({at_other:.2f}) {second:.0f}, {wrong_other:.0f} of them wrongly: one answers more, and neither finds clearly more."
        )
    return Message.of(
        text, at=one.threshold, first=100 * one.share, wrong=100 * one.wrong,
        at_other=other.threshold, second=100 * other.share, wrong_other=100 * other.wrong,
    )  # fmt: skip


def _overlap(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high


@dataclass(frozen=True)
class Fail:
    """Describe a failure: the sets of `ASKED` before and after; texts are marked with `N_`.

    Parameters
    ----------
    counts : str
        "right" where being found counts, "answered" where being answered at the threshold is the failure.
    """

    label: str
    what: str
    before: str
    after: str
    counts: str
    was: str
    became: str


_FOUND = N_("Of the same {n} questions {before:.0%} found the right answer before, {after:.0%} after")
_ANSWERED = N_(
    "Of {n} questions {before:.0%} get a wrong answer when everything is answered, {after:.0%} with the threshold"
)
FAILS: Mapping[str, Fail] = {
    "paraphrase": Fail(N_("Other words"), N_("Real questions that share an answer with another one. Before: a damaged copy of each is asked. After: the question itself is asked, while only the other one is in the index; few share words."), "known", "paraphrase", "right", N_("Damaged copies"), N_("The same in other words")),
    "typos": Fail(N_("Typing errors"), N_("Three of ten letters or characters replaced by others."), "drop_0%", "typo_30%", "right", N_("As written"), N_("30 % mistyped")),
    "short": Fail(N_("Half left out"), N_("Half of the words (English) or characters (Chinese) are missing."), "drop_0%", "drop_50%", "right", N_("As written"), N_("50 % left out")),
    "scope": Fail(N_("No answer here"), N_("Real questions that were taken out of the index, damaged like the others: every answer is wrong."), "unknown", "unknown", "answered", N_("Everything answered"), N_("With the threshold")),
    "foreign": Fail(N_("Another language"), N_("Real questions of the other language, sent to this index by mistake: every answer is wrong."), "foreign", "foreign", "answered", N_("Everything answered"), N_("With the threshold")),
}  # fmt: skip
"""Name -> failure."""


@dataclass(frozen=True, eq=False)
class Shown:
    """Hold a failure at a threshold: both shares with their intervals."""

    fail: Fail
    before: Interval
    after: Interval
    sure: int
    n: int
    wrong: int

    def finding(self) -> Message:
        """Say the number before and after."""
        text = _FOUND if self.fail.counts == "right" else _ANSWERED
        return Message.of(text, n=self.n, before=self.before.value, after=self.after.value)

    def confident(self) -> Message | None:
        """Say how many of the wrong finds reach the threshold: wrong, and sure of it."""
        if self.fail.counts != "right":
            return None
        text = N_("{sure} of {wrong} wrong finds reach the threshold: it would answer them, wrong and sure of it.")
        if self.sure == 0:
            text = N_("None of {wrong} wrong finds reaches the threshold: it would hand all of them over.")
        elif self.sure == 1:
            text = N_("1 of {wrong} wrong finds reaches the threshold: it would answer it, wrong and sure of it.")
        return Message.of(text, sure=self.sure, wrong=self.wrong) if self.wrong else None


def shown(arrays: Arrays, name: str, language: str, engine: str, threshold: float) -> Shown:
    """Return a failure as it is at a threshold; on a worker."""
    from core.evaluation.wilson import wilson

    fail = FAILS[name]
    before, after = (f"{which}_{language}_{engine}" for which in (fail.before, fail.after))
    right, reach = arrays[f"{after}_right"], arrays[f"{after}_similarity"] >= threshold
    sure, n, wrong = int((reach & ~right).sum()), len(right), int((~right).sum())
    if fail.counts == "answered":
        return Shown(fail, wilson(len(reach), len(reach)), wilson(int(reach.sum()), n), sure, n, wrong)
    places = [arrays[f"{which}_{language}_place"] for which in (fail.before, fail.after)]
    was = arrays[f"{before}_right"][np.isin(*places)]
    return Shown(fail, wilson(int(was.sum()), len(was)), wilson(int(right.sum()), n), sure, n, wrong)
