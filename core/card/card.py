"""The card of a run, put together."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.card.about import about_data, purpose
from core.card.licences import licences
from core.card.limits import limits
from core.card.making import settings, training
from core.card.measures import measures
from core.card.pieces import Card, Section
from core.evaluation.run_sentences import title
from core.messages import N_, Message
from core.models import MODELS

if TYPE_CHECKING:
    from core.training.run import Run

SECTIONS: Sequence[Callable[["Run"], Section]] = (purpose, about_data, settings, training, measures, limits)


def model_card(run: "Run", link: str = "") -> Card:
    """Return the card of a run.

    Parameters
    ----------
    link : str
        Leads to the playground with all that makes the run again.
    """
    chosen = run.experiment
    name = Message.of(
        N_("Model card: {data}, {model} {layers}"),
        data=title(run),
        model=Message(MODELS[chosen.model].label),
        layers="" if chosen.model == "linear" else "-".join(map(str, chosen.hidden)),
    )
    return Card(name, (*(section(run) for section in SECTIONS), licences(run, link)))
