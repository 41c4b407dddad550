"""What a comparison of two predictions of the same rows says."""

from collections.abc import Mapping

from core.evaluation.natural import frequency
from core.evaluation.scores import SCORES
from core.evaluation.sureness.contest import FEWEST, Contest, Kind
from core.luck import digits_for
from core.messages import N_, Message

Words = Message | str


def contest_title(it: Contest) -> Message:
    """Say in few words which of two is better."""
    return Message.of(_TITLES[it.kind], score=Message(SCORES[it.name].label))


_TITLES: Mapping[Kind, str] = {
    "better": N_("The one in hand is better in {score}, by more than luck"),
    "worse": N_("The one in hand is worse in {score}, by more than luck"),
    "luck": N_("Not shown: the difference in {score} could be luck"),
    "same": N_("No difference in {score}"),
    "undefined": N_("These rows can't tell the two apart by {score}"),
}


def contest_sentence(it: Contest, other: Words) -> Message:
    """Say with its numbers which of two is better; `other` is what a user calls the second."""
    if it.kind == "undefined":
        text = N_("{score} is undefined for one of them on these {rows:,} rows.")
        return Message.of(text, score=Message(SCORES[it.name].label), rows=it.rows)
    return Message.of(_SENTENCES[it.kind, it.gain >= 0], **_facts(it, other))


_LUCK = (
    N_(
        "On the same {rows:,} rows the one in hand has {first} and “{other}” {second}: better by {gain}, but anything from "
        "{worst} worse to {best} better fits. On {count:,} of {of:,} draws of such rows the one in hand is ahead."
    ),
    N_(
        "On the same {rows:,} rows the one in hand has {first} and “{other}” {second}: worse by {gain}, but anything from "
        "{worst} worse to {best} better fits. On {count:,} of {of:,} draws of such rows the one in hand is ahead."
    ),
)
_SURE = (
    N_(
        "On the same {rows:,} rows the one in hand has {first} and “{other}” {second}: better by {gain} ({least} to {most}). "
        "On {count:,} of {of:,} draws of such rows the one in hand is ahead."
    ),
    N_(
        "On the same {rows:,} rows the one in hand has {first} and “{other}” {second}: worse by {gain} ({least} to {most}). "
        "On {count:,} of {of:,} draws of such rows the one in hand is ahead."
    ),
)
_SAME = N_("On the same {rows:,} rows both have {first}, however the rows are drawn.")
_SENTENCES: Mapping[tuple[Kind, bool], str] = {
    ("better", True): _SURE[0],
    ("worse", False): _SURE[1],
    ("luck", True): _LUCK[0],
    ("luck", False): _LUCK[1],
    ("same", True): _SAME,
    ("same", False): _SAME,
}


def _facts(it: Contest, other: Words) -> dict[str, object]:
    ends = sorted((abs(it.low), abs(it.high)))
    shown = digits_for(it.high - it.low, max(abs(it.first), abs(it.second)), always=(it.gain, *ends))
    share = frequency(it.ahead)
    numbers = {
        "first": it.first, "second": it.second, "gain": abs(it.gain), "least": ends[0], "most": ends[1],
        "worst": max(0.0, -it.low), "best": max(0.0, it.high),
    }  # fmt: skip
    return {
        "rows": it.rows,
        "other": other,
        "score": Message(SCORES[it.name].label),
        "count": share.count,
        "of": share.of,
        **{name: shown(value) for name, value in numbers.items()},
    }


def settling_sentence(it: Contest) -> Message | None:
    """Say what would settle a difference that could be luck; None where there is none."""
    if it.kind != "luck":
        return None
    if it.rows < FEWEST:
        return Message.of(N_("{rows:,} rows are too few to claim anything; {fewest} is the least."), rows=it.rows, fewest=FEWEST)  # fmt: skip
    if it.rows_needed is None:
        return Message(N_("It is too small beside the luck of the rows to say how many would settle it."))
    return Message.of(
        N_("If the difference is what it looks like, about {rows:,} test rows would show it."), rows=it.rows_needed
    )


def other_rows_sentence(other: Words, trained: bool) -> Message:
    """Say that two predictions are of other rows, and what to do; `trained` is whether there are runs behind both."""
    text = N_(
        "“{other}” was graded on other rows, so the luck of the rows can't be taken out. Train it on the same data with the "
        "same split seed and test share, then compare."
    )
    if not trained:
        text = N_(
            "“{other}” was graded on other rows, so the luck of the rows can't be taken out. Bring predictions of the same "
            "rows in the same order, then compare."
        )
    return Message.of(text, other=other)
