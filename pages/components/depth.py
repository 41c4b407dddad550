"""The tabs below the playground's picture, each with its own question; some hold several views."""

from collections.abc import Callable, Mapping
from functools import partial

from core.messages import N_
from core.training.run import Run
from pages.components.baselines_view import baselines_view
from pages.components.boundary import LEARNED
from pages.components.costs_view import costs_view
from pages.components.data_view import data_view
from pages.components.ledger_view import ledger_view
from pages.components.luck_view import luck_view
from pages.components.mistakes_view import mistakes_view
from pages.components.network_view import network_view
from pages.components.replay_view import replay_view
from pages.components.scores_view import scores_view
from pages.components.script_view import script_view
from pages.components.search_view import search_view
from pages.components.tabs import tabs, views
from pages.components.takeaway_view import takeaway_view

Draw = Callable[[Run], None]

TABS: Mapping[str, Draw | Mapping[str, Draw]] = {
    N_("What is in the data?"): data_view,
    LEARNED: {N_("Network"): network_view, N_("Replay"): replay_view},
    N_("How good is it?"): {
        N_("Beside simple models"): baselines_view,
        N_("Scores"): scores_view,
        N_("Mistakes"): mistakes_view,
        N_("Luck"): luck_view,
    },
    N_("What works better?"): {N_("Your runs"): ledger_view, N_("Search"): search_view},
    N_("How is it made?"): {N_("Script"): script_view, N_("Take away"): takeaway_view, N_("Costs"): costs_view},
}


def depth(run: Run) -> None:
    """Draw the tabs."""
    tabs(
        "depth",
        {title: partial(_draw, f"view_{number}", what, run) for number, (title, what) in enumerate(TABS.items())},
    )


def _draw(key: str, what: Draw | Mapping[str, Draw], run: Run) -> None:
    if isinstance(what, Mapping):
        views(key, {title: partial(draw, run) for title, draw in what.items()})
    else:
        what(run)
