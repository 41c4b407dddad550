"""The measured parts of a badge: each with its number, what it means, and what to do."""

from collections.abc import Callable, Mapping

import numpy as np

from core.explanation.amounts import Word
from core.explanation.columns import column_name
from core.explanation.trust.deciding import deciding
from core.explanation.trust.far import Distance
from core.explanation.trust.levels import Level, graded
from core.explanation.trust.measured import RELATED, Measured, Part
from core.explanation.trust.ties import Order
from core.explanation.trust.widths import width_text
from core.messages import N_, Message

EXACT, LOOSE = 1e-4, 1e-2  # of the range of answers, that shares may miss an answer by
SHARP, BLURRED = 0.1, 0.3  # of the largest share, that its error may be


def adds_up(it: Measured) -> Part:
    """Measure whether average plus pulls is the answer."""
    gap = it.case.told.additivity_error
    advice = {
        "good": N_("Nothing is left over: the reasons explain the whole answer, so the picture can be shown as it is."),
        "fair": N_("A little is left over that no reason explains: name the large reasons only."),
        "poor": N_("So much is left over that the reasons don't explain the answer: don't show them to anybody."),
    }
    level = graded(gap, EXACT, LOOSE)
    share = f"{100 * gap:.1g}" if gap >= 1e-6 else N_("less than 0.0001")
    text = N_("The average and all pulls add up to the answer; what is left over is {share}% of the range of answers.")
    found = Message.of(text, share=share if gap >= 1e-6 else Message(share))
    return Part(level, N_("Do the reasons add up?"), found, Message(advice[level]))


def sharpness(it: Measured) -> Part:
    """Measure within how much each share is known."""
    title = N_("How sharp are the pulls?")
    if it.case.told.exact:
        found = N_("Every order of the columns was counted: with these rows to compare with, the pulls have no error.")
        return Part(
            "good",
            title,
            Message(found),
            Message(N_("What is left is the choice of rows to compare with: see the next line.")),
        )
    level = graded(it.within / it.largest if it.largest else 0.0, SHARP, BLURRED)
    text = N_("Each pull is known to within ±{width} ({rounds} random orders of the columns, forwards and backwards).")
    found_it = Message.of(text, width=width_text(it.case, it.within), rounds=it.case.how.rounds)
    return Part(level, title, found_it, Message(_SHARP[level]))  # fmt: skip


_SHARP: Mapping[Level, str] = {
    "good": N_("That is little beside the largest pull: a difference smaller than this is no difference."),
    "fair": N_("Take sizes as rough: a difference smaller than this is no difference. More rounds make it smaller."),
    "poor": N_("That is much beside the largest pull: raise the rounds before you show sizes to anybody."),
}


def steadiness(it: Measured) -> Part:
    """Measure whether the leading column stays the leading one over draws."""
    title = N_("Does the first reason stay first?")
    if it.draws is None or not it.order.reasons:
        found = N_("The row has not been explained again with other rows to compare with.")
        return Part(
            "unknown", title, Message(found), Message(N_("Open “Can we trust it” to have it done; it takes seconds."))
        )
    first, output = it.order.reasons[0], it.case.output
    count, of = it.draws.first_in(first.column, output), len(it.draws)
    shares = it.draws.shares(output)[:, first.column]
    level: Level = "good" if count == of else "fair" if 2 * count >= of else "poor"
    text = N_(
        "{column} is first in {count} of {of} draws of other rows to compare with, and pulls between {low} and {high}."
    )
    share = it.case.amounts.share
    found_it = Message.of(
        text, column=first.name, count=count, of=of, low=share(float(shares.min())), high=share(float(shares.max()))
    )
    return Part(level, title, found_it, Message(_STEADY[level]))  # fmt: skip


_STEADY: Mapping[Level, str] = {
    "good": N_("Whoever the row is compared with, this reason leads: name it first."),
    "fair": N_("Mostly it leads, not always: name it together with the second one."),
    "poor": N_("With other rows to compare with, another reason leads: don't call any of them the main reason."),
}


