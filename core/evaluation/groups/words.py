"""What the scores of groups, and the gaps between them, say in words with numbers."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from core.evaluation.classes.words import listed
from core.evaluation.groups.gaps import ALIKE, Gap
from core.evaluation.groups.judging import LEAST_OF, LEAST_ROWS, Compared, Contrast
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.scores import compare, scores_of
from core.evaluation.natural import frequency, written_to
from core.luck import in_a_row
from core.messages import N_, Message

Words = Message | str

FINE = 4  # parts of an interval, or of a difference, that numbers are written to


def score_title(parts: Parts, name: str, it: Compared) -> Message:
    """Say in few words whether groups differ in a score by more than luck."""
    score, column = Message(scores_of(parts)[name].label), parts.cut.label
    told = it.told
    if told is None:
        return Message.of(N_("{score}: too few rows to compare groups by {column}"), score=score, column=column)
    facts = {"score": score, "column": column} | _pair(parts, it, told)
    if told.value == 0:
        return Message.of(N_("{score} is the same in all groups by {column}"), **facts)
    text = (
        N_("{score} is higher for “{high}” ({more}) than for “{low}” ({fewer}), by more than luck")
        if told.sure
        else N_("{score}: highest for “{high}” ({more}), lowest for “{low}” ({fewer}), which could be luck")
    )
    return Message.of(text, **facts)


def _pair(parts: Parts, it: Compared, told: Contrast) -> dict[str, Any]:
    """Return what two groups are called and score, with no more digits than they bear."""
    written = written_to(min(told.ends[1] - told.ends[0], told.value) / FINE)
    return {
        "high": parts.cut.names[told.high],
        "low": parts.cut.names[told.low],
        "more": written(it.estimates[told.high].value),
        "fewer": written(it.estimates[told.low].value),
    }


def score_sentences(parts: Parts, name: str, it: Compared) -> tuple[Message, ...]:
    """Say what the two groups' scores mean in rows, where they are shares of rows, and whether that is luck."""
    told = it.told
    if told is None or told.value == 0:
        return ()
    counted = counted_sentence(parts, name, it, told)
    return (luck_sentence(told),) if counted is None else (counted, luck_sentence(told, shares=True))


def counted_sentence(parts: Parts, name: str, it: Compared, told: Contrast) -> Message | None:
    """Say of how many rows of two groups something holds; None of a score that is no share of rows."""
    says = scores_of(parts)[name].says
    if not says:
        return None
    shares = [it.estimates[group].value for group in (told.high, told.low)]
    of = max(frequency(share).of for share in shares)
    return Message.of(
        says,
        of=of,
        more=round(of * shares[0]),
        fewer=round(of * shares[1]),
        column=parts.cut.label,
        high=parts.cut.names[told.high],
        low=parts.cut.names[told.low],
        name=parts.flagged,
        other=parts.others,
    )


def luck_sentence(told: Contrast, shares: bool = False) -> Message:
    """Say between what a difference lies with other rows; of shares as so many of 100."""
    low, high = told.ends
    scale = 100 if shares else 1
    written = written_to(scale * (high - low) / FINE)
    ends = {"low": written(scale * abs(low)), "high": written(scale * high)}
    return Message.of(_LUCK[told.sure, shares], chosen=_chosen(told), **ends)


_LUCK: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("That is more than luck: with other rows the difference would be {low} to {high} of 100{chosen}."),
    (True, False): N_("That is more than luck: with other rows the difference would be {low} to {high}{chosen}."),
    (False, True): N_("It could be luck: with other rows anything from {low} of 100 the other way round to {high} this way would fit{chosen}."),
    (False, False): N_("It could be luck: with other rows anything from {low} the other way round to {high} this way would fit{chosen}."),
}  # fmt: skip


def _chosen(told: Contrast) -> Words:
    if told.among < 2:
        return ""
    text = N_(" (allowing for this being picked out of {n} comparisons)")
    return Message.of(text, n=told.among)


