"""The numbers of what is kept in a lesson, by lesson: what its sentence compares, each with its interval or its spread."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.brief.numbers import alone, graded, over_trainings, shares
from core.card.pieces import Number
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.lessons.article.iris import Flowers
    from core.lessons.generalisation.gains import Gain
    from core.lessons.lifecycle.alerts import Alarm
    from core.lessons.networks.fading_words import Fading
    from core.lessons.optimisers.race import Course
    from core.lessons.planner.plan import Plan
    from core.lessons.planner.spans import Span
    from core.lessons.questions.outcome import Outcome
    from core.lessons.scaling.finding import Forecast

Found = dict[str, Any]
Kept = tuple[Number, ...]


def speed(found: Any) -> Kept:
    """Return how many times as fast as plain fit each way is, over the rounds."""
    from core.lessons.speed import finding
    from core.lessons.speed.ways import FIT, WAYS

    text = N_("{way}, times as fast as plain fit")
    names = [it.name for it in finding.times(found) if it.name != FIT and np.isfinite(it.warm)]
    rows = ((Message.of(text, way=Message(WAYS[name].label)), *finding.faster(found, name)) for name in names)
    return graded(rows, span="tries")


def backprop(found: Found) -> Kept:
    """Return the share of networks that learned, by rule."""
    from core.lessons.backprop.comparing import study_counts
    from core.lessons.backprop.study import SEEDS

    labels = {
        "right": N_("By the right gradients"),
        "unfactored": N_("Without σ′"),
        "article": N_("By the article's formulas"),
    }
    return shares({labels[rule]: (solved, SEEDS) for rule, solved in study_counts(found).items()})


def automl(found: Found) -> Kept:
    """Return by how much the winner is better, and by how much it looks better than it is."""
    from core.lessons.trends import automl as study

    gain, promise = study.gained(found), study.promised(found)
    rows = (
        (Message(N_("Looks better than it is by, in AUC")), promise.mean, promise.low, promise.high),
        (Message(N_("Is better than the average try by, in AUC")), gain.mean, gain.low, gain.high),
    )
    return graded(rows)


def losses(found: Found, quantity: str) -> Kept:
    """Return what is compared of each loss, over its seeds, beside the truth where there is one."""
    from core.lessons.losses.choosing import QUANTITIES, TRUE, label

    unit, column = "%" if quantity == "said" else "", QUANTITIES[quantity].column
    made = over_trainings({label(loss).template: rows[:, column] for loss, rows in found.items()}, unit)
    if quantity != "said":
        return made
    true = float(next(iter(found.values()))[0, TRUE])
    return (*made, *alone({N_("Share that really went bad"): true}, unit))


def federated(found: Found) -> Kept:
    """Return AUC together, in one place and alone, over the splits."""
    return over_trainings(
        {
            N_("AUC together, without sharing a row"): found["together"][:, -1],
            N_("AUC with all data in one place"): found["pooled"][:, -1],
            N_("AUC of a hospital alone"): found["alone"].mean(1),
        }
    )


def fusion(found: Found, sense: str, harm: str) -> Kept:
    """Return how often each way is right, over its trainings."""
    from core.lessons.trends.fusion_study import HARMS, WAYS

    place = list(HARMS).index(harm)
    return over_trainings({label: found[sense][i, place] for i, label in enumerate(WAYS.values())}, "%")


def private(found: Found, place: int) -> Kept:
    """Return by how much privacy moves AUC, with many people and with few."""
    from core.lessons.trends.private_words import cost, curves

    text, rows = N_("Change of AUC with {rows} people"), []
    for part, curve in enumerate(curves(found)):
        it = cost(found, part, place)
        rows.append((Message.of(text, rows=curve.rows), it.mean, it.low, it.high))
    return graded(rows)


def memories(found: Found) -> Kept:
    """Return how often each cell is right at the greatest distance, over its trainings, beside guessing."""
    from core.lessons.architectures.recall import CHANCE
    from core.lessons.architectures.words import CELLS

    made = over_trainings({CELLS[name]: found[name][:, -1] for name in CELLS}, "%")
    return (*made, *alone({N_("Guessing"): CHANCE}, "%"))


def positions(found: Found) -> Kept:
    """Return how often the Transformer is right with and without positions, over its trainings."""
    from core.lessons.architectures.places_words import KINDS, moved

    return over_trainings({label: moved(found[f"chance_{kind}"]).right for kind, label in KINDS.items()}, "%")


def scrambled(accuracy: Any) -> Kept:
    """Return what scrambling costs each architecture, over its trainings."""
    from core.lessons.architectures.choice import MODELS, TITLES
    from core.lessons.architectures.choice_words import costs_of

    return over_trainings(dict(zip((TITLES[name] for name in MODELS), costs_of(accuracy) / 100, strict=True)), "points")


def answered(outcome: "Outcome") -> Kept:
    """Return the lines of a question's chart."""
    return graded(((one.label, one.value, one.low, one.high) for one in outcome.lines), span="page")


