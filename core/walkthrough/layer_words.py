"""What a layer of a network does, with its numbers."""

from collections.abc import Callable, Mapping
from math import prod

from core.costs.layers import Layer
from core.ingredients.activations import ACTIVATIONS
from core.messages import N_, Message

Say = Callable[[Layer], Message]
# By what the last layer makes of its sums.
_ANSWERS: Mapping[str, str] = {
    "sigmoid": N_(
        "The answer: it weighs {inputs:,} numbers, adds them up, and bends the sum to a probability between 0 and 1. That "
        "takes {weights:,} weights."
    ),
    "softmax": N_(
        "The answer: {units:,} units, one for each class, weigh {inputs:,} numbers and add them up; the sums become shares "
        "of a whole. That takes {weights:,} weights."
    ),
    "linear": N_(
        "The answer: it weighs {inputs:,} numbers and takes the sum as it is. That takes {weights:,} weights."
    ),
}


def layer_said(layer: Layer) -> Message:
    """Say what a layer within a network does."""
    return _WORDS[layer.kind](layer)


def answer_said(layer: Layer) -> Message:
    """Say what the last layer does."""
    return _units(_ANSWERS[layer.config["activation"]])(layer)


def _units(template: str) -> Say:
    return lambda layer: Message.of(
        template, units=layer.config["units"], inputs=layer.shape[-1], weights=layer.weights
    )


def _numbers(template: str) -> Say:
    return lambda layer: Message.of(template, n=prod(layer.shape), width=layer.shape[-1], weights=layer.weights)


def _sequence(template: str, **names: str) -> Say:
    """Fill in a template about a sequence (steps, width); `names` are words of the template -> the layer's settings."""
    return lambda layer: Message.of(
        template,
        steps=layer.shape[0],
        width=layer.shape[-1],
        weights=layer.weights,
        **{word: layer.config[setting] for word, setting in names.items()},
    )


def _conv(layer: Layer) -> Message:
    height, width = layer.config["kernel_size"]
    return Message.of(
        N_(
            "{filters:,} filters of {height} by {width} pixels slide over the picture: {weights:,} weights, used again at "
            "each of {places:,} places."
        ),
        filters=layer.config["filters"],
        height=height,
        width=width,
        weights=layer.weights,
        places=prod(layer.shape[:2]),
    )


def _pool(layer: Layer) -> Message:
    height, width = layer.config["pool_size"]
    after = (layer.shape[0] // height) * (layer.shape[1] // width) * layer.shape[2]
    return Message.of(
        N_("Of every {height} by {width} places only the strongest is kept: {before:,} numbers become {after:,}."),
        height=height,
        width=width,
        before=prod(layer.shape),
        after=after,
    )


def _activation(layer: Layer) -> Message:
    return Message.of(
        N_("Bends each of {n:,} numbers by {bend}: without a bend, all layers together could do no more than one."),
        n=prod(layer.shape),
        bend=Message(ACTIVATIONS[layer.config["activation"]]),
    )


def _share(template: str, setting: str) -> Say:
    return lambda layer: Message.of(template, share=layer.config[setting], n=prod(layer.shape))


def _turn(layer: Layer) -> Message:
    degrees = 360 * max(map(abs, layer.config["factor"]))
    template = N_("While training, every picture is turned a little at random, by {degrees:.0f}° at most.")
    return Message.of(template, degrees=degrees)


def _reshape(layer: Layer) -> Message:
    sizes = " × ".join(map(str, layer.config["target_shape"]))
    return Message.of(N_("The {n:,} numbers are laid out as {sizes}."), n=prod(layer.shape), sizes=sizes)


_WORDS: Mapping[str, Say] = {
    "Dense": _units(
        N_(
            "{units:,} units; each weighs {inputs:,} numbers, adds them up and starts from one of its own: {weights:,} "
            "weights."
        )
    ),
    "Conv2D": _conv,
    "MaxPooling2D": _pool,
    "GRU": _sequence(
        N_(
            "Reads {steps:,} steps of {width:,} numbers one after the other and keeps {units:,} numbers in mind: "
            "{weights:,} weights, the same at every step."
        ),
        units="units",
    ),
    "MultiHeadAttention": _sequence(
        N_(
            "{heads:,} heads: in each, every one of {steps:,} parts asks all parts what they have to say, and mixes the "
            "answers. That takes {weights:,} weights."
        ),
        heads="num_heads",
    ),
    "EinsumDense": _sequence(
        N_(
            "Makes more of each of {steps:,} parts, {width:,} numbers wide, and adds a mark of its place that is learned too: "
            "{weights:,} weights."
        )
    ),
    "GlobalAveragePooling1D": _sequence(N_("The mean of all {steps:,} parts: {width:,} numbers are left.")),
    "LayerNormalization": _numbers(
        N_(
            "Brings the {width:,} numbers of each part to mean 0 and spread 1, then stretches them: {weights:,} weights."
        )
    ),
    "BatchNormalization": _numbers(
        N_(
            "Brings {n:,} numbers to mean 0 and spread 1 over the rows of a step, then stretches them: {weights:,} numbers, "
            "half of them learned and half kept count of."
        )
    ),
    "Activation": _activation,
    "Dropout": _share(
        N_(
            "In every step of the training {share:.0%} of {n:,} numbers are switched off at random, so that none becomes "
            "indispensable; when it predicts, all are there."
        ),
        "rate",
    ),
    "Add": _numbers(N_("Adds what was found to what was there before, so that nothing of it is lost.")),
    "Reshape": _reshape,
    "Flatten": _numbers(N_("All {n:,} numbers in one row again.")),
    "RandomTranslation": _share(
        N_("While training, every picture is shifted a little at random, by {share:.0%} of its size at most."),
        "height_factor",
    ),
    "RandomRotation": _turn,
    "RandomZoom": _share(
        N_("While training, every picture is made larger or smaller at random, by {share:.0%} at most."),
        "height_factor",
    ),
}
