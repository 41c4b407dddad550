"""Questions that other lessons have the experiment of: what their studies say, as an outcome of ours."""

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from core.lessons.generalisation.gains import Gain, gains_of
from core.lessons.generalisation.words import cures_said
from core.lessons.questions.outcome import Line, Outcome
from core.lessons.speed import finding
from core.lessons.speed.ways import FIT, WAYS
from core.messages import N_, Message

KINDS = {"helps": "usual", "luck": "none", "harms": "other"}
NAMED = ("augment", "l1", "l2", "dropout", "early")  # what the usual advice names, of those that are in the study
Arrays = Mapping[str, NDArray[Any]]


def curing(arrays: Arrays) -> Outcome:
    """Read what each cure brought on the same overfitting run."""
    gains = sorted(gains_of(arrays), key=lambda it: -it.gain)
    named = [it for it in gains if it.name in NAMED]
    helped = sum(it.kind == "helps" for it in named)
    return Outcome(
        Message.of(
            N_("{best} helps most: {gain:+.0f} points; {helped} of {all} cures help by more than luck"),
            best=gains[0].title, gain=100 * gains[0].gain, helped=sum(it.kind == "helps" for it in gains), all=len(gains),
        ),
        cures_said(arrays) or Message(""),
        N_("Points more right on new pictures than without a cure; 95 % interval"),
        [_line(it) for it in gains],
        "holds" if helped == len(named) else "partly" if helped else "fails",
    )  # fmt: skip


def hastening(arrays: Arrays) -> Outcome:
    """Read how many times as fast each way trains."""
    ways = [it.name for it in finding.times(arrays) if it.name != FIT]
    found = {name: finding.faster(arrays, name) for name in ways}
    best = max(found, key=lambda name: found[name][0])
    return Outcome(
        Message.of(N_("{best}: {times:.0f} times as fast as the usual loop, once it is compiled"), best=Message(WAYS[best].label), times=found[best][0]),
        finding.said(arrays),
        N_("Times as fast as the usual loop, an epoch after compiling; median and range over rounds"),
        [Line(Message(WAYS[name].label), *values) for name, values in found.items()],
        "holds" if all(low > 1 for _, low, _ in found.values()) else "partly",
    )  # fmt: skip


def _line(it: Gain) -> Line:
    return Line(it.title, 100 * it.gain, 100 * it.low, 100 * it.high, KINDS[it.kind])