def law(it: "Forecast") -> Kept:
    """Return the loss of the largest size: measured, over its seeds, and by the law."""
    (value,), (low,), (high,) = it.law.band(it.row.sizes[-1:])
    measured = over_trainings({N_("Loss of the largest, measured"): it.row.losses[:, -1]})
    return (*measured, *graded([(Message(N_("Loss of the largest, by the law")), value, low, high)]))


def alarmed(told: Mapping[str, "Alarm"], drifts: bool) -> Kept:
    """Return in which batch each alarm rang first, or how often it rang falsely where nothing has changed."""
    from core.lessons.lifecycle.alerts import LABELS

    if drifts:
        return alone({LABELS[name]: it.first for name, it in told.items() if it.first is not None})
    return shares({LABELS[name]: (it.false, len(it.rings)) for name, it in told.items()})


def cures(gains: Sequence["Gain"]) -> Kept:
    """Return how many more new pictures each cure gets right, the best first."""
    best = sorted(gains, key=lambda it: -it.gain)
    return graded(((it.title, it.gain, it.low, it.high) for it in best), "points")


def raced(courses: Mapping[str, "Course"]) -> Kept:
    """Return at which step each optimiser arrived, the first one first; those that didn't have none."""
    from core.lessons.optimisers.race import ranking
    from core.lessons.optimisers.surfaces import OPTIMISERS

    return alone({OPTIMISERS[name]: float(courses[name].arrived or 0) for name in ranking(courses)})


def pretrained(right: Any) -> Kept:
    """Return how often each way is right with the fewest labels, over its trainings."""
    from core.lessons.pretraining.few_labels import ARMS

    names = ("tuned", "scratch", "pixels")
    return over_trainings({ARMS[name]: right[list(ARMS).index(name), 0] for name in names}, "%")


def flowers(it: "Flowers") -> Kept:
    """Return how many test flowers the code gets right as written and corrected, over its seeds."""
    labels = (N_("As written"), N_("With the right output layer"))
    return over_trainings({label: right / it.rows for label, right in zip(labels, it.right, strict=True)}, "%")


def faded(found: Sequence["Fading"]) -> Kept:
    """Return the share of the gradient that reaches the first layer, over the seeds, by activation."""
    return graded(((Message(one.label), *one.first) for one in found), "%", "tries")


def thousand(plan: "Plan") -> Kept:
    """Return what a thousand answers cost on one's own server and from the API."""
    from core.lessons.planner.money import api_request, thousand_answers

    own = Message(N_("A thousand answers, own server"))
    return _beside_api(own, thousand_answers(plan), N_("A thousand answers, API"), 1000 * api_request(plan))


def month(plan: "Plan") -> Kept:
    """Return what a month of questions costs on one's own server and from the API."""
    from core.lessons.planner.money import api_request, own_month

    own = Message(N_("A month, own server"))
    return _beside_api(own, own_month(plan, plan.requests), N_("A month, API"), plan.requests * api_request(plan))


def no_numbers(plan: "Plan") -> Kept:
    """Return nothing, where the sentence says all that there is."""
    return ()


def _beside_api(label: Message, own: "Span", other: str, api: float) -> Kept:
    """Return the middle of what one's own server costs, with both ends, and the price of the API."""
    return (
        *graded([(label, (own.low + own.high) / 2, own.low, own.high)], "USD", "assumed"),
        *alone({other: api}, "USD"),
    )
