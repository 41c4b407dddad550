"""What the pictures of this case say, in sentences."""

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.object_detection.boxes import shared
from core.scenarios.object_detection.failures import COUNT, FAILURES
from core.scenarios.object_detection.finds import ENOUGH, Curve
from core.scenarios.object_detection.look import Looked
from core.scenarios.object_detection.unlike import KEPT, MEASURES

Sure = tuple[float, float, float]


def counted_said(seen: Looked, threshold: float) -> Message:
    """Say how many things are counted, and what the product would do."""
    taken, doubt = len(seen.taken(threshold).sure), seen.doubtful(threshold)
    facts = {"count": taken, "true": 0 if seen.shows is None else len(seen.shows), "doubt": doubt}
    if seen.strange:
        return Message.of(_STRANGE, measure=Message(MEASURES[seen.strange[0]]), **facts)
    odd = int(seen.odd(threshold).sum())
    if odd:
        return Message.of(_ODD, odd=odd, **facts)
    if doubt:
        return Message.of(N_("“I don't know”: it counts {count}, but the confidence of {doubt} lies near your threshold, so a person looks"), **facts)  # fmt: skip
    if seen.shows is None:
        return Message.of(N_("It counts {count}, each clearly above or below your threshold"), **facts)
    right = taken == facts["true"]
    return Message.of(N_("It counts {count}, and {true} are there") if right else N_("It counts {count}, but {true} are there"), **facts)  # fmt: skip


_STRANGE = N_("“I don't know”: the scene is unlike those it has learnt from ({measure}), so its count of {count} goes to a person")  # fmt: skip


_ODD = N_("“I don't know”: {odd} of the {count} things found look like no digit that it has learnt from, so a person looks")  # fmt: skip


def unlike_said(good: NDArray[np.bool_], odd: NDArray[np.bool_]) -> Message:
    """Say what the rule of unlike finds does on finds (f,) in the test scenes, of which some are right."""
    return Message.of(
        N_("The rule of unlike finds (farther from all training digits than {kept:.0%} of real ones) doubts {doubted} of {right} right boxes and {caught} of {wrong} wrong ones."),
        kept=KEPT, doubted=int((odd & good).sum()), right=int(good.sum()), caught=int((odd & ~good).sum()), wrong=int((~good).sum()),
    )  # fmt: skip


def cells_said(seen: Looked) -> Message:
    """Say what the map of the cells shows."""
    sure = int((seen.cells >= ENOUGH).sum())
    row, column = np.unravel_index(int(seen.cells.argmax()), seen.cells.shape)
    return Message.of(
        N_("{sure} of 36 cells say “a digit has its middle here”; the surest is in line {row}, column {column} ({most:.0%})"),
        sure=sure, row=int(row) + 1, column=int(column) + 1, most=float(seen.cells.max()),
    )  # fmt: skip


def iou_said(own: NDArray[np.float64], real: NDArray[np.float64]) -> Message:
    """Say how much of the two boxes is shared, and whether that counts as found."""
    common, union = shared(own, real)
    share = common / union if union else 0.0
    text = N_("Your box and the real one share {common:.0f} of {union:.0f} pixels: IoU {share:.2f}, found (0.50 is asked for)")  # fmt: skip
    missed = N_("Your box and the real one share {common:.0f} of {union:.0f} pixels: IoU {share:.2f}, missed (0.50 is asked for)")  # fmt: skip
    return Message.of(text if share >= ENOUGH else missed, common=common, union=union, share=share)


def curve_said(curve: Curve, threshold: float, real: int) -> Message:
    """Say what a threshold does, in things."""
    precision, recall = curve.at(threshold)
    taken = int((curve.sure >= threshold).sum())
    hits = round(recall * real)
    return Message.of(
        N_("From confidence {threshold:.2f} on, {taken} boxes are drawn: {hits} right, {wrong} wrong, and {missed} of {real} things are missed"),
        threshold=threshold, taken=taken, hits=hits, wrong=taken - hits, missed=real - hits, real=real, precision=precision,
    )  # fmt: skip


def area_said(model: Curve, simple: Curve) -> Message:
    """Say what the areas under both curves are."""
    return Message.of(
        N_("Average precision is the area under the line: {model:.2f} for the detector, {simple:.2f} for connected ink. It looks at all thresholds at once, so it can't say what yours does."),
        model=model.area, simple=simple.area,
    )  # fmt: skip


def off_said(errors: NDArray[np.int64]) -> Message:
    """Say how often the count is right."""
    exact, many, few = (int(some.sum()) for some in (errors == 0, errors > 0, errors < 0))
    return Message.of(
        N_("The count is exact in {exact} of {all} scenes, too high in {many}, too low in {few}"),
        exact=exact, all=len(errors), many=many, few=few,
    )  # fmt: skip


def cancel_said(errors: NDArray[np.int64], true: int) -> Message:
    """Say that errors of a count cancel out over many scenes."""
    return Message.of(
        N_("Over all scenes {counted} are counted where {true} are: in a sum, too many here and too few there cancel out, so a total can look better than any single picture deserves."),
        counted=true + int(errors.sum()), true=true,
    )  # fmt: skip


def read_said(right: int, found: int) -> Message:
    """Say how many of the right finds are read rightly."""
    return Message.of(
        N_("Finding is one thing, naming another: of {found} things rightly found, {right} get the right digit ({share:.0%})."),
        found=found, right=right, share=right / found if found else 0.0,
    )  # fmt: skip


def failure_said(kind: str, amount: float, before: Sure, after: Sure) -> Message:
    """Say what a change of the scenes does to average precision."""
    text = N_(
        "{kind}: average precision falls from {before:.2f} at {trained:g} to {after:.2f} at {amount:g} ({unit}; {count} scenes each)"
    )
    same = N_(
        "{kind}: average precision {before:.2f} at {trained:g} and {after:.2f} at {amount:g}, not told apart ({unit}; {count} scenes each)"
    )
    failure = FAILURES[kind]
    return Message.of(
        text if after[2] < before[1] else same, kind=Message(failure.label), unit=Message(failure.unit), count=COUNT,
        before=before[0], after=after[0], trained=failure.trained, amount=amount,
    )  # fmt: skip


def count_failure_said(counted: int, true: int, unlike: float, simple: float) -> Message:
    """Say what the change does to the count, to the simple way, and whether the rule notices."""
    return Message.of(
        N_("It counts {counted} where {true} are. Connected ink gets {simple:.2f} on the same scenes. The rule of unlike scenes sends {unlike:.0%} of them to a person: what it doesn't notice goes wrong in silence."),
        counted=counted, true=true, unlike=unlike, simple=simple,
    )  # fmt: skip
