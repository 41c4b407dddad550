"""What a trained CNN sees: its kernels, its feature maps, and its answer, for any picture."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from core.charts.lessons.architectures import bars, ink, squares
from core.lessons.architectures.cnn import Looked, kernels_of, looked, side_by_side
from core.lessons.architectures.pictures import nearest, usual_distance
from core.lessons.architectures.words import digit_said, maps_said, right_said, trained_said, unlike_said
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.architectures_picture import Shown, picture
from pages.components.concepts.architectures_studies import asked_of
from pages.components.concepts.story_part import tell
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, limits, told
from pages.components.waiting import errand_view

Arrays = Mapping[str, NDArray[Any]]
COLUMNS = 4
LIMITS = N_(
    "What this does not tell you: what a kernel “means”. Names such as “edge” are ours; the network was only told to lower its "
    "loss. And 8 by 8 pixels of ink are far from photographs."
)


def cnn_view() -> None:
    """Draw the trained CNN, once it is trained."""
    tell("architectures", "cnn")
    errand = asked_of("cnn", _("Train a CNN to read digits"))
    if errand is not None:
        errand_view(errand, st.fragment(_seen), _("A CNN is learning to read digits"))


def _seen(arrays: Arrays) -> None:
    with shielded():
        told(trained_said(float(arrays["accuracy"]), len(arrays["test"])))
        left, right = st.columns(2)
        with left:
            shown = picture(arrays["test"])
        if shown is None:
            return
        found = looked(arrays, shown.ink)
        with left:
            chart(
                ink(shown.ink, "", _("row {row}, column {column}: {value}"), 220),
                "cnn_ink",
                _("The picture, 8 by 8 pixels"),
            )
        with right:
            _answer(found, shown)
        _inside(arrays, found)
        limits(LIMITS)


def _answer(found: Looked, shown: Shown) -> None:
    alt = beside(digit_said(found.chances))
    chart(bars(found.chances, [str(n) for n in range(10)], _("Digit"), _("Chance")), "cnn_chances", alt)
    if shown.shows is not None:
        told(right_said(found.chances, shown.shows))
        return
    warned = unlike_said(nearest(shown.ink)[1], usual_distance())
    if warned is not None:
        st.warning(say(warned), icon=":material/warning:")


def _inside(arrays: Arrays, found: Looked) -> None:
    hover = _("{name}, row {row}, column {column}: {value}")
    kernels, first, second = (side_by_side(each) for each in (kernels_of(arrays), *found.maps))
    names = [_("Kernel {number}").format(number=n) for n in range(1, len(kernels) + 1)]
    left, right = st.columns(2)
    with left:
        st.markdown(_("**The 8 kernels that it found: blue wants ink, orange wants none**"))
        chart(
            squares(kernels, names, COLUMNS, hover, around_zero=True),
            "cnn_kernels",
            _("Eight kernels of 3 by 3 weights"),
        )
    with right:
        alt = beside(maps_said(found.maps[0]))
        chart(squares(first, names, COLUMNS, hover), "cnn_maps", alt)
    with st.expander(_("The second layer: patterns of patterns")):
        tell("architectures", "deeper")
        names = [_("Map {number}").format(number=n) for n in range(1, len(second) + 1)]
        chart(squares(second, names, COLUMNS, hover), "cnn_maps_2", _("Eight feature maps of the second layer"))
