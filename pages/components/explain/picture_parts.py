"""A picture part by part: what each pixel or patch pulls, for every class, and what hiding a patch changes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from core.charts.attributions import picture_tile, pulls_tile, shares_tile, tiles_chart
from core.explanation.case import Case
from core.explanation.parts import picture_words as words
from core.explanation.parts.fills import FILLS
from core.explanation.parts.maps import Maps, maps_of
from core.explanation.parts.occlusion import Occlusion
from core.explanation.players import MOST_PIXELS
from core.explanation.subject import subject_of
from core.jobs.parting import occluded, told_in_parts
from core.markdown import as_written
from core.messages import N_
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, names_of, told

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

PARTS = {"columns": N_("Pixels"), "patches": N_("Patches")}
ACROSS = 4  # classes beside each other
HOW_TO_READ = N_(
    "Blue parts speak for the class, orange ones (−) against it; the stronger the colour, the stronger the pull, on one scale in "
    "all pictures. The thin line is the picture's outline. Hover for exact pulls."
)
HIDING = N_(
    "Two ways to ask the same: SHAP asks what a part adds on average, with the other parts there or not, against {rows} training "
    "pictures. Hiding asks what one patch changes while all else stays. On the right, SHAP is added up under the same patch."
)
LIMITS = N_(
    "What this does not tell you: which parts a person would look at, or which cause the answer. It shows what this model uses, "
    "and another model, or another training, can use other parts. A hidden patch makes pictures that the model has never seen."
)


def picture_parts(case: Case) -> None:
    """Draw the pulls over the picture, then what hiding a patch changes."""
    shape = case.run.data.image_shape
    assert shape is not None, "only shown for pictures"
    players = _choose_parts(case)
    with st.spinner(_("A worker is explaining this row…"), show_time=True):
        found = told_in_parts(engine(), case, players)
    maps = maps_of(found, players, shape)
    title = headline(words.main_finding(case, maps))
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _picture(case, maps, title)
    with right:
        _classes(case, maps)
    st.caption(_(HOW_TO_READ))
    seen = subject_of(case.run, case.how).background
    told(
        words.rival_sentence(case, maps),
        words.blank_sentence(case, maps, seen),
        words.error_sentence(case, maps),
    )
    _hiding(case, maps)
    limits(LIMITS)


def case_tiles(case: Case) -> "Figure":
    """Return the picture of a case beside what its parts pull for the class that is shown."""
    shape = case.run.data.image_shape
    assert shape is not None, "only for pictures"
    return _tiles(case, maps_of(case.told, case.how.players, shape))


def _choose_parts(case: Case) -> str:
    if len(case.x) > MOST_PIXELS:
        text = _("A picture of {pixels:,} pixels is explained patch by patch: pixel by pixel would take too long.")
        st.caption(text.format(pixels=len(case.x)))
        return "patches"
    help_ = _(
        "Pixels show the finest detail; patches of several pixels are pulled less by chance and are easier to name."
    )
    return _choice(_("Parts"), PARTS, "explain_parts_players", help_)


def _choice(label: str, options: Mapping[str, str], key: str, help_: str) -> str:
    """Draw a row of options, which are marked with `N_`, and return the chosen one; the first unless somebody chooses."""
    labels = {name: _(text) for name, text in options.items()}
    names = list(labels)
    chosen = st.segmented_control(
        label, names, default=names[0], format_func=labels.__getitem__, key=key, required=True, help=help_
    )
    return str(chosen)


def _picture(case: Case, maps: Maps, alt: str) -> None:
    """Draw the picture beside the pulls for what is shown."""
    chart(_tiles(case, maps), "explain_parts_picture", alt)


def _tiles(case: Case, maps: Maps) -> "Figure":
    tiles = (
        picture_tile(case.x, maps.shape, _("The picture"), _),
        shares_tile(maps, case.output, _caption(case, case.output), case.amounts, _, marked=True),
    )
    return tiles_chart(tiles, tiles[0].values, maps.most, 2, 230)


def _classes(case: Case, maps: Maps) -> None:
    """Draw the pulls for every class."""
    if not case.it.classes:
        return
    tiles = [shares_tile(maps, k, _caption(case, k), case.amounts, _) for k in range(case.it.classes)]
    made = tiles_chart(tiles, case.x.reshape(maps.shape), maps.most, ACROSS)
    chart(made, "explain_parts_classes", _("What each part pulls, for every class"))


def _caption(case: Case, output: int) -> str:
    said = case.amounts.output(float(case.told.outputs[0, output]))
    name = names_of(case.it)[output] if case.it.classes else say(case.output_name)
    return f"{name} · {said if isinstance(said, str) else say(said)}"


def _hiding(case: Case, maps: Maps) -> None:
    fill = _choose_fill()
    with st.spinner(_("A worker is hiding patch after patch…"), show_time=True):
        hidden = occluded(engine(), case, fill)
    title = beside(words.hidden_finding(case, hidden))
    chart(_beside_each_other(case, maps, hidden), "explain_parts_hidden", title)
    told(words.agreement_sentence(hidden, words.agreement(hidden, maps.pixels[case.output], case.output)))
    st.caption(as_written(_(HIDING).format(rows=len(subject_of(case.run, case.how).background))))


def _choose_fill() -> str:
    help_ = _("What is put over the patch: the mean of training pictures, a brightness halfway, or blank paper.")
    return _choice(
        _("Hide a patch under"), {name: fill.label for name, fill in FILLS.items()}, "explain_parts_fill", help_
    )


def _beside_each_other(case: Case, maps: Maps, hidden: Occlusion) -> "Figure":
    pictures = hidden.over(case.output), hidden.spread(maps.pixels[case.output])
    captions = _("Lost when hidden"), _("SHAP, same patch")
    tiles = [pulls_tile(v, text, case.amounts, _, marked=True) for v, text in zip(pictures, captions, strict=True)]
    return tiles_chart(tiles, case.x.reshape(maps.shape), hidden.most(maps.pixels[case.output], case.output), 2, 230)
