"""What a claim of the article is, and what it is checked with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.messages import N_, Message

if TYPE_CHECKING:
    from core.lessons.article.iris import Flowers
    from core.training.run import Run

KINDS: Mapping[str, str] = {
    "maths": N_("Its mathematics"),
    "code": N_("Its code"),
    "facts": N_("Its facts"),
    "references": N_("Its references"),
}
"""Name -> title."""


@dataclass(frozen=True)
class Evidence:
    """Hold what a claim can be checked with: the run in hand, and the article's code once it has been run."""

    run: "Run"
    flowers: "Flowers | None" = None


@dataclass(frozen=True)
class Claim:
    """Hold a claim beside the truth; every text is marked with `N_`.

    Parameters
    ----------
    section : str
        Of the article.
    kind : str
        In `KINDS`.
    says : str
        The claim, in no more words than are in question.
    truth : str
        What is right, and why it matters.
    check : callable, optional
        `check(evidence)`: what comes out when it is computed now; None while there is nothing to compute it from.
    lesson : str
        Where to see it; empty for none.
    """

    section: str
    kind: str
    says: str
    truth: str
    check: Callable[[Evidence], Message | None] | None = None
    lesson: str = ""
