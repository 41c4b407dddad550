"""What the case says, in sentences with their numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.clinic import sentences
from core.scenarios.clinic.benefit import Curves
from core.scenarios.clinic.elsewhere import home_pair
from core.scenarios.clinic.outcomes import Rows, outcomes
from core.scenarios.clinic.patient import Answer
from core.scenarios.clinic.screening import Screened
from core.scenarios.disease_risk.gaps import SHARES
from core.scenarios.disease_risk.people import LABELS, people

Arrays = Mapping[str, Any]

HOMES: Mapping[str, tuple[str, str]] = {
    "younger": (N_("people under 50"), N_("people of 50 and older")),
    "older": (N_("people of 50 and older"), N_("people under 50")),
    "men": (N_("men"), N_("women")),
    "women": (N_("women"), N_("men")),
    "sport": (N_("people who do sport"), N_("people who do little or none")),
}
LEAKS: Mapping[str, str] = {
    "last_year": N_("The year in which the person was last heard of"),
    "weighed": N_("Whether the person came to be weighed in 1982"),
    "weight_82": N_("Weight in 1982"),
    "pressure_82": N_("Blood pressure in 1982"),
    "quit": N_("Whether the person gave up smoking before 1982"),
}


def verdict(it: Answer, threshold: float) -> Message:
    """Say the risk and what is done at a threshold, or that the answer isn't known."""
    return sentences.verdict(
        it,
        people(),
        threshold,
        N_("I don't know: {why}. A doctor decides"),
        N_("Risk of dying 12 to 21 years after the examination {chance:.0%}: invited, from {threshold:.0%} on"),
        N_("Risk of dying 12 to 21 years after the examination {chance:.0%}: not invited, below {threshold:.0%}"),
    )


def alike_words(it: Answer) -> Message:
    """Say what became of people alike."""
    return sentences.alike_words(
        it,
        N_("All these people lived to 1982. Of the {n} test people whose predicted risk is nearest to this one, {hits} died from 1983 to 1992, from whatever cause: {value:.0f} of 100, with other people {low:.0f} to {high:.0f}."),
    )  # fmt: skip


def screening_finding(it: Screened) -> Message:
    """Say how many are examined to find one."""
    if not it.found:
        return Message(N_("At this threshold nobody is found: nobody who dies has a risk as high"))
    return Message.of(
        N_("Of 1,000 people, {examined:.0f} are examined and {found:.0f} of the {ill:.0f} who die are among them: {needed:.1f} examined to find one"),
        examined=it.whole["found"] + it.whole["needless"],
        found=it.whole["found"],
        ill=it.whole["found"] + it.whole["missed"],
        needed=it.needed,
    )  # fmt: skip


def screening_words(it: Screened) -> Message:
    """Say the intervals."""
    found, worth = it.sensitivity, it.worth
    if not it.examined:
        return Message.of(N_("All {missed:.0f} of 1,000 are missed."), missed=it.whole["missed"])
    return Message.of(
        N_("{missed:.0f} of 1,000 are missed. Found are {found:.0%} of those who die (95 % interval {low:.0%} to {high:.0%}); to find one, {few:.1f} to {many:.1f} are examined. Examining everybody takes {all:.1f}."),
        missed=it.whole["missed"],
        found=found.value,
        low=found.low,
        high=found.high,
        few=1 / worth.high if worth.high > 0 else float("inf"),
        many=1 / worth.low if worth.low > 0 else float("inf"),
        all=it.n / it.ill,
    )  # fmt: skip


def benefit_finding(it: Curves) -> Message:
    """Say where the model is worth more than examining all or none."""
    if it.range is None:
        return Message(N_("At no threshold is the network worth more, beyond luck, than examining everybody or nobody"))
    low, high = it.range
    text = N_("Who examines from a risk between {low:.0%} and {high:.0%} on gains by the network, beyond luck; elsewhere it isn't told apart from examining everybody or nobody")  # fmt: skip
    return Message.of(text, low=low, high=high)


def lead_words(it: Curves, threshold: float) -> Message:
    """Say whether the logistic regression is worth more than the network at a threshold, with the interval."""
    place = it.at(threshold)
    low, high = (round(1000 * float(v)) for v in it.lead[place])
    ahead = it.simple[place] > it.model[place]
    text = (
        N_("Here the logistic regression is worth more than the network ({low:+d} to {high:+d} of 1,000): take that.")
        if it.lead[place, 0] > 0
        else N_("Here the network is worth more than the logistic regression (that one {low:+d} to {high:+d} of 1,000).")
        if it.lead[place, 1] < 0
        else N_("Here the logistic regression is ahead, not told apart from the network ({low:+d} to {high:+d} of 1,000): take the simpler one.")
        if ahead
        else N_("Here the logistic regression isn't told apart from the network ({low:+d} to {high:+d} of 1,000): take the simpler one.")
    )  # fmt: skip
    return Message.of(text, low=low, high=high)


