"""What the numbers of the lesson say, in sentences."""

from collections.abc import Mapping

import numpy as np

from core.lessons.backprop.bench import Bench
from core.lessons.backprop.network import NAMES, Array
from core.lessons.backprop.neuron import ARTICLE_SAID, Neuron
from core.lessons.backprop.saturation import MOST_STEPS, SURE, UNSURE, Saturation
from core.messages import N_, Message

SAME = 1e-9  # a difference that rounding alone could make, of numbers near 1
FLAT = 1e-3  # of the first loss: less than this has not moved


def chance(value: float) -> str:
    """Write a chance with as many digits as keep it from becoming 0 or 1."""
    return (
        f"{value:.5f}".rstrip("0")
        if value > 1e-4 and round(value, 5) < 1
        else f"{value:.3g}"
        if value < 0.5
        else f"1 − {1 - value:.2g}"
    )


def size(value: float) -> str:
    """Write a gradient with as many digits as keep it from becoming 1."""
    return f"{value:.5f}" if 0.99 < abs(value) < 1 else f"{value:.3g}"


def neuron_title(it: Neuron) -> Message:
    """Say what the neuron answers, and which way it will be pulled."""
    values = {"z": f"{it.z:.4g}", "said": chance(it.said), "y": f"{it.y:g}", "slope": size(abs(it.slope))}
    if it.slope > 0:
        return Message.of(
            N_("z = {z}, so the neuron answers {said}; the label is {y}: it is pulled down by {slope}"), **values
        )
    return Message.of(
        N_("z = {z}, so the neuron answers {said}; the label is {y}: it is pulled up by {slope}"), **values
    )


def neuron_article(it: Neuron) -> Message:
    """Say what the article takes for the answer, where inputs and weights are its own."""
    values = {"z": f"{it.z:.4g}", "said": chance(it.said), "one": ARTICLE_SAID[0], "two": ARTICLE_SAID[1]}
    if (it.x, it.w, it.b) == (Neuron.x, Neuron.w, Neuron.b):
        return Message.of(
            N_("With these numbers the source article goes on to use ŷ = [{one}, {two}]. One neuron has one answer, and σ({z}) is {said}."),
            **values,
        )  # fmt: skip
    return Message.of(
        N_("The article's own numbers were x = (2, 3), w = (1, 2), b = 1: there σ(9) = 0.99988, not its [{one}, {two}]."),
        one=ARTICLE_SAID[0], two=ARTICLE_SAID[1],
    )  # fmt: skip


def neuron_formula(it: Neuron) -> Message:
    """Say how far the article's formula is from the derivative here."""
    right, theirs = size(it.slope), size(it.article_slope)
    if it.y == 0:
        return Message.of(N_("The article's (1 − ŷ)·y is 0 for every label of 0: from those rows nothing would be learned. Right is {right}."), right=right)  # fmt: skip
    if it.loss == "bce":
        return Message.of(N_("The article's (1 − ŷ)·y gives {theirs}, where ŷ − y is {right}: the size is right, the sign is not, and a step goes uphill."), right=right, theirs=theirs)  # fmt: skip
    return Message.of(N_("The article's (1 − ŷ)·y gives {theirs}, where 2(ŷ − y)·ŷ(1 − ŷ) is {right}: it goes uphill, and belongs to another loss."), right=right, theirs=theirs)  # fmt: skip


def revealed(it: Saturation) -> Message:
    """Say what one step moved, and how long the way back is."""
    unsure, sure = it.moved["mse"]
    return Message.of(
        N_(
            "Measured: one step moves the weight by {unsure:.2g} from {low}, and by {sure:.1g} from {high}. From there it takes "
            "{mse} steps with the squared error until it answers less than a half, and {bce} with cross-entropy."
        ),
        unsure=unsure, sure=sure, low=UNSURE, high=SURE, mse=_steps(it.steps["mse"]), bce=_steps(it.steps["bce"]),
    )  # fmt: skip


