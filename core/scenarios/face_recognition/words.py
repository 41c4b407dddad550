"""What the numbers of faces say, in sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.face_recognition.detecting import Found
from core.scenarios.face_recognition.errors import Errors, any_accept, measured_accepts
from core.scenarios.face_recognition.failing import Harmed
from core.scenarios.face_recognition.harm import HARMS
from core.scenarios.face_recognition.measure import face_or_not
from core.scenarios.face_recognition.pictures import PEOPLE, PHOTOS
from core.scenarios.face_recognition.recognising import CLOSE, FACE, Match, Seen

WEIGHTS = (-2.0, 8.0, 3.1)  # of the slider: least, most, first


def finds(found: Found, threshold: float) -> Message:
    """Say how many faces are found at a threshold."""
    count = int((found.weights >= threshold).sum())
    if not len(found.weights):
        return Message(N_("Nothing in this picture looks like a face, at any threshold"))
    below = len(found.weights) - count
    return Message.of(
        N_(
            "At {threshold:.1f}: {count} found, {below} more below the threshold; the surest has a weight of {best:.1f}"
        ),
        threshold=threshold,
        count=count,
        below=below,
        best=float(found.weights[0]),
    )


def alarms(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say what the threshold does on the photographs that come with the case."""
    counts = {name: int((arrays[f"weights_{name}"] >= threshold).sum()) for name in PHOTOS}
    hits = sum(min(counts[name], people) for name, people in PEOPLE.items())
    wrong = sum(counts.values()) - hits
    return Message.of(
        N_("On the {photos} photographs here this threshold finds {hits} of {people} face of a person and gives {wrong} other alarms."),
        photos=len(PHOTOS),
        hits=hits,
        people=sum(PEOPLE.values()),
        wrong=wrong,
    )  # fmt: skip


def checked(seen: Seen) -> Message:
    """Say what the small network makes of the surest find."""
    text = N_("Our small networks call the surest find a face with probability {chance:.0%}.")
    doubt = N_("Our small networks doubt the surest find: a face with probability {chance:.0%}.")
    return Message.of(text if seen.face >= FACE else doubt, chance=seen.face)


def matched(found: Match, threshold: float) -> Message:
    """Say who it is, or that this isn't known."""
    return Message.of(_MATCHED[found.why], name=found.name, alike=found.alike, threshold=threshold)


_MATCHED = {
    "known": N_("{name}: cosine {alike:.2f}, above the threshold of {threshold:.2f}"),
    "below": N_(
        "I don't know: the nearest is {name}, but cosine {alike:.2f} is below the threshold of {threshold:.2f}"
    ),
    "close": N_("I don't know: {name} (cosine {alike:.2f}) and the next are too close to tell"),
    "no face": N_("I don't know: this doesn't look like the faces that the network has learned from"),
}


def rule() -> Message:
    """Say when the answer is withheld."""
    return Message.of(
        N_("“I don't know” is said below the threshold, when the first two people are less than {close:.2f} apart, and when the face-or-not networks give less than {face:.0%}."),
        close=CLOSE,
        face=FACE,
    )  # fmt: skip


def equal_error(it: Errors, arrays: Mapping[str, Any]) -> Message:
    """Say the equal error rate, and that of the simple way."""
    low, high = arrays["equal_numbers"]
    eigen_low, eigen_high = arrays["equal_eigen"]
    return Message.of(
        N_("Both errors are equal at {rate:.1%} ({low:.1%} to {high:.1%}, with other people), at a cosine of {threshold:.2f}; with eigenfaces at {eigen_low:.1%} to {eigen_high:.1%}"),
        rate=it.equal[1],
        low=low,
        high=high,
        threshold=it.equal[0],
        eigen_low=eigen_low,
        eigen_high=eigen_high,
    )  # fmt: skip


def at_threshold(it: Errors, threshold: float) -> Message:
    """Say both errors at a threshold, in people."""
    return Message.of(
        N_("At {threshold:.2f}: {accepts:.1f} of 100 strangers are accepted as somebody else, {rejects:.1f} of 100 visits of enrolled people are rejected."),
        threshold=threshold,
        accepts=100 * it.false_accepts(threshold),
        rejects=100 * it.false_rejects(threshold),
    )  # fmt: skip


