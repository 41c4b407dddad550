"""What the case says, in sentences with their numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.datasets.labels import BREAST_CANCER
from core.messages import N_, Message
from core.scenarios.cancer_detection.cells import FACTOR, NOISES
from core.scenarios.cancer_detection.costs import Costs, threshold_of
from core.scenarios.cancer_detection.masses import masses
from core.scenarios.clinic import sentences
from core.scenarios.clinic.outcomes import Rows, outcomes
from core.scenarios.clinic.patient import Answer
from core.scenarios.clinic.prevalence import alarms_per_find, worth_at
from core.scenarios.clinic.screening import Screened, Share, found_with, screened, share

Arrays = Mapping[str, Any]
POINTS = 100
LOST, STILL_HIGH = 0.02, 0.95  # of accuracy, and an ROC AUC that nobody would wonder at
WOMEN = 10_000

HOMES: Mapping[str, tuple[str, str]] = {
    "younger": (N_("women under 55"), N_("women of 55 and older")),
    "older": (N_("women of 55 and older"), N_("women under 55")),
    "smooth": (N_("round and oval masses"), N_("lobular and irregular masses")),
    "rough": (N_("lobular and irregular masses"), N_("round and oval masses")),
}


def verdict(it: Answer, threshold: float) -> Message:
    """Say the chance of cancer and what is done at a threshold, or that the answer isn't known."""
    return sentences.verdict(
        it,
        masses(),
        threshold,
        N_("I don't know: {why}. The radiologist decides"),
        N_("Chance of cancer {chance:.0%}: biopsy, from {threshold:.0%} on"),
        N_("Chance of cancer {chance:.0%}: no biopsy, look again in half a year, below {threshold:.0%}"),
    )


def alike_words(it: Answer) -> Message:
    """Say what masses alike turned out to be."""
    return sentences.alike_words(
        it,
        N_("Of the {n} test masses whose predicted chance is nearest to this one, {hits} were cancer: {value:.0f} of 100, with other masses {low:.0f} to {high:.0f}."),
    )  # fmt: skip


def cost_finding(it: Costs) -> Message:
    """Say whether the model's threshold is cheaper than treating all alike."""
    others = {N_("biopsying everything"): it.everybody, N_("biopsying nothing"): it.nobody}
    name, cheapest = min(others.items(), key=lambda pair: pair[1])
    low, high = it.saved
    text = (
        N_("Biopsy from {threshold:.0%} on: 1,000 masses cost {at:,.0f} needless biopsies' worth, {other} costs {cheapest:,.0f}: on so few masses not told apart ({low:+,.0f} to {high:+,.0f} saved)")
        if low <= 0 <= high
        else N_("Biopsy from {threshold:.0%} on: 1,000 masses cost {at:,.0f} needless biopsies' worth, {other} costs {cheapest:,.0f} ({low:,.0f} to {high:,.0f} saved)")
        if it.at < cheapest
        else N_("At this price the network doesn't pay: 1,000 masses cost {at:,.0f} needless biopsies' worth from {threshold:.0%} on, {other} only {cheapest:,.0f}")
    )  # fmt: skip
    return Message.of(
        text, threshold=threshold_of(it.ratio), at=it.at, other=Message(name), cheapest=cheapest, low=low, high=high
    )


def cost_words(it: Costs) -> Message:
    """Say where the threshold comes from, and what the doctor's own rule costs."""
    return Message.of(
        N_("One missed cancer counts as {ratio:.0f} needless biopsies, so a biopsy is worth it from a chance of 1 in {one_in:.0f} on. Biopsying only what the radiologist calls “highly suggestive” (BI-RADS 5) costs {doctor:,.0f}, biopsying nothing {nobody:,.0f}. The ratio is yours to choose, not ours: no study says what a missed cancer is worth."),
        ratio=it.ratio,
        one_in=1 + it.ratio,
        doctor=it.doctor,
        nobody=it.nobody,
    )  # fmt: skip


