"""A decision in words: what the model says of a row, what pulls it there, what holds it back, and what is true."""

import math
from collections.abc import Callable, Mapping, Sequence

from core.charts.steps import Step
from core.decision import Decision
from core.evaluation.cells.off import short
from core.evaluation.cells.registry import kind_of
from core.evaluation.natural import frequency
from core.explanation.case import Case, Reason
from core.explanation.columns import filled, value_text
from core.explanation.telling import NO_COLUMN, telling
from core.ledger.differences import joined
from core.luck import in_a_row
from core.messages import N_, Message

Word = Message | str
MOST_UP, MOST_DOWN = 3, 2  # reasons that a sentence names
TOLD = 0.1  # of the largest share: a smaller one is not worth a word
SURE = 1.96  # standard errors on either side of 19 in 20 estimates

LIMITS = N_(
    "What this does not tell you: what causes the outcome, or what would happen if a value were changed in real life. A pull "
    "says what the model makes of a value beside the rows that it is compared with; columns that go together share it."
)


def decision_title(case: Case, decision: Decision) -> Message:
    """Say in few words what was decided, and which value pulls most that way; of a row without reasons, only the former."""
    said, reason = _DECIDED[kind_of(case.it)](case, decision), leading(case, case.said >= case.base)
    if reason is None:
        return said
    text = N_("{said}: {reason} pulls it up most") if reason.share > 0 else N_("{said}: {reason} pulls it down most")
    return Message.of(text, said=said, reason=value_of(case, reason))


def decision_sentence(case: Case, decision: Decision) -> Message:
    """Say with its numbers why the model says what it says, and what is true; it stands alone in a letter or a report."""
    pulls = _pulls(case)
    parts = [_answer(case), pulls, _decided_sentence(case, decision), _truth(case)]
    return in_a_row([part for part in parts if part is not None])


def sureness(case: Case) -> Message:
    """Say how closely the pulls are known, given the rows that the row is compared with."""
    error = SURE * float(case.told.error[0, :, case.output].max(initial=0.0))
    if case.told.exact or not error:
        return Message(
            N_("The pulls are exact for these rows to compare with; other rows would give slightly other ones.")
        )
    text = N_(
        "Each pull is known to within ±{error} ({rounds:,} rounds of random orders); other rows to compare with would move it "
        "too."
    )
    return Message.of(text, error=_size(case, error), rounds=case.how.rounds)


def leading(case: Case, up: bool) -> Reason | None:
    """Return the largest reason for going up, or for going down; without one the largest there is, None where all are 0."""
    pulling = [reason for reason in telling(case) if reason.share]
    along = [reason for reason in pulling if (reason.share > 0) == up]
    return next(iter(along or pulling), None)


def value_of(case: Case, reason: Reason) -> Word:
    """Return a column with its value, e.g. "Duration = 48 months", or a zone of a picture."""
    shown = shown_of(case, reason)
    return Message.of(N_("{name} = {value}"), name=reason.name, value=shown) if shown else reason.name


def shown_of(case: Case, reason: Reason) -> Word:
    """Return what a user reads for a reason's value; nothing of a zone."""
    return "" if reason.column == NO_COLUMN else value_shown(case, reason.column)


def value_shown(case: Case, column: int) -> Word:
    """Return what a user reads for a row's value; of a missing one also what it counts as, as it did in training."""
    value, data = float(case.x[column]), case.run.data
    if not math.isnan(value):
        return value_text(data, column, value)
    counts_as = filled(case.run, column)
    if counts_as is not None:
        return Message.of(N_("missing, counts as {value}"), value=value_text(data, column, counts_as))
    if data.feature_names[column] in data.categories:
        return Message(N_("missing, counts as none of its categories"))
    return Message(N_("missing"))


def missing_sentence(case: Case) -> Message | None:
    """Say which values were missing and what they counted as; None where all were there."""
    missing = [reason for reason in case.reasons if math.isnan(float(case.x[reason.column]))]
    if not missing:
        return None
    said: list[Word] = [value_of(case, reason) for reason in missing[:MOST_UP]]
    if len(missing) > MOST_UP:
        said.append(Message.of(N_("{n:,} more"), n=len(missing) - MOST_UP))
    return Message.of(N_("Not in the data: {columns}."), columns=joined(said))


def steps_of(case: Case) -> list[Step]:
    """Return the reasons as steps from the average to what the model says."""
    return [Step(r.name, shown_of(case, r), r.share, r.error) for r in telling(case)]


def output_words(case: Case, value: float) -> Word:
    """Return an output in words: a chance as so many of 100, log-odds with the chance that they are, a number as it is."""
    if not case.it.classes:
        return case.amounts.output(value)
    if case.how.unit == "log_odds":
        return Message.of(N_("{odds} ({chance})"), odds=case.amounts.output(value), chance=_parts(_chance(value)))
    return _parts(value)


def chance_of(case: Case) -> float:
    """Return what the model says of a row: the chance of the class that is shown, or the number."""
    return _chance(case.said) if case.it.classes and case.how.unit == "log_odds" else case.said


def called(case: Case) -> int:
    """Return the class that is likeliest."""
    return int(case.told.outputs[0].argmax())


def _two(case: Case, decision: Decision) -> Message:
    text = _FLAGS[_is_flagged(case, decision), case.said >= case.base]
    threshold = f"{100 * decision.threshold:.4g}%"
    return Message.of(text, name=case.output_name, chance=_percent(case), threshold=threshold)


_FLAGS: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("Flagged as “{name}” at {chance}"),
    (True, False): N_("Flagged as “{name}” at {chance}, which is below the average but above your {threshold}"),
    (False, True): N_("Not flagged as “{name}”, at {chance}, which is above the average but below your {threshold}"),
    (False, False): N_("Not flagged as “{name}”, at {chance}"),
}
"""Whether it is flagged, and whether it is above the average."""


