"""The badge of an explanation: its measured parts, what they come to, and how far to trust it in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.trust.deciding import deciding_sentence
from core.explanation.trust.draws import Draws
from core.explanation.trust.flips import Flips
from core.explanation.trust.levels import Level, worst
from core.explanation.trust.measured import Measured, Part
from core.explanation.trust.parts import PARTS
from core.explanation.trust.widths import width_text
from core.luck import in_a_row
from core.messages import N_, Message


@dataclass(frozen=True, eq=False)
class Badge:
    """Hold how far an explanation can be trusted.

    Parameters
    ----------
    measured : Measured
        What it is read from.
    parts : mapping
        Name in `PARTS` -> part.
    """

    measured: Measured
    parts: Mapping[str, Part]

    @property
    def level(self) -> Level:
        """What the parts come to: the worst of them."""
        return worst([part.level for part in self.parts.values()])


def badge_of(
    case: Case,
    draws: Draws | None = None,
    associations: NDArray[np.float64] | None = None,
    flips: Flips | None = None,
) -> Badge:
    """Return the badge of a case.

    Parameters
    ----------
    draws : Draws, optional
        The row explained again; without them what they tell isn't measured yet.
    associations : array (d, d), optional
        How closely columns go together, -1 to 1.
    flips : Flips, optional
        What other trainings decide, if it is known.
    """
    measured = Measured(case, draws, associations, flips)
    parts = ((name, measure(measured)) for name, measure in PARTS.items())
    return Badge(measured, {name: part for name, part in parts if part is not None})


def trust_sentence(badge: Badge) -> Message:
    """Say beside the picture how far to trust it: the decision, the order of the reasons, their sizes, and what else counts."""
    it = badge.measured
    decided = [deciding_sentence(it.flips)] if it.flips is not None and it.flips.of else []
    if not it.order.reasons:
        none = N_("No column pulls noticeably: the model says the same of this row as of an average one.")
        return in_a_row([*decided, Message(none)])
    warnings = [warn(it) for name, warn in _WARNINGS.items() if badge.parts[name].level in ("fair", "poor")]
    return in_a_row([*decided, _order_words(it), _size_words(it), *warnings[:1]])


def badge_finding(badge: Badge) -> Message:
    """Say in few words what the parts come to, and how many of them hold: never whether the model is right."""
    known = [part for part in badge.parts.values() if part.level != "unknown"]
    holding = sum(part.level == "good" for part in known)
    return Message.of(_FINDINGS[badge.level], holding=holding, of=len(known))


_FINDINGS: Mapping[Level, str] = {
    "good": N_("The reasons describe this model faithfully: all {of} checks are passed"),
    "fair": N_("The reasons describe this model, but tell them with care: {holding} of {of} checks are passed"),
    "poor": N_("Don't pass these reasons on: {holding} of {of} checks are passed"),
    "unknown": N_("Nothing is measured yet"),
}


def _order_words(it: Measured) -> Message:
    order, n = it.order, it.order.solid
    if len(order.reasons) == 1:
        return Message(N_("Only one reason counts here."))
    if n == len(order.reasons):
        return Message.of(N_("The order of the first {n} reasons is solid."), n=n)
    if n == 0:
        return Message.of(N_("Which of the first {n} reasons is the largest can't be told."), n=order.first_tie)
    if n == 1:
        return Message(N_("The first reason is solid; those below can swap places."))
    return Message.of(N_("The order of the first {n} reasons is solid; those below can swap places."), n=n)


def _size_words(it: Measured) -> Message:
    widths = {"width": width_text(it.case, it.within), "moved": width_text(it.case, it.moved)}
    return Message.of(_SIZES[it.case.told.exact, it.draws is not None], **widths)


_SIZES: Mapping[tuple[bool, bool], str] = {
    (True, False): N_("The pulls themselves are exact for the rows that it is compared with."),
    (True, True): N_("The pulls themselves are exact; compared with other rows they move by up to ±{moved}."),
    (False, False): N_("The pulls themselves are known to ±{width}."),
    (False, True): N_(
        "The pulls themselves are known to ±{width}; compared with other rows they move by up to ±{moved}."
    ),
}
"""Whether the shares are exact, and whether there are draws -> what is said of sizes."""


def _related(it: Measured) -> Message:
    one, other, _ = it.pairs[0]
    names = {"one": column_name(it.case.run.data, one), "other": column_name(it.case.run.data, other)}
    return Message.of(N_("{one} and {other} go closely together: tell them as one reason."), **names)


_WARNINGS: Mapping[str, Callable[[Measured], Message]] = {
    "adds_up": lambda it: Message(N_("But the reasons don't add up to the answer.")),
    "familiarity": lambda it: Message(N_("But the model has hardly seen such a row.")),
    "steadiness": lambda it: Message(N_("But compared with other rows, another reason can lead.")),
    "relations": _related,
}
"""Name of a part -> what is said of it where it doesn't hold, the gravest first."""
