"""What the lesson says of its numbers, whichever way they turn out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.lifecycle.alerts import LABELS, Alarm
from core.lessons.lifecycle.drift import Drift
from core.lessons.lifecycle.gate import Verdict
from core.lessons.lifecycle.packing import FORMS
from core.lessons.lifecycle.psi import LOOK, rarely_above, usual
from core.messages import N_, Message
from core.serving.log import ROUTE, STREAM

if TYPE_CHECKING:
    from core.training.run import Run

Arrays = Mapping[str, NDArray[Any]]
MOST_LISTED = 6  # batches in a sentence
SAME = 1e-4  # of a chance: what differs by less decides nothing differently


def package_finding(found: Arrays) -> Message:
    """Return what the forms have to do with each other, in one sentence."""
    done = [form for form in FORMS if f"{form}.first" in found]
    if not done:
        return Message(N_("None of the forms could be made of this network."))
    fast = min(done, key=lambda form: float(found[f"{form}.first"]))
    slow = max(done, key=lambda form: float(found[f"{form}.first"]))
    gap = max(float(found[f"{form}.gap"]) for form in done)
    same = (
        N_("All give the run's own answers (largest difference {gap:.1e})")
        if gap < SAME
        else N_("One differs from the run's own answers by up to {gap:.1e}")
    )
    start = N_("{same}; {fast} answers first, {quick:.1f} s after its process starts, {slow} after {long:.1f} s.")
    return Message.of(
        start, same=Message.of(same, gap=gap), fast=Message(FORMS[fast]), slow=Message(FORMS[slow]),
        quick=float(found[f"{fast}.first"]), long=float(found[f"{slow}.first"]),
    )  # fmt: skip


def first_sentence(told: Mapping[str, Alarm], drift: Drift) -> Message:
    """Return who noticed first, and when."""
    inputs = [told[name].first for name in ("psi", "ks")]
    early = min((first for first in inputs if first is not None), default=None)
    outcomes = told["loss"].first
    return Message.of(
        N_(
            "The drift began with batch {begins}. The inputs' distribution alarmed at {inputs}, the errors at {outcomes}, since "
            "outcomes are known {delay} batches later; the accuracy on the test data never moved: its rows are from before."
        ),
        begins=drift.begins, inputs=_when(early), outcomes=_when(outcomes), delay=drift.delay,
    )  # fmt: skip


def stream_finding(told: Mapping[str, Alarm], drift: Drift) -> Message:
    """Return the finding of the stream, as a title."""
    rang = {name: alarm.first for name, alarm in told.items() if alarm.first is not None}
    if not drift.strength:
        false = sum(alarm.false for alarm in told.values())
        return Message.of(
            N_("Nothing changed, and alarms rang {false} times in {all} looks: false alarms"),
            false=false, all=sum(len(alarm.rings) for alarm in told.values()),
        )  # fmt: skip
    if not rang:
        return Message(N_("The world changed, and no alarm rang after that"))
    first = min(rang, key=lambda name: rang[name])
    return Message.of(
        N_("First alarm after the drift began (in batch {begins}): batch {first}, by “{name}”"),
        first=rang[first],
        begins=drift.begins,
        name=Message(LABELS[first]),
    )


def alarm_sentence(name: str, alarm: Alarm, drift: Drift) -> Message:
    """Return when an alarm rings, and for which batches it does so falsely."""
    if drift.strength:
        template = (
            _RINGS if alarm.first is not None else N_("**{name}**: never rings after the drift began; {falsely}.")
        )
    else:
        template = N_("**{name}**: {falsely}.")
    return Message.of(template, name=Message(LABELS[name]), first=alarm.first, falsely=_falsely(alarm))


_RINGS = N_("**{name}**: after the drift began, first rings in batch {first}; {falsely}.")


def _falsely(alarm: Alarm) -> Message:
    listed = ", ".join(map(str, alarm.falsely[:MOST_LISTED])) + (" …" if alarm.false > MOST_LISTED else "")
    template = {0: N_("no false alarm"), 1: N_("one false alarm, in batch {listed}")}.get(
        alarm.false, N_("{false} false alarms, in batches {listed}")
    )
    return Message.of(template, false=alarm.false, listed=listed)


def harm_sentence(found: Arrays, drift: Drift, numbers: bool) -> Message:
    """Return whether the drift did any harm: errors before and after it, outcomes known or not."""
    before, after = found["loss"][: drift.begins - 1].mean(), found["loss"][-8:].mean()
    template = (
        N_("Mean error: {before:.3g} before the drift, {after:.3g} in the last eight batches.")
        if numbers
        else N_("Wrong: {before:.0%} before the drift, {after:.0%} in the last eight batches.")
    )
    return Message.of(template, before=float(before), after=float(after))


def harmless(found: Arrays, drift: Drift) -> bool:
    """Tell whether errors are not above usual at the end, whatever alarms rang."""
    last = found["loss"][-8:].mean()
    reach = 2 * found["usual_spread"] / np.sqrt(8 * drift.size)
    return bool(last <= found["usual_loss"] + reach)


def index_finding(found: Arrays, drift: Drift, place: int, column: Message | str) -> Message:
    """Return what the index of a column was before the drift and is at the end."""
    psi = found["psi"][:, place]
    return Message.of(
        N_("PSI of {column}: {before:.2f} on average before the drift, {after:.2f} in the last eight batches"),
        column=column, before=float(psi[: drift.begins - 1].mean()), after=float(psi[-8:].mean()),
    )  # fmt: skip


def quiet_of(found: Arrays, drift: Drift, place: int) -> tuple[float, float]:
    """Return the index of a watched column when nothing changes: on average, and what 95 of 100 batches stay below."""
    bins, before = int(found["bins"][place]), _before(found)
    return usual(bins, before, drift.size), rarely_above(bins, before, drift.size)


def quiet_sentence(found: Arrays, drift: Drift, place: int) -> Message:
    """Return what the index is by luck alone, and what that means for the lower rule of thumb."""
    mean, high = quiet_of(found, drift, place)
    judged = (
        N_("so {look} is no alarm for batches this small")
        if high > LOOK
        else N_("so {look} is above what luck alone makes")
    )
    return Message.of(
        N_("When nothing has changed, batches of {size} rows give a PSI of about {mean:.2f}, and 95 of 100 stay below {high:.2f}: {judged}."),
        size=drift.size, mean=mean, high=high, judged=Message.of(judged, look=LOOK),
    )  # fmt: skip


def _before(found: Arrays) -> int:
    """Return how many rows stand for "before": training rows, and the pool, which is itself only a sample."""
    return max(1, round(1 / (1 / float(found["reference_rows"]) + 1 / float(found["pool_rows"]))))


def gate_sentence(verdict: Verdict, numbers: bool) -> Message:
    """Return what the gate says of a new version, and why."""
    return Message.of((_GATE_NUMBERS if numbers else _GATE)[verdict.kind], **_fields(verdict, numbers))


def _fields(verdict: Verdict, numbers: bool) -> dict[str, float]:
    """Return a verdict's numbers; shares as percentage points."""
    times = 1 if numbers else 100
    scaled = {name: times * float(getattr(verdict, name)) for name in ("gain", "low", "high", "margin")}
    return scaled | {"rows": verdict.rows}


