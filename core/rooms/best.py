"""What was tried in a room: each person's best run on each data, and what their thresholds bring."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.card.pieces import Word
from core.decision import Decision
from core.evaluation.money.words import amount, written_threshold
from core.evaluation.scores import SCORES
from core.messages import N_, Message
from core.models import MODELS
from core.rooms.room import Room, Tried


@dataclass(frozen=True)
class Best:
    """Hold a person's best run on some data, and how many runs it is the best of."""

    person: int
    tried: Tried
    runs: int


def best_runs(room: Room) -> tuple[Best, ...]:
    """Return the best run of each person on each data by its main score, person by person."""
    groups: dict[tuple[int, bool, str, str], list[Tried]] = {}
    for one in room.tried:
        about = one.about
        groups.setdefault((one.person, about["own"], about["title"], about["score"]), []).append(one)
    found = [Best(key[0], max(group, key=_value), _different(group)) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (one.person, one.tried.about["own"], one.tried.at)))


def number(about: Any, name: str) -> float:
    """Return a number of a run; nan where it couldn't be reckoned."""
    value = about.get(name)
    return math.nan if value is None else float(value)


def data_of(about: Any) -> Word:
    """Return what users read for the data of a run."""
    return Message(N_("own data")) if about["own"] else Message(str(about["title"]))


def model_of(about: Any) -> Word:
    """Return what users read for the model of a run."""
    model = MODELS.get(str(about["model"]))
    return str(about["model"]) if model is None else Message(model.label)


def score_of(about: Any) -> Word:
    """Return what users read for the main score of a run."""
    score = SCORES.get(str(about["score"]))
    return str(about["score"]) if score is None else Message(score.label)


def graded(about: Any) -> Word:
    """Return the main score of a run with its interval."""
    value, low, high = (number(about, name) for name in ("value", "low", "high"))
    if math.isnan(value):
        return "–"
    if math.isnan(low) or math.isnan(high):
        return f"{value:.2f}"
    return Message.of(N_("{value} ({low} to {high})"), value=f"{value:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")


def cost(about: Any) -> Word:
    """Return what a run cost."""
    seconds, parameters = number(about, "seconds"), number(about, "parameters")
    if math.isnan(parameters):
        return Message.of(N_("{seconds:.1f} s"), seconds=seconds)
    return Message.of(N_("{seconds:.1f} s, {n:,.0f} parameters"), seconds=seconds, n=parameters)


def priced(tried: Sequence[Tried]) -> tuple[Tried, ...]:
    """Return the last run of each person of which money can be reckoned: their prices as they left them."""
    last = {one.person: one for one in tried if one.about.get("best_money") is not None}
    return tuple(last[person] for person in sorted(last))


def money(about: Any, name: str) -> Word:
    """Return an amount of a run in its owner's money; – where it couldn't be reckoned."""
    value = number(about, name)
    return "–" if math.isnan(value) else amount(value, Decision(currency=str(about["currency"])))


def threshold(about: Any, name: str) -> Word:
    """Return a threshold of a run; none is the best where acting on nobody is."""
    value = number(about, name)
    return Message(N_("act on nobody")) if math.isnan(value) else written_threshold(value)


def _value(one: Tried) -> float:
    value = number(one.about, "value")
    return -math.inf if math.isnan(value) else value


def _different(group: Sequence[Tried]) -> int:
    return len({one.key for one in group})