def screening_words(it: Screened) -> Message:
    """Say sensitivity, specificity and what a positive answer is worth, with intervals."""
    parts = {"found": it.sensitivity, "peace": it.specificity, "worth": it.worth}
    return Message.of(
        N_("Found: {found} of the cancers (sensitivity). Spared: {peace} of the benign masses (specificity). Of the biopsies {worth} are cancer. Missed: {missed} of {ill} cancers."),
        **{name: sentences.interval(part) for name, part in parts.items()},
        missed=it.missed,
        ill=it.ill,
    )  # fmt: skip


def capacity_rows(arrays: Arrays, biopsies: int) -> list[tuple[str, Share]]:
    """Return (way, share of cancers found) when only so many of the test masses are biopsied."""
    truth = arrays["truth"]
    ways = {
        N_("Neural network"): arrays["chance"],
        N_("Logistic regression"): arrays["simple"],
        N_("The radiologist's assessment alone"): arrays["doctor"],
    }
    ill = int((truth == 1).sum())
    found = [(name, found_with(truth, said, biopsies)) for name, said in ways.items()]
    return [(name, share(round(part * ill), ill)) for name, part in found]


def capacity_finding(arrays: Arrays, percent: int) -> Message:
    """Say how many cancers are found with a fixed number of biopsies."""
    rows = capacity_rows(arrays, biopsies_of(arrays, percent))
    model, doctor = rows[0][1], rows[-1][1]
    apart = model.low > doctor.value and doctor.high < model.value
    text = (
        N_("With biopsies for {percent}% of the masses the network finds {model:.0%} of the cancers, the radiologist's order {doctor:.0%}")
        if apart
        else N_("With biopsies for {percent}% of the masses the network finds {model:.0%} of the cancers, the radiologist's order {doctor:.0%}: on so few masses not told apart")
    )  # fmt: skip
    return Message.of(text, percent=percent, model=model.value, doctor=doctor.value)


def biopsies_of(arrays: Arrays, percent: int) -> int:
    """Return how many of the test masses are biopsied."""
    return max(1, round(percent / POINTS * len(arrays["truth"])))


def common() -> float:
    """Return how common cancer is among all masses of the data."""
    return float(masses().y.mean())


def shift_finding(it: Screened, before: float, after: float) -> Message:
    """Say what a positive answer is worth where cancer is rarer."""
    sens, spec = it.sensitivity.value, it.specificity.value
    return Message.of(
        N_("With {before:.0%} cancers {worth:.0%} of the alarms are right; with {after:.1%} only {rare:.1%}: {alarms:,.0f} women alarmed for one cancer"),
        before=before,
        worth=worth_at(sens, spec, before),
        after=after,
        rare=worth_at(sens, spec, after),
        alarms=alarms_per_find(sens, spec, after),
    )  # fmt: skip


def shift_words(it: Screened, after: float) -> Message:
    """Say the same in women, with the intervals that sensitivity and specificity bear."""
    low = worth_at(it.sensitivity.low, it.specificity.low, after)
    high = worth_at(it.sensitivity.high, it.specificity.high, after)
    ill = WOMEN * after
    return Message.of(
        N_("Of 10,000 women {ill:,.0f} have cancer; {found:,.0f} are found, and {alarms:,.0f} others are alarmed. Sensitivity {sens:.0%} and specificity {spec:.0%} are the same as before. By their intervals, {low:.1%} to {high:.1%} of the alarms are right."),
        ill=ill,
        found=ill * it.sensitivity.value,
        alarms=(WOMEN - ill) * (1 - it.specificity.value),
        sens=it.sensitivity.value,
        spec=it.specificity.value,
        low=low,
        high=high,
    )  # fmt: skip


def home_finding(arrays: Arrays, name: str) -> Message:
    """Say what becomes of a model in another hospital."""
    text = N_("Learned from {mine}, tested on {others}: ROC AUC {before:.2f} → {after:.2f}; it says {said:.0%} for them, and {happened:.0%} are cancer")  # fmt: skip
    return sentences.home_finding(arrays, name, HOMES, text)


