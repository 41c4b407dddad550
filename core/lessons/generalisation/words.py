"""What the study of the cures says, in sentences."""

from collections.abc import Mapping, Sequence

from core.lessons.generalisation.cures import GUESSED
from core.lessons.generalisation.gains import Base, Floats, Gain, answer_of, base_of, gains_of, runner_up
from core.luck import in_a_row
from core.messages import N_, Message


def base_sentence(it: Base) -> Message:
    """Say how far the network is learned by heart without a cure."""
    return Message.of(
        N_(
            "Without a cure the network is right on {train:.0f} of 100 pictures that it learned from, counted by the "
            "labels it was given, and on {test:.0f} of 100 new ones."
        ),
        train=100 * it.train,
        test=100 * it.test,
    )


def cures_finding(gains: Sequence[Gain]) -> Message:
    """Say which cure is best, and how many help or harm by more than luck."""
    if not gains:
        return Message(N_("Every cure is tried on the same pictures"))
    best, kinds = gains[0], [it.kind for it in gains]
    if best.kind != "helps":
        return Message.of(N_("None of {all} cures helps by more than luck here"), all=len(gains))
    return Message.of(
        N_("{cure} helps most, by {gain} points; of {all} cures {helps} helped and {harms} harmed by more than luck"),
        cure=best.title, gain=points(best.gain), all=len(gains), helps=kinds.count("helps"), harms=kinds.count("harms"),
    )  # fmt: skip


def gain_sentence(it: Gain) -> Message:
    """Say what one cure did, with its interval."""
    return Message.of(_GAINS[it.kind], cure=it.title, gain=points(abs(it.gain)), **_ends(it))


_GAINS: Mapping[str, str] = {
    "helps": N_("{cure}: {gain} points more right on new pictures ({low} to {high})."),
    "harms": N_("{cure}: {gain} points fewer right on new pictures ({low} to {high} fewer)."),
    "luck": N_("{cure}: between {low} and {high} points on new pictures, so it could be luck."),
}


def answer_sentence(gains: Sequence[Gain], guess: int | None = None) -> Message | None:
    """Say which option of the guess helped most, whether the second is as good, and what the guessed one brought."""
    answer = answer_of(gains)
    if answer is None:
        return None
    second, ahead, low, _ = runner_up(gains, answer)
    best = next(it for it in gains if it.name == GUESSED[answer])
    text = (
        N_("{best} brought {gain} points on new pictures, {second} {other}: {ahead} apart, by more than luck.")
        if low > 0
        else N_("{best} brought {gain} points on new pictures and {second} {other}: that close, either could be ahead.")
    )
    first = Message.of(
        text,
        best=best.title,
        gain=points(best.gain),
        second=second.title,
        other=points(second.gain),
        ahead=points(ahead),
    )
    rest = _guessed(gains, guess, {best.name, second.name})
    return in_a_row([first, rest]) if rest else first


def _guessed(gains: Sequence[Gain], guess: int | None, told: set[str]) -> Message | None:
    """Say what the guessed option brought, unless that is told already, or none was guessed."""
    found = [it for it in gains if guess in range(len(GUESSED)) and it.name == GUESSED[guess or 0]]
    if not found or found[0].name in told:
        return None
    return Message.of(
        N_("You guessed {cure}: {gain:+.1f} points."), cure=found[0].title, gain=100 * found[0].gain
    )  # fmt: skip


def draws_sentence(it: Base) -> Message:
    """Say how the comparison is made."""
    return Message.of(
        N_(
            "Every cure began with the same {draws} draws of 100 pictures and the same random seeds, and was tested on the same "
            "300 new pictures, whose labels are right. Bars are 95 % intervals, small dots the single draws."
        ),
        draws=it.draws,
    )


def kept_finding(base: Base, gains: Sequence[Gain]) -> Message:
    """Return what there is to keep: it stands alone in a brief."""
    return Message.of(
        N_("A network that had learned 100 pictures by heart ({test:.0f} of 100 new ones right): {finding}."),
        test=100 * base.test, finding=cures_finding(gains),
    )  # fmt: skip


def no_better_sentence(gains: Sequence[Gain]) -> Message | None:
    """Name the cures that harm by more than luck, and those that could be luck, whatever they are."""
    named = {kind: [it.title for it in gains if it.kind == kind] for kind in _NO_BETTER}
    said = [Message.of(_NO_BETTER[kind], cures=listed(names)) for kind, names in named.items() if names]
    return in_a_row(said) if said else Message(N_("Every one of them helps by more than luck."))


_NO_BETTER: Mapping[str, str] = {
    "harms": N_("Worse by more than luck: {cures}."),
    "luck": N_("Can't be told from luck: {cures}."),
}


def cures_said(arrays: Mapping[str, Floats]) -> Message | None:
    """Return what the study of the cures found, to be told elsewhere; None while it has too few draws."""
    base, gains = base_of(arrays), gains_of(arrays)
    if base is None or not gains:
        return None
    told = in_order(gains, 3)
    return Message.of(
        N_("{base} Best of {all} cures: {best}. {rest}"),
        base=base_sentence(base), all=len(gains), best=told, rest=no_better_sentence(gains),
    )  # fmt: skip


def in_order(gains: Sequence[Gain], most: int) -> Message:
    """Name the first few with their gains."""
    named = [Message.of(N_("{cure} {gain}"), cure=it.title, gain=f"{100 * it.gain:+.1f}") for it in gains[:most]]
    return listed(named)


def listed(names: Sequence[Message]) -> Message:
    """Return names as one list."""
    found = names[0]
    for name in names[1:]:
        found = Message.of(N_("{some}, {another}"), some=found, another=name)
    return found


def points(share: float) -> str:
    """Write a share as points of 100: all with one digit behind the point, so that differences add up."""
    return f"{100 * share:.1f}"


def _ends(it: Gain) -> dict[str, str]:
    low, high = sorted((abs(it.low), abs(it.high))) if it.kind != "luck" else (it.low, it.high)
    return {"low": points(low), "high": points(high)}
