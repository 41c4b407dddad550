"""One unit of a network large, and the whole network's answers beside it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.anatomy import Layer, forward, surface
from core.anatomy.names import Names, word
from core.anatomy.ranking import strongest
from core.anatomy.sentences import neuron_sentence, said_sentence
from core.charts.neuron import neuron_over_plane, outputs_moved, weights_as_bars, weights_as_picture
from core.evaluation.effect import effect_sentence, result_sentence
from core.evaluation.held_out import grade
from core.markdown import as_written
from core.training.run import Run
from pages.components.boundary import boundary, is_plane, points_of
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.names import named
from pages.components.network_hand import Hand

Array = NDArray[np.float32]
Maps = Sequence[Array | None]
BARS = 10
HEIGHT = 300


def neuron_view(run: Run, neuron: tuple[int, int], layers: Sequence[Layer], names: Names, maps: Maps) -> None:
    """Draw the chosen unit large, with a sentence on what it is; an output of the plane is drawn as the answer."""
    column, unit = neuron
    if is_plane(run.data) and column == len(layers):
        return
    title = word(names.unit(layers, column, unit), _)
    st.markdown(f"**{as_written(title[:1].upper() + title[1:])}**")
    _picture(run, column, unit, layers, names, maps)
    said = forward(layers, run.preprocessor.transform(run.X_test))[column - 1][:, unit] if column else None
    facts = [neuron_sentence(layers, names, column, unit)]
    more = None if said is None else said_sentence(said, run.data, run.split.test)
    st.markdown(as_written(" ".join(map(say, [*facts, *([more] if more else [])]))))


def _picture(run: Run, column: int, unit: int, layers: Sequence[Layer], names: Names, maps: Maps) -> None:
    said = maps[column]
    if is_plane(run.data) and said is not None:
        figure = neuron_over_plane(said[..., unit], *points_of(run), _, HEIGHT)
        chart(figure, "network_neuron_plane", _("What the unit says over the plane"))
    elif run.data.image_shape and column == 1:
        weights = layers[0].kernel[:, unit].reshape(run.data.image_shape)
        chart(weights_as_picture(weights, _), "network_neuron_picture", _("Which pixels the unit listens to"))
    elif column:
        heard = strongest(layers, column, unit, BARS)
        words = [word(names.unit(layers, column - 1, source), _) for source, _weight in heard]
        figure = weights_as_bars(words, [weight for _source, weight in heard], _)
        chart(figure, "network_neuron_bars", _("The unit's largest weights"))


def answer_view(run: Run, known: Hand, layers: Sequence[Layer], before: Array, after: Array) -> None:
    """Draw what the whole network says, with the weights that were set by hand."""
    was, now = (grade(replace(run, y_prob=said)) for said in (before, after))
    effect = effect_sentence(was, now) if known.edits else result_sentence(now)
    st.markdown(_("**The whole network.** {effect}.").format(effect=say(effect)))
    if is_plane(run.data):
        boundary(run, surface(layers, run), "network_plane", HEIGHT)
    elif known.edits:
        _moved(run, before, after)
    else:
        st.caption(_("Set a number by hand, and see here how far the answers move."))


def _moved(run: Run, before: Array, after: Array) -> None:
    """Draw chances of the positive class, of the true one among more, or numbers, before against after."""
    classes = [named(run.data, name) for name in run.data.class_names]
    y = run.y_test if classes else None
    pick = run.y_test if len(classes) > 2 else np.full(len(before), before.shape[1] - 1)
    was, now = (said[np.arange(len(said)), pick] for said in (before, after))
    what = _what(run, classes)
    titles = _("{what}: before").format(what=what), _("{what}: now").format(what=what)
    chart(outputs_moved(was, now, y, classes, titles), "network_moved", _("The answers before and now"))


def _what(run: Run, classes: Sequence[str]) -> str:
    if not classes:
        return _(run.data.card.target)
    if len(classes) == 2:
        return _("Predicted chance of {name}").format(name=classes[1])
    return _("Predicted chance of the true class")
