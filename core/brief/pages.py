"""Pages that findings come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.messages import N_


@dataclass(frozen=True)
class Page:
    """Say what a page's findings are called in a brief, and what to ask once there are some: marked with `N_`."""

    title: str
    next: str


PAGES: Mapping[str, Page] = {
    "concepts": Page(
        N_("How it works"), N_("Can a model learn this from our own data? Train one on a table of past cases.")
    ),
    "playground": Page(
        N_("What a model can learn"),
        N_("Is it good enough to be worth money? Put a price on one false alarm and on one missed case."),
    ),
    "metrics": Page(
        N_("What it is worth"),
        N_("Why does it decide as it does, and who is treated worse? Go through single cases with experts."),
    ),
    "explain": Page(
        N_("Why it decides so"),
        N_("Where else would this pay? Compare with a case from your own field."),
    ),
    "scenarios": Page(
        N_("What others do with it"),
        N_("What do we decide? Name who acts on the answers, and what would make you stop."),
    ),
}
"""Pages that findings come from, in the order of the way through them."""