def left_out(parts: Parts, name: str, it: Compared) -> tuple[Message, ...]:
    """Say which groups are not compared, and why."""
    lacks = Message.of(scores_of(parts)[name].lacks or N_("has no row"), name=parts.flagged, other=parts.others)
    undefined = [group for group in it.undefined if group not in it.small]
    found: Sequence[tuple[Sequence[int], str, Mapping[str, Any]]] = [
        (it.small, N_("Too few rows to judge (under {least}): {names}."), {"least": LEAST_ROWS}),
        (it.thin, N_("Too few rows count for this score (under {least}): {names}."), {"least": LEAST_OF}),
        (undefined, N_("Undefined (–), since the group {lacks}: {names}."), {"lacks": lacks}),
    ]
    return tuple(Message.of(text, names=_named(parts, groups), **facts) for groups, text, facts in found if len(groups))


def _named(parts: Parts, groups: Sequence[int]) -> Message:
    return listed([parts.cut.names[group] for group in groups])


def gaps_title(parts: Parts, found: Mapping[str, Gap]) -> Message:
    """Say in few words in what groups are treated differently by more than luck."""
    column = parts.cut.label
    known = [name for name, gap in found.items() if gap.told is not None]
    sure = [Message(ALIKE[name].label) for name in known if found[name].sure]
    if not known:
        return Message.of(N_("Too few rows to compare groups by {column}"), column=column)
    if not sure:
        return Message.of(N_("By {column}, no gap is larger than luck alone could make it"), column=column)
    text = N_("By {column}, groups are not treated alike; not met, by more than luck: {names}")
    return Message.of(text, column=column, names=listed(sure))


def gap_sentences(parts: Parts, gap: Gap, threshold: float) -> tuple[Message, ...]:
    """Say what a gap means in rows, and whether it is luck."""
    if gap.told is None:
        return (_unjudged(parts, gap),)
    it = compare(parts, gap.share, threshold)
    counted = counted_sentence(parts, gap.share, it, gap.told)
    said = [] if counted is None else [counted]
    said.append(luck_sentence(gap.told, shares=True) if gap.told.value else Message(N_("There is no difference.")))
    if gap.value > gap.told.value + 1e-9:
        said.append(Message.of(N_("The largest gap, {gap:.0f} of 100, is between other groups, and rests on too few rows."), gap=100 * gap.value))  # fmt: skip
    if gap.left_out:
        said.append(Message.of(N_("Left out, with too few rows to judge: {names}."), names=_named(parts, gap.left_out)))
    return tuple(said)


_ASKED: Mapping[str, str] = {
    "flagged": N_("If the same share of every group should be flagged"),
    "recall": N_("If recall should be equal in all groups"),
    "odds": N_("If recall and false alarms should both be equal in all groups"),
    "precision": N_("If precision should be equal in all groups"),
}
"""Name in `ALIKE` -> what would be asked for."""


def asked_sentence(parts: Parts, gap: Gap, threshold: float) -> Message:
    """Say what is asked of groups, and how far they are from it: no criterion is met by being named."""
    asked, sentence = Message(_ASKED[gap.name]), in_a_row(gap_sentences(parts, gap, threshold))
    if gap.told is None:
        return Message.of(N_("{asked}: {sentence}"), asked=asked, sentence=sentence)
    text = N_("{asked}: a gap of {gap} percentage points. {sentence}")
    return Message.of(text, asked=asked, gap=written_gap(gap.told.value), sentence=sentence)


def _unjudged(parts: Parts, gap: Gap) -> Message:
    text = N_("Can't be judged: fewer than two groups have {rows} rows, {least} of which count for this.")
    return Message.of(text, rows=LEAST_ROWS, least=LEAST_OF)


def too_few(parts: Parts) -> Message | None:
    """Say that there are not two groups to compare; None where there are."""
    if sum(int(rows) >= LEAST_ROWS for rows in parts.cut.sizes) >= 2:
        return None
    text = N_("Too few rows to compare groups by {column}: fewer than two groups have {least} rows.")
    return Message.of(text, column=parts.cut.label, least=LEAST_ROWS)


def written_gap(value: float) -> str:
    """Write a gap as so many of 100."""
    return f"{100 * value:.0f}" if math.isfinite(value) else "–"