def benefit_words(it: Curves, threshold: float) -> Message:
    """Say the net benefit at a threshold, in people."""
    place = it.at(threshold)
    return Message.of(
        N_("At {threshold:.0%}: {model:+.0f} of 1,000 by the network, {simple:+.0f} by the logistic regression, {everybody:+.0f} by examining everybody, 0 by nobody. The unit is people found without anybody examined for nothing (net benefit, Vickers and Elkin 2006): a needless examination counts as {odds:.2f} of a find."),
        threshold=float(it.thresholds[place]),
        model=1000 * float(it.model[place]),
        simple=1000 * float(it.simple[place]),
        everybody=1000 * float(it.everybody[place]),
        odds=threshold / (1 - threshold),
    )  # fmt: skip


def calibration_finding(arrays: Arrays) -> Message:
    """Say whether the risks can be taken at their word."""
    return sentences.calibration_finding(
        arrays,
        N_("The network's risks are off by {off:.1f} percentage points on average, more than luck alone makes of {n:,} people (up to {luck:.1f})"),
        N_("No miscalibration could be shown on {n:,} people: the network's risks are off by {off:.1f} percentage points on average, and luck alone makes up to {luck:.1f}"),
    )  # fmt: skip


def home_finding(arrays: Arrays, name: str) -> Message:
    """Say what becomes of a model in another hospital."""
    text = N_("Learned from {mine}, tested on {others}: ROC AUC {before:.2f} → {after:.2f}; it says {said:.0%} for them, and {happened:.0%} die")  # fmt: skip
    return sentences.home_finding(arrays, name, HOMES, text)


def home_words(arrays: Arrays, name: str) -> Message:
    """Say how well its risks fit at home, and on how many people."""
    here, there = home_pair(arrays, name)
    return Message.of(
        N_("At home it says {said:.0%} and {happened:.0%} die ({n_here:.0f} test people; elsewhere {n_there:.0f}). A ranking can survive a move that the risks themselves do not, and the other way round: look at both."),
        said=here[4],
        happened=here[3],
        n_here=here[5],
        n_there=there[5],
    )  # fmt: skip


def leak_pair(arrays: Arrays, name: str) -> tuple[list[float], list[float]]:
    """Return the facts without and with a column of later years."""
    place = [str(leak) for leak in arrays["leaks"]].index(name)
    return arrays["leaked"][0].tolist(), arrays["leaked"][place].tolist()


def leak_finding(arrays: Arrays, name: str) -> Message:
    """Say what a column of later years does to the score."""
    before, after = leak_pair(arrays, name)
    text = (
        N_("“{name}” lifts the ROC AUC from {before:.3f} to {after:.3f}, and nobody knows it in 1971")
        if after[1] > before[0]
        else N_(
            "“{name}”: no change beyond luck to be seen here (ROC AUC {before:.3f} to {after:.3f}); it still must go, since nobody has it in 1971"
        )
    )
    return Message.of(text, name=Message(LEAKS[name]), before=before[0], after=after[0])


def gap_labels() -> Mapping[str, Message]:
    """Return what can be missing -> what a user reads: a column for everybody, or a share of all values."""
    columns = {
        name: Message.of(N_("{name}, for everybody"), name=Message(LABELS[name])) for name in people().feature_names
    }
    shares = {
        f"share-{i}": Message.of(N_("{share:.0%} of all values, at random"), share=SHARES[i])
        for i in range(1, len(SHARES))
    }
    return {**columns, **shares}


def gap_pair(arrays: Arrays, name: str) -> tuple[list[float], list[float]]:
    """Return the facts with all values and with a gap."""
    names = list(people().feature_names)
    after = (
        arrays["without"][names.index(name)] if name in names else arrays["with_gaps"][int(name.removeprefix("share-"))]
    )
    return arrays["with_gaps"][0].tolist(), after.tolist()


def gap_finding(arrays: Arrays, name: str) -> Message:
    """Say what becomes of the answers when something is missing."""
    before, after = gap_pair(arrays, name)
    return Message.of(
        N_("Missing: {what}. The ROC AUC goes from {before:.2f} to {after:.2f}; it says {said:.0%} on average, and {happened:.0%} die"),
        what=gap_labels()[name],
        before=before[0],
        after=after[0],
        said=after[4],
        happened=after[3],
    )  # fmt: skip


def heart_words(arrays: Arrays) -> Message:
    """Say the score of the second data."""
    value, low, high = (float(v) for v in arrays["heart"][:3])
    return Message.of(
        N_("A second, smaller table: 270 patients of a heart clinic, heart disease or not. A logistic regression gets an ROC AUC of {value:.2f} ({low:.2f} to {high:.2f}), each patient predicted by a model that didn't see them. It is in the playground as “Heart disease”."),
        value=value,
        low=low,
        high=high,
    )  # fmt: skip


def died_by(column: str) -> tuple[Message, Rows]:
    """Return a sentence, and (category or band, share who died with its interval) for each value of a column."""
    rows = outcomes(people(), column, bands(column))
    text = N_("Of “{most}” {high:.0%} died from 1983 to 1992, of “{least}” {low:.0%}")
    return sentences.outcome_finding(people(), rows, text), rows


def bands(column: str) -> Any:
    """Return the band of each person (n,): ten years of age, or the category."""
    data = people()
    if column != "age":
        return data.frame[column].astype(str).to_numpy()
    start = (data.frame["age"].to_numpy() // 10 * 10).astype(int)
    return np.array([f"{a}–{a + 9}" for a in start])
