"""Findings of the case of speech translation, in sentences read from its numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.speech_translation.chain import Chain
from core.scenarios.speech_translation.reading import ROWS, TRANSLATED, Asked, rate, rates, rows, steps

Arrays = Mapping[str, Any]
CLOSE = 0.03  # chrF; less is told as none


def decision(chain: Chain, limit: float) -> Message:
    """Say what the device would do."""
    if not chain.transcript:
        return Message(N_("Nothing was heard: “please say that again”"))
    if chain.how == "open" and chain.sure < limit:
        return Message.of(N_("I don't know: the recogniser is only {sure:.0%} sure of a word, the limit is {limit:.0%}: “please say that again”"), sure=chain.sure, limit=limit)  # fmt: skip
    if chain.answer.sure < TRANSLATED:
        return Message.of(N_("I don't know: the translator is only {sure:.0%} sure of a piece, the limit is {limit:.0%}: no translation is shown"), sure=chain.answer.sure, limit=TRANSLATED)  # fmt: skip
    return Message.of(N_("It would show this translation: {sure:.0%} sure of what was said, {translated:.0%} of the translation"), sure=chain.sure, translated=chain.answer.sure)  # fmt: skip


def losses_finding(arrays: Arrays, how: str, by: str) -> Message:
    """Say which step loses more."""
    whole, translated, heard = steps(arrays, how, by)
    by_words, by_ear = whole - translated, translated - heard
    if by_ear < CLOSE:
        text = N_("Translating loses {words:.2f} of chrF; recognition on top of it hardly any more ({ear:.2f})")
    elif by_words >= by_ear:
        text = N_(
            "Translating loses {words:.2f} of chrF, recognition another {ear:.2f}: the errors add up, and the translator is the weaker step"
        )
    else:
        text = N_("Recognition loses {ear:.2f} of chrF, translating {words:.2f}: the recogniser is the weaker step")
    return Message.of(text, words=by_words, ear=by_ear)


def kept_sentence(arrays: Arrays, how: str, by: str) -> Message:
    """Say how much of the translator's own score is left when it reads what was heard."""
    _, translated, heard = steps(arrays, how, by)
    return Message.of(
        N_("Word error rate {rate:.2f}: of what the translator reaches on the true words ({true:.2f}), {share:.0%} is left ({heard:.2f})."),
        rate=rate(arrays, how), true=translated, heard=heard, share=heard / translated if translated else 0.0,
    )  # fmt: skip


def errors_finding(arrays: Arrays, how: str, by: str) -> Message:
    """Say how score goes with word errors over recordings."""
    wrong, score = rates(arrays, how), rows(arrays, how, by)
    if wrong.std() == 0 or score.std() == 0:
        return Message(N_("All recordings are heard alike: nothing to compare"))
    together = float(np.corrcoef(wrong, score)[0, 1])
    text = (
        N_("The more words are wrong, the worse the translation (correlation {together:+.2f} over {n} recordings)")
        if together < -0.1
        else N_("Word errors and score hardly go together (correlation {together:+.2f} over {n} recordings)")
    )
    return Message.of(text, together=together, n=len(wrong))


def book_sentence(arrays: Arrays) -> Message:
    """Say what a phrase book reaches, with and without the phrase."""
    return Message.of(
        N_("A phrase book that has the phrase reaches {whole:.2f} with recognition among its phrases, one that lacks it {without:.2f}: always fluent, and always wrong where a phrase is missing."),
        whole=float(arrays["scores"][ROWS["book_grammar"], 0]), without=float(arrays["scores"][ROWS["without"], 0]),
    )  # fmt: skip


def asked_sentence(found: Asked) -> Message:
    """Say what the rule "say it again" does."""
    return Message.of(
        N_("The rule “say it again” lets {through} recordings through, with word error rate {fine:.2f}, and holds back {back}, with {rest:.2f}; its limit was chosen on the same recordings, so in use it does a little worse. Of those let through, the translator is sure enough of {shown}."),
        through=found.through, back=found.back, fine=found.rate_through, rest=found.rate_back, shown=found.shown,
    )  # fmt: skip


def noise_finding(clear: Chain, noisy: Chain, words: int) -> Message:
    """Say what noise does to one recording."""
    return Message.of(
        N_("Clear, {clear} of {words} words are wrong and chrF is {before:.2f}; with this noise {noisy} are wrong and chrF is {after:.2f}"),
        clear=clear.wrong, noisy=noisy.wrong, words=words, before=clear.score, after=noisy.score,
    )  # fmt: skip