_GATE = {
    "better": N_(
        "May go live: on the same {rows} rows it is wrong less often, by {gain:+.1f} ({low:+.1f} to {high:+.1f} percentage points)."
    ),
    "no_worse": N_(
        "May go live: surely not worse by more than {margin:.1f} percentage points on the same {rows} rows ({low:+.1f} to {high:+.1f} percentage points)."
    ),
    "worse": N_(
        "Refused: on the same {rows} rows it is wrong more often ({gain:+.1f}, {low:+.1f} to {high:+.1f} percentage points)."
    ),
    "unknown": N_(
        "Refused: {rows} rows can't tell whether it is worse by more than {margin:.1f} percentage points ({low:+.1f} to {high:+.1f} percentage points)."
    ),
}
_GATE_NUMBERS = {
    "better": N_("May go live: on the same {rows} rows its error is smaller by {gain:.3g} ({low:.3g} to {high:.3g})."),
    "no_worse": N_(
        "May go live: surely not worse by more than {margin:.3g} on the same {rows} rows ({low:.3g} to {high:.3g})."
    ),
    "worse": N_("Refused: on the same {rows} rows its error is larger (gain {gain:.3g}, {low:.3g} to {high:.3g})."),
    "unknown": N_(
        "Refused: {rows} rows can't tell whether it is worse by more than {margin:.3g} ({low:.3g} to {high:.3g})."
    ),
}


def margin_words(margin: float, numbers: bool) -> Message:
    """Return what a user reads for a margin."""
    if numbers:
        return Message.of("{margin:.3g}", margin=margin)
    return Message.of(N_("{points:.1f} percentage points"), points=100 * margin)


def rows_sentence(verdict: Verdict, numbers: bool) -> Message | None:
    """Return how many rows the gate would need for an equally good version; None where it has more than enough."""
    if verdict.rows_needed is not None and verdict.rows_needed <= verdict.rows:
        return None
    template = _NO_MARGIN if verdict.rows_needed is None else _MORE_ROWS
    return Message.of(
        template, reach=margin_words(verdict.reach, numbers), margin=margin_words(verdict.margin, numbers),
        rows=verdict.rows, needed=verdict.rows_needed,
    )  # fmt: skip


_NO_MARGIN = N_(
    "{rows} rows leave ±{reach}. With a margin of 0 no number of rows lets an equally good version through: it has to be better."
)
_MORE_ROWS = N_(
    "{rows} rows leave ±{reach}. For an equally good version to pass a margin of {margin} four times in five, it takes about "
    "{needed:,} rows, or a wider margin."
)


def _when(batch: int | None) -> Message:
    return Message(N_("no batch")) if batch is None else Message.of(N_("batch {batch}"), batch=batch)


def column_name(run: "Run", column: int) -> Message | str:
    """Return what a user reads for a column."""
    return run.data.card.shown(run.data.feature_names[column])


def log_finding(label: str, first: int | None, source: str) -> Message:
    """Return whether the alarm on a series of the log rang, and at which entry; one of the stream is a batch."""
    if first is None:
        return Message.of(N_("{series}: nothing unusual in the log"), series=Message(label))
    return Message.of(_UNUSUAL[source], series=Message(label), entry=first + 1)


_UNUSUAL = {
    STREAM: N_("{series}: unusual from batch {entry} on"),
    ROUTE: N_("{series}: unusual from entry {entry} on"),
}


def when_sentence(label: str, verdict: Verdict, numbers: bool) -> Message:
    """Return how two versions compare on one set of rows."""
    template = (
        N_("{rows_of}: gain {gain:.3g} ({low:.3g} to {high:.3g}).")
        if numbers
        else N_("{rows_of}: gain {gain:+.1f} ({low:+.1f} to {high:+.1f} percentage points).")
    )
    return Message.of(template, rows_of=Message(label), **_fields(verdict, numbers))