def speed_title(said: float, speeds: Mapping[str, float]) -> Message:
    """Say how strongly both losses pull at a neuron that answers that."""
    ratio = speeds["bce"] / speeds["mse"]
    values = {
        "said": chance(said), "bce": f"{speeds['bce']:.3g}", "mse": f"{speeds['mse']:.2g}",
        "ratio": f"{float(f'{max(ratio, 1 / ratio):.2g}'):,g}",
    }  # fmt: skip
    if ratio >= 1:
        return Message.of(
            N_("At {said}, cross-entropy pulls {ratio} times as hard as the squared error: {bce} against {mse}"),
            **values,
        )
    return Message.of(
        N_("At {said}, the squared error pulls {ratio} times as hard as cross-entropy: {mse} against {bce}"), **values
    )


def stage_sentence(bench: Bench, stage: str) -> Message:
    """Say what happened in a stage."""
    return _STAGES[stage](bench)


def trained_title(bench: Bench) -> Message:
    """Say what the steps so far did to the loss."""
    steps, now = len(bench.losses), bench.cost()
    if not steps:
        return Message.of(N_("No step yet: the loss is {now:.4g}"), now=now)
    first = bench.losses[0]
    values = {"steps": counted(steps), "first": f"{first:.4g}", "now": f"{now:.4g}"}
    if abs(now - first) <= FLAT * first:
        return Message.of(N_("After {steps} the loss is where it was: {now}"), **values)
    if now < first:
        return Message.of(N_("After {steps} the loss fell from {first} to {now}"), **values)
    return Message.of(N_("After {steps} the loss rose from {first} to {now}: the learning rate is too large"), **values)


def gradient_title(bench: Bench) -> Message:
    """Say of how many weights the article's gradient is wrong."""
    right, theirs = bench.back().weights, bench.back("article").weights
    wrong = int((np.abs(right - theirs) > SAME).sum())
    turned = int((right * theirs < 0).sum())
    return Message.of(
        N_("The article's formulas get {wrong} of {all} gradients wrong, {turned} of them with the wrong sign"),
        wrong=wrong, all=len(NAMES), turned=turned,
    )  # fmt: skip


def factors_sentence(bench: Bench) -> Message:
    """Say how large the factors are that the article leaves out."""
    a = bench.seen().a[0]
    factors = ", ".join(f"{value:.3f}" for value in a * (1 - a))
    return Message.of(
        N_(
            "Two things are missing. At the output, ŷ − y became (1 − ŷ)·y. In the hidden layer, the factor σ′ = a(1 − a) of each "
            "neuron is left out: here {factors}. It is never more than 0.25, so without it hidden weights get at least four times "
            "the blame."
        ),
        factors=factors,
    )  # fmt: skip


def tape_sentence(difference: float, numeric: float) -> Message:
    """Say how far TensorFlow and small differences are from our numbers."""
    if difference < 1e-6:
        return Message.of(N_("TensorFlow says the same: the largest difference is {difference:.0e}. Moving each weight a little and looking at the loss differs by {numeric:.0e}."), difference=difference, numeric=numeric)  # fmt: skip
    return Message.of(N_("TensorFlow says otherwise: the largest difference is {difference:.1e}. That is a mistake of ours."), difference=difference)  # fmt: skip


def race_title(races: Mapping[str, Array]) -> Message:
    """Say where training by each rule ended."""
    first, right, theirs = races["right"][0], races["right"][-1], races["article"][-1]
    values = {
        "steps": len(races["right"]) - 1,
        "right": f"{right:.2g}",
        "theirs": f"{theirs:.3g}",
        "first": f"{first:.3g}",
    }
    if abs(theirs - first) <= FLAT * first:
        return Message.of(
            N_(
                "In {steps} steps the right gradients bring the loss from {first} to {right}; the article's don't move it"
            ),
            **values,
        )
    if theirs > first:
        return Message.of(
            N_(
                "In {steps} steps the right gradients bring the loss from {first} to {right}; the article's drive it up to {theirs}"
            ),
            **values,
        )
    return Message.of(
        N_("In {steps} steps the right gradients bring the loss from {first} to {right}, the article's to {theirs}"),
        **values,
    )


