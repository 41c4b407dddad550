"""What a reliability diagram says, and what a correction does, in sentences."""

from collections.abc import Callable, Mapping

import numpy as np

from core.evaluation.calibration.corrections import CORRECTIONS
from core.evaluation.calibration.effects import MEASURES
from core.evaluation.calibration.reliability import Reliability
from core.evaluation.intervals import Interval
from core.evaluation.natural import frequencies, frequency
from core.evaluation.sureness.contest import FEWEST, Contest, Kind
from core.luck import digits_for
from core.messages import N_, Message

Words = Message | str
MAIN = "brier_loss"  # by which a correction is judged: of the three it is the least easily fooled


def percent(share: float) -> str:
    """Write a share in percent, with as many decimals as it takes not to look like none or like all."""
    wanted = (d for d in (0, 1, 2, 3) if 0 < round(100 * share, d) < 100 or share in (0, 1))
    return f"{100 * share:.{next(wanted, 4)}f}"


def telling_bin(it: Reliability) -> int:
    """Return the number of the bin that says most: surely off, and of those the one that makes most of the error."""
    surely = (it.said < it.low) | (it.said > it.high)
    weight = np.abs(it.happened - it.said) * it.counts
    return int(np.argmax(np.where(surely, weight + weight.max() + 1, weight)))


def reliability_finding(it: Reliability) -> Message:
    """Say in few words whether chances can be taken at their word."""
    if it.rows < FEWEST:
        return Message.of(N_("{rows:,} rows are too few to say whether the chances are right"), rows=it.rows)
    if not it.is_off:
        return Message(N_("Nothing here shows that the chances are off"))
    place = telling_bin(it)
    share = frequency(float(it.happened[place]))
    return Message.of(
        N_("When it says {said}%, it happens in {count:,} of {of:,}"),
        said=percent(float(it.said[place])),
        count=share.count,
        of=share.of,
    )


def bin_sentence(it: Reliability, name: Words) -> Message:
    """Say with its numbers what the most telling bin shows; `name` is the class that is predicted."""
    place = telling_bin(it)
    value, low, high = (float(part[place]) for part in (it.happened, it.low, it.high))
    share = frequencies(Interval(value, low, high))
    text = N_(
        "Furthest off are the {rows:,} rows for which it says about {said}%: {count:,} of {of:,} are “{name}” "
        "({low:,} to {high:,} with other rows)."
    )
    return Message.of(
        text,
        rows=int(it.counts[place]),
        said=percent(float(it.said[place])),
        name=name,
        count=share.count,
        of=share.of,
        low=share.low,
        high=share.high,
    )


def error_sentence(it: Reliability) -> Message:
    """Say how far chances are off on average, beside what luck makes of chances that are right."""
    text = N_(
        "On average what it says and what happens are {error} percentage points apart. If its chances were right, luck alone "
        "would make that up to {luck} on {rows:,} rows: it is off by more than luck."
    )
    if not it.is_off:
        text = N_(
            "On average what it says and what happens are {error} percentage points apart. If its chances were right, luck "
            "alone would make that up to {luck} on {rows:,} rows: so this may be luck."
        )
    return Message.of(text, error=_points(it.error), luck=_points(it.luck), rows=it.rows)


def _points(error: float) -> str:
    return f"{100 * error:.1f}" if error >= 0.001 or error == 0 else f"{100 * error:.1g}"


def effect_finding(made: Mapping[str, Mapping[str, Contest]]) -> Message:
    """Say in few words whether a correction helps; `made` is what `effects` gives, by correction."""
    by_kind = {kind: [name for name in made if made[name][MAIN].kind == kind] for kind in ("better", "worse")}
    if by_kind["better"]:
        best = max(by_kind["better"], key=lambda name: made[name][MAIN].gain)
        return Message.of(N_("{correction} helps, by more than luck"), correction=Message(CORRECTIONS[best].label))
    if len(by_kind["worse"]) == len(made):
        return Message(N_("Every correction does harm: leave the chances as they are"))
    return Message(N_("No correction helps by more than luck"))


def before_after(it: Contest) -> str:
    """Return a score before and after."""
    shown = _shown(it)
    return f"{shown(it.second)} → {shown(it.first)}"


def by_how_much(it: Contest) -> Message:
    """Return the range of a gain with what it shows."""
    return Message.of(_SHOWN[it.kind], low=_signed(it.low, it), high=_signed(it.high, it))


_SHOWN: Mapping[Kind, str] = {
    "better": N_("{low} to {high}: better"),
    "worse": N_("{low} to {high}: worse"),
    "luck": N_("{low} to {high}: may be luck"),
    "same": N_("no difference"),
    "undefined": N_("can't be computed"),
}


def effect_sentence(made: Mapping[str, Contest], correction: str) -> Message:
    """Say with its numbers what one correction does to the Brier score."""
    it = made[MAIN]
    return Message.of(
        _EFFECTS[it.kind],
        correction=Message(CORRECTIONS[correction].label),
        score=Message(MEASURES[MAIN].label),
        before=_shown(it)(it.second),
        after=_shown(it)(it.first),
        low=_signed(it.low, it),
        high=_signed(it.high, it),
        rows=it.rows,
    )


_EFFECTS: Mapping[Kind, str] = {
    "better": N_("{correction} takes the {score} from {before} to {after}, better by {low} to {high}: more than luck."),
    "worse": N_(
        "{correction} takes the {score} from {before} to {after}, better by {low} to {high}, which is worse: more than luck."
    ),
    "luck": N_("{correction} takes the {score} from {before} to {after}, better by {low} to {high}: that may be luck."),
    "same": N_("{correction} leaves the {score} at {before}."),
    "undefined": N_("The {score} can't be computed on these {rows:,} rows."),
}


def _shown(it: Contest) -> Callable[[float], str]:
    return digits_for(it.high - it.low, it.first, always=(it.gain, it.low, it.high))


def _signed(value: float, it: Contest) -> str:
    written = _shown(it)(abs(value))
    return f"−{written}" if value < 0 else written
