"""What the curve, an answer and a failure say, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.intervals import Interval
from core.messages import N_, Message
from core.scenarios.question_answering.answering import Find
from core.scenarios.question_answering.choosing import UNKNOWN, Choices, chance

Arrays = Mapping[str, Any]
ALIKE = 0.02  # shares that differ by less are called the same


def verdict(found: Sequence[Find], threshold: float, foreign: bool) -> Message:
    """Say whether it answers, or hands over."""
    if foreign:
        return Message(N_("I don't know: I only have questions in English and Chinese. Handing over"))
    best = found[0]
    text = N_("I don't know, handing over: the nearest question is only {value:.2f} similar, less than {threshold:.2f}")
    if best.similarity >= threshold:
        text = N_("It answers: the nearest question is {value:.2f} similar, at least {threshold:.2f}")
    return Message.of(text, value=best.similarity, threshold=threshold)


def how_likely(found: Sequence[Find], line: Any) -> Message:
    """Say how likely the first answer is the right one, and where that number is from."""
    text = N_("Of ten answers as similar as this, about {right} were right in the test's own rehearsal, where {unknown:.0%} of the questions had no answer here.")  # fmt: skip
    right = round(10 * chance(found[0].similarity, line))
    return Message.of(text, right=right, unknown=UNKNOWN)


def curve_finding(choices: Choices, threshold: float) -> Message:
    """Say what the threshold does to a hundred questions."""
    at = np.array([threshold])
    answered, wrong, all_wrong = choices.answered(at)[0], choices.wrong(at)[0], choices.wrong(np.zeros(1))[0]
    text = N_("At {threshold:.2f} it answers {answered:.0f} of 100 questions, {wrong:.0f} of them wrongly; answering everything, it would be wrong on {everything:.0f}")  # fmt: skip
    return Message.of(text, threshold=threshold, answered=100 * answered, wrong=100 * wrong, everything=100 * all_wrong)


def compared(answered: Mapping[str, float], scores: Mapping[str, float]) -> Message:
    """Say whether the engine that finds more also knows better when it doesn't know."""
    finder, knower = max(scores, key=scores.__getitem__), max(answered, key=answered.__getitem__)
    facts = {"first": 100 * answered["encoder"], "second": 100 * answered["tfidf"]}
    if abs(answered["encoder"] - answered["tfidf"]) < ALIKE:
        text = N_(
            "At the same share of wrong answers both engines answer about as much: {first:.0f} and {second:.0f} of 100 questions."
        )
    elif finder == knower:
        text = N_(
            "The engine that finds more also answers more at the same share of wrong answers: the encoder {first:.0f} of 100 questions, TF-IDF {second:.0f}."
        )
    else:
        text = N_(
            "The engine that finds more answers less at the same share of wrong answers: the encoder {first:.0f} of 100 questions, TF-IDF {second:.0f}. To find and to know when one doesn't know are two skills."
        )
    return Message.of(text, **facts)  # fmt: skip


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


_FOUND = N_("{before:.0%} found the right answer before, {after:.0%} after")
_ANSWERED = N_("{before:.0%} get a wrong answer when everything is answered, {after:.0%} with the threshold")
FAILS: Mapping[str, Fail] = {
    "paraphrase": Fail(N_("Other words"), N_("Real questions that share an answer with another one: each is asked while only the other one is in the index. Few share words."), "known", "paraphrase", "right", N_("Damaged copies"), N_("The same in other words")),
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

    def finding(self) -> Message:
        """Say the number before and after."""
        text = _FOUND if self.fail.counts == "right" else _ANSWERED
        return Message.of(text, before=self.before.value, after=self.after.value)

    def confident(self) -> Message | None:
        """Say how many of the wrong finds reach the threshold: wrong, and sure of it."""
        if self.fail.counts != "right":
            return None
        return Message.of(N_("{sure} of the wrong finds reach the threshold: it would answer them, wrong and sure of it."), sure=self.sure)  # fmt: skip


def shown(arrays: Arrays, name: str, language: str, engine: str, threshold: float) -> Shown:
    """Return a failure as it is at a threshold; on a worker."""
    from core.evaluation.wilson import wilson

    fail = FAILS[name]
    before, after = (f"{which}_{language}_{engine}" for which in (fail.before, fail.after))
    right, reach = arrays[f"{after}_right"], arrays[f"{after}_similarity"] >= threshold
    sure = int((reach & ~right).sum())
    if fail.counts == "answered":
        return Shown(fail, wilson(len(reach), len(reach)), wilson(int(reach.sum()), len(reach)), sure)
    was = arrays[f"{before}_right"]
    return Shown(fail, wilson(int(was.sum()), len(was)), wilson(int(right.sum()), len(right)), sure)