def _several(case: Case, decision: Decision) -> Message:
    likeliest = case.it.class_names[called(case)]
    if case.output == called(case):
        return Message.of(N_("Called “{name}” at {chance}"), name=likeliest, chance=_percent(case))
    text = N_("Called “{called}”, with {chance} for “{name}”")
    return Message.of(text, called=likeliest, name=case.output_name, chance=_percent(case))


def _numbers(case: Case, decision: Decision) -> Message:
    said = case.amounts.output(case.said)
    text = N_("Predicted {said} (average {base})")
    return Message.of(text, said=said, base=case.amounts.output(case.base))


_DECIDED: Mapping[str, Callable[[Case, Decision], Message]] = {
    "two": _two,
    "several": _several,
    "numbers": _numbers,
}


def _is_flagged(case: Case, decision: Decision) -> bool:
    """Tell whether the class that is shown is likely enough to act on."""
    return chance_of(case) >= decision.threshold


def _answer(case: Case) -> Message:
    facts = {
        "said": output_words(case, case.said),
        "base": output_words(case, case.base),
        "name": case.output_name,
        "rows": compared_with(case),
    }
    unit = case.how.unit if case.it.classes else "number"
    return Message.of(_ANSWERS[unit], **facts)


_ANSWERS: Mapping[str, str] = {
    "chance": N_(
        "The model gives this case {said} for “{name}”; to the {rows:,} training rows that it is compared with it gives {base} on average."
    ),
    "log_odds": N_(
        "The model gives this case log-odds of {said} for “{name}”; for the {rows:,} training rows that it is compared with they are "
        "{base} on average."
    ),
    "number": N_(
        "The model predicts {said} for this case ({name}); for the {rows:,} training rows that it is compared with, {base} on average."
    ),
}


def _pulls(case: Case) -> Message | None:
    """Name the largest reasons on either side, as many as bear it."""
    reasons = telling(case)
    least = TOLD * max((abs(reason.share) for reason in reasons), default=0.0)
    told = [reason for reason in reasons if abs(reason.share) >= least and abs(reason.share) > SURE * reason.error]
    up = [reason for reason in told if reason.share > 0][:MOST_UP]
    down = [reason for reason in told if reason.share < 0][:MOST_DOWN]
    if case.said < case.base:
        up, down = up[:MOST_DOWN], [reason for reason in told if reason.share < 0][:MOST_UP]
    facts = {"up": _listed(case, up), "down": _listed(case, down)}
    text = _PULLS[bool(up), bool(down), case.said >= case.base]
    return Message.of(text, **facts)


_NOTHING = N_("No column pulls it far from the average.")
_PULLS: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): N_("Pushed up most by {up}; held back by {down}."),
    (True, True, False): N_("Pushed down most by {down}; held up by {up}."),
    (True, False, True): N_("Pushed up most by {up}; nothing much holds it back."),
    (True, False, False): N_("Pushed up most by {up}; many small pulls together bring it down."),
    (False, True, True): N_("Pushed down most by {down}; many small pulls together bring it up."),
    (False, True, False): N_("Pushed down most by {down}; nothing much holds it up."),
    (False, False, True): _NOTHING,
    (False, False, False): _NOTHING,
}


def _listed(case: Case, reasons: Sequence[Reason]) -> Word:
    if not reasons:
        return ""
    text = N_("{reason} ({share})")
    return joined(
        [Message.of(text, reason=value_of(case, reason), share=case.amounts.share(reason.share)) for reason in reasons]
    )


def _decided_sentence(case: Case, decision: Decision) -> Message | None:
    if kind_of(case.it) != "two":
        return None
    text = (
        N_("At your threshold of {threshold} it is flagged.")
        if _is_flagged(case, decision)
        else N_("At your threshold of {threshold} it is not flagged.")
    )
    return Message.of(text, threshold=f"{100 * decision.threshold:.4g}%")


def _truth(case: Case) -> Message | None:
    """Say what is true of a test row; of one that somebody made up there is nothing to say."""
    if case.place is None:
        return None
    true = case.it.y_true[case.place]
    if case.it.classes:
        return Message.of(N_("In truth it is “{name}”."), name=case.it.class_names[int(true)])
    off = short(abs(case.said - float(true)))
    text = N_("In truth it is {true}, {off} lower.") if case.said > true else N_("In truth it is {true}, {off} higher.")
    return Message.of(text, true=short(float(true)), off=off)


def _parts(chance: float) -> Message:
    it = frequency(chance)
    return Message.of(N_("{count:,} in {of:,}"), count=it.count, of=it.of)


def _percent(case: Case) -> Message | str:
    it = frequency(chance_of(case))
    return f"{100 * it.count / it.of:.12g}%"


def _size(case: Case, error: float) -> Word:
    """Write how far a pull may be off, with two digits that count and no sign."""
    size = f"{case.amounts.scale * error:.2g}"
    return Message.of(N_("{points} points"), points=size) if case.amounts.scale != 1 else size


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def threshold_line(case: Case, decision: Decision) -> float | None:
    """Return the threshold where the picture has a place for it: among chances of one of two classes."""
    return decision.threshold if kind_of(case.it) == "two" and case.how.unit == "chance" else None


def ends_of(case: Case) -> tuple[Message, Message]:
    """Return what a user calls where the reasons begin, and where they end."""
    begin = Message.of(N_("Mean of {rows:,} training rows"), rows=compared_with(case))
    return begin, Message(N_("This case"))


def compared_with(case: Case) -> int:
    """Return how many training rows a case is compared with."""
    return min(case.how.background, len(case.run.split.train))