def one_row_sentence(races: Mapping[str, Array]) -> Message:
    """Say what one row hides about the missing factor."""
    first, right, other = (float(races[rule][at]) for rule, at in (("right", 0), ("right", -1), ("unfactored", -1)))
    values = {"right": f"{right:.2g}", "other": f"{other:.2g}"}
    if other < 0.5 * first:
        return Message.of(N_("With only σ′ left out the loss falls too, to {other}: on a single row a wrong gradient can go unnoticed. On four rows it does not, below."), **values)  # fmt: skip
    return Message.of(
        N_("With only σ′ left out the loss ends at {other}, with the right gradients at {right}."), **values
    )


def rows_title(solved: Mapping[str, int], seeds: int) -> Message:
    """Say how many networks learned four rows by each rule."""
    return Message.of(
        N_("Of {seeds} networks, {right} learn “either, but not both” by the right gradients, {unfactored} without σ′, {article} by the article's"),
        seeds=seeds, **solved,
    )  # fmt: skip


def counted(steps: int) -> Message:
    """Say so many steps."""
    return Message(N_("1 step")) if steps == 1 else Message.of(N_("{steps} steps"), steps=steps)


def _steps(steps: int | None) -> Message:
    if steps is None:
        return Message.of(N_("more than {most:,}"), most=MOST_STEPS)
    return Message.of(N_("{steps:,}"), steps=steps)


def _start(bench: Bench) -> Message:
    return Message.of(N_("Thirteen weights: blue ones add, orange ones take away. The row is x = ({one:g}, {two:g}), its label {y:g}."), one=bench.x[0], two=bench.x[1], y=bench.y)  # fmt: skip


def _forward(bench: Bench) -> Message:
    return Message.of(N_("Forward: each neuron adds up what arrives and squeezes it between 0 and 1. The network answers {said}."), said=chance(float(bench.seen().said[0])))  # fmt: skip


def _loss(bench: Bench) -> Message:
    return Message.of(N_("Loss: it answered {said} where the label is {y:g}. As one number, that mistake is {cost}."), said=chance(float(bench.seen().said[0])), y=bench.y, cost=f"{bench.cost():.4g}")  # fmt: skip


def _backward(bench: Bench) -> Message:
    weights = bench.back().weights
    most = int(np.abs(weights).argmax())
    if weights[most] > 0:
        return Message.of(N_("Backward: on each line stands its gradient, how fast the loss rises with that weight. Most to blame is {name}: raising it raises the loss, so it will be lowered."), name=plain_name(NAMES[most]))  # fmt: skip
    return Message.of(N_("Backward: on each line stands its gradient, how fast the loss rises with that weight. Most to blame is {name}: raising it lowers the loss, so it will be raised."), name=plain_name(NAMES[most]))  # fmt: skip


def _update(bench: Bench) -> Message:
    before, after = bench.cost(), bench.stepped().cost()
    values = {"rate": f"{bench.rate:g}", "before": f"{before:.4g}", "after": f"{after:.4g}"}
    if after < before:
        return Message.of(
            N_(
                "Update: every weight goes {rate} times its gradient downhill. The loss falls from {before} to {after}."
            ),
            **values,
        )
    return Message.of(
        N_(
            "Update: every weight goes {rate} times its gradient downhill. That is too far: the loss goes from {before} to {after}."
        ),
        **values,
    )


def plain_name(name: str) -> str:
    """Return a name of `NAMES` without KaTeX: "w₁₁"."""
    letter, _line, number = name.partition("_")
    return letter + number.strip("{}").translate(str.maketrans("123", "₁₂₃")).replace("v", "ᵥ")


_STAGES = {"start": _start, "forward": _forward, "loss": _loss, "backward": _backward, "update": _update}