def noise_finding(arrays: Arrays, place: int) -> Message:
    """Say what noise of a measurement does."""
    before, after = arrays["cells_noise"][0], arrays["cells_noise"][place]
    return Message.of(
        N_("With noise of {noise:g} standard deviations the accuracy goes from {before:.1%} to {after:.1%}, and {found:.0%} of the cancers are found instead of {all:.0%}"),
        noise=NOISES[place],
        before=float(before[0]),
        after=float(after[0]),
        found=float(after[2]),
        all=float(before[2]),
    )  # fmt: skip


def noise_labels() -> Mapping[int, Message]:
    """Return how much noise there can be -> what a user reads."""
    text = N_("{noise:g} standard deviations")
    return {place: Message.of(text, noise=noise) for place, noise in enumerate(NOISES) if noise}


def columns_by_harm(arrays: Arrays) -> dict[str, int]:
    """Return column -> its number, those first whose mistaken unit costs most accuracy."""
    order = np.argsort(arrays["cells_units"][:, 0], kind="stable")
    return {str(arrays["cells_columns"][place]): int(place) for place in order}


def column_label(name: str) -> Message | str:
    """Return what a user reads for a column of the second table."""
    return Message(BREAST_CANCER[name]) if name in BREAST_CANCER else name


def unit_finding(arrays: Arrays, name: str) -> Message:
    """Say what a mistaken unit of one column does."""
    place = [str(column) for column in arrays["cells_columns"]].index(name)
    before, after = arrays["cells_noise"][0], arrays["cells_units"][place]
    hidden = before[0] - after[0] > LOST and after[1] > STILL_HIGH
    text = (
        N_("“{name}” sent {factor:g} times too large: accuracy {before:.1%} → {after:.1%}, while the ROC AUC stays at {auc:.2f} and would not tell you")
        if hidden
        else N_("“{name}” sent {factor:g} times too large: accuracy {before:.1%} → {after:.1%}, ROC AUC {auc_before:.2f} → {auc:.2f}")
    )  # fmt: skip
    return Message.of(
        text,
        name=column_label(name),
        factor=FACTOR,
        before=float(before[0]),
        after=float(after[0]),
        auc_before=float(before[1]),
        auc=float(after[1]),
    )


def cell_rows(arrays: Arrays, kind: str, place: int) -> tuple[Sequence[float], Sequence[float]]:
    """Return the facts (see `cells.FACTS`) as measured, and with noise or a mistaken unit."""
    return arrays["cells_noise"][0].tolist(), arrays[f"cells_{kind}"][place].tolist()


def cancers_by(column: str) -> tuple[Message, Rows]:
    """Return a sentence, and (category, share that is cancer with its interval) for each value of a column."""
    rows = outcomes(masses(), column, _bands(column))
    text = N_("Of “{most}” {high:.0%} were cancer, of “{least}” {low:.0%}")
    return sentences.outcome_finding(masses(), rows, text), rows


def _bands(column: str) -> Any:
    """Return the band of each mass (n,): ten years of age, the assessment, or the category."""
    data = masses()
    values = data.frame[column].to_numpy()
    if column in data.categories:
        return values.astype(str)
    if column != "age":
        return values.astype(int).astype(str)
    start = np.clip(values // 10 * 10, 20, 80).astype(int)
    return np.array([f"{a}–{a + 9}" for a in start])


def calibration_finding(arrays: Arrays) -> Message:
    """Say whether the chances can be taken at their word, on masses like these."""
    return sentences.calibration_finding(
        arrays,
        N_("The network's chances are off by {off:.1f} percentage points on average, more than luck alone makes of {n:,} masses (up to {luck:.1f})"),
        N_("No miscalibration could be shown on {n:,} masses like these: the network's chances are off by {off:.1f} percentage points on average, and luck alone makes up to {luck:.1f}"),
    )  # fmt: skip


def at(arrays: Arrays, threshold: float) -> Screened:
    """Return what a threshold does to the test masses."""
    return screened(arrays["truth"], arrays["chance"], threshold)
