"""What users read for the kinds of layers of a Keras model, and why only dense networks are drawn unit by unit."""

from collections.abc import Mapping

from core.messages import N_

KINDS: Mapping[str, str] = {
    "InputLayer": N_("What goes in"),
    "Reshape": N_("Put into another shape"),
    "Flatten": N_("Put into one row"),
    "RandomTranslation": N_("Shifted at random while training"),
    "RandomRotation": N_("Turned at random while training"),
    "RandomZoom": N_("Zoomed at random while training"),
    "Dense": N_("Units that see everything before them"),
    "Conv2D": N_("Filters that slide over the picture"),
    "MaxPooling2D": N_("Half the size: the largest of each four"),
    "GRU": N_("Units that read step by step and remember"),
    "MultiHeadAttention": N_("Every part looks at every other part"),
    "GlobalAveragePooling1D": N_("The mean of all parts"),
    "BatchNormalization": N_("Brought to a common scale, batch by batch"),
    "LayerNormalization": N_("Brought to a common scale, row by row"),
    "Activation": N_("Bent"),
    "Dropout": N_("Some switched off at random while training"),
    "EinsumDense": N_("Told where each part stands"),
    "Add": N_("Added to what was before"),
}
UNDRAWN: Mapping[str, str] = {
    "cnn": N_(
        "A convolutional network is not drawn unit by unit: it moves the same few filters over all places of a picture, and "
        "drawn out that would be thousands of units that share their weights. These are its layers:"
    ),
    "rnn": N_(
        "A recurrent network is not drawn unit by unit: its units listen to themselves, step after step, and a drawing "
        "would have to be one in time. These are its layers:"
    ),
    "transformer": N_(
        "A transformer is not drawn unit by unit: which part listens to which is decided anew for every row, so there is no "
        "one drawing that holds for all. These are its layers:"
    ),
}