def ties(it: Measured) -> Part:
    """Measure how many neighbours in rank are too near to each other."""
    title = N_("Does the order mean anything?")
    tied, reasons = it.order.tied, it.order.reasons
    if not tied:
        text = N_("Only {n} column pulls noticeably, so there is no order to get wrong.")
        return Part(
            "good", title, Message.of(text, n=len(reasons)), Message(N_("Say so: nothing else counted for this row."))
        )
    level: Level = "good" if it.order.solid >= min(3, len(reasons)) else "fair"
    text = N_(
        "Of {pairs} neighbours in rank among the first {n} reasons, {tied} are too near to each other to tell which is larger."
    )
    found = Message.of(text, pairs=len(tied), n=len(reasons), tied=sum(tied))
    return Part(level, title, found, _order_advice(it.order))  # fmt: skip


def _order_advice(order: Order) -> Message:
    if order.solid == len(order.reasons):
        return Message(N_("The order can be told as it is shown."))
    if order.solid == 0:
        return Message.of(N_("Name the first {n} together, without an order."), n=order.first_tie)
    if order.solid == 1:
        return Message(N_("The first one can be told as the first; name the others without an order."))
    return Message.of(N_("The first {n} can be told in their order; name the others without one."), n=order.solid)


def relations(it: Measured) -> Part:
    """Look for columns that go so closely together that a share can have been split or moved between them."""
    title = N_("Could a pull belong to another column?")
    if it.associations is None:
        return Part(
            "unknown",
            title,
            Message(N_("How closely columns go together is not known.")),
            Message(N_("Look at “Overall”.")),
        )
    if not it.pairs:
        text = N_("None of the first reasons goes closely together with another column (all below {limit:.1f} of 1).")
        return Part(
            "good", title, Message.of(text, limit=RELATED), Message(N_("Each pull can be told as that column's own."))
        )
    one, other, how = it.pairs[0]
    data = it.case.run.data
    text = _PAIRS[len(it.pairs) > 1]
    found = Message.of(text, one=column_name(data, one), other=column_name(data, other), how=how, n=len(it.pairs))
    advice = N_("A pull can have been split between the two, or moved from one to the other: tell them as one reason.")
    return Part("fair", title, found, Message(advice))  # fmt: skip


_PAIRS: Mapping[bool, str] = {
    False: N_("{one} and {other} go closely together ({how:.2f} of 1)."),
    True: N_(
        "{one} and {other} go closely together ({how:.2f} of 1); there are {n} such pairs with one of the first reasons."
    ),
}
"""Whether there are several pairs -> what is said."""


def familiarity(it: Measured) -> Part:
    """Measure whether the row is like those that the model learned from."""
    title, far = N_("Has the model seen such a row?"), it.distance
    level: Level = "good" if far.nearest <= far.usual else "fair" if far.nearest <= far.farthest else "poor"
    found = _distance_words(far)
    if not far.outside:
        return Part(level, title, found, Message(_FAMILIAR[level]))
    data, level = it.case.run.data, "poor" if level == "poor" else "fair"
    names: Word = column_name(data, far.outside[0])
    text = N_("{found} In {n} column it leaves what the training rows have: {column}.")
    if len(far.outside) > 1:
        text = N_("{found} In {n} columns it leaves what the training rows have, {column} among them.")
    return Part(level, title, Message.of(text, found=found, n=len(far.outside), column=names), Message(_FAMILIAR[level]))  # fmt: skip


def _distance_words(far: Distance) -> Message:
    if far.nearest <= far.usual:
        return Message(
            N_("The nearest training row is as near as usual: not beyond what 95 of 100 training rows keep to.")
        )
    if not np.isfinite(far.times):
        return Message(N_("Nearly all training rows have an equal one, and this row has none."))
    text = N_("The nearest training row is {times:.1f} times as far away as it is for 95 of 100 training rows.")
    return Message.of(text, times=far.times)


_FAMILIAR: Mapping[Level, str] = {
    "good": N_("The model answers from experience with such rows."),
    "fair": N_("It is an unusual row: look at “Cases like it” before you believe the answer."),
    "poor": N_(
        "The model has seen nothing like it: answer and reasons are guessed beyond experience. Let a person decide."
    ),
}

PARTS: Mapping[str, Callable[[Measured], Part | None]] = {
    "adds_up": adds_up,
    "sharpness": sharpness,
    "steadiness": steadiness,
    "ties": ties,
    "relations": relations,
    "familiarity": familiarity,
    "deciding": deciding,
}
"""Name -> what measures it, in the order in which they are told; None where there is nothing to measure."""