def cost(it: Errors, threshold: float, prices: tuple[float, float, float]) -> Message:
    """Say what a visit costs at the threshold, and at the cheapest one; prices are of a false accept, of a false reject, and the share of strangers."""
    best = it.cheapest(*prices)
    return Message.of(
        N_("A visit costs {here:.2f} on average at your threshold, and {there:.2f} at {best:.2f}, the cheapest."),
        here=it.cost(threshold, *prices),
        there=it.cost(best, *prices),
        best=best,
    )


def face_or_not_said(arrays: Mapping[str, Any]) -> Message:
    """Say how good the step before is: whether a cut-out shows a face at all."""
    nothing, simple, model = face_or_not(arrays)
    return Message.of(
        N_("The step before, **face or not**: the network gets {model:.0%} of the cut-outs right ({low:.0%} to {high:.0%}), a support vector machine on the pixels {simple:.0%}, always the same answer {nothing:.0%}; each time on {each} cut-outs kept out of that round's training, {all} different ones in {rounds} rounds."),
        model=model.score, low=model.low, high=model.high, simple=simple.score, nothing=nothing.score,
        each=arrays["tests"].shape[1], all=len(np.unique(arrays["tests"])), rounds=len(arrays["tests"]),
    )  # fmt: skip


def many(it: Errors, numbers: Any, threshold: float) -> Message:
    """Say how false accepts grow with the number of enrolled people: as measured, and as far as a calculation goes."""
    there, hundred = measured_accepts(numbers, threshold, MEASURED), float(any_accept(it.false_accepts(threshold), 100))
    return Message.of(
        _SURELY if hundred > SURE else _MANY,
        people=MEASURED, there=there, one=it.false_accepts(threshold), hundred=hundred, sure=SURE,
    )  # fmt: skip


MEASURED, SURE = 30, 0.99  # enrolled people, and the share from which on a calculation says no more than "over"
_MANY = N_("Measured with {people} people enrolled, a stranger is taken for one of them in {there:.1%} of visits, against {one:.1%} with one; if tries were independent, with 100 in {hundred:.0%}")  # fmt: skip
_SURELY = N_("Measured with {people} people enrolled, a stranger is taken for one of them in {there:.1%} of visits, against {one:.1%} with one; if tries were independent, with 100 in over {sure:.0%}")  # fmt: skip


def harm(name: str, before: Harmed, after: Harmed) -> Message:
    """Say what a harm does to finding and to recognising."""
    return Message.of(
        N_("{harm}: {found:.0f} of 100 faces are still called a face (untouched: {found_before:.0f}); {rejected:.0f} of 100 visits are rejected (untouched: {rejected_before:.0f})"),
        harm=Message(HARMS[name].label),
        found=100 * after.found.value,
        found_before=100 * before.found.value,
        rejected=100 * after.rejected.value,
        rejected_before=100 * before.rejected.value,
    )  # fmt: skip


def harm_sure(after: Harmed) -> Message:
    """Say how sure these shares are."""
    return Message.of(
        N_("95 % intervals: {found_low:.0%} to {found_high:.0%} found, {low:.0%} to {high:.0%} rejected."),
        found_low=after.found.low,
        found_high=after.found.high,
        low=after.rejected.low,
        high=after.rejected.high,
    )


def harm_photo(before: Found, after: Found, middle: tuple[float, float], threshold: float) -> Message:
    """Say whether the cascade still finds the astronaut, whose face now has its middle (x, y) elsewhere."""
    corner = after.boxes[:, :2]
    inside = np.all((corner <= middle) & (middle <= corner + after.boxes[:, 2:]), axis=1)
    weight = float(after.weights[inside].max(initial=-np.inf))
    text = (
        N_("The astronaut is still found: weight {weight:.1f}, {first:.1f} before; other finds: {others}")
        if weight >= threshold
        else N_("The astronaut's face is no longer found at a threshold of {threshold:.1f} (weight {first:.1f} before); other finds: {others}")
    )  # fmt: skip
    others = int((after.weights >= threshold).sum()) - int((after.weights[inside] >= threshold).sum())
    return Message.of(text, weight=weight, first=float(before.weights[0]), threshold=threshold, others=others)
