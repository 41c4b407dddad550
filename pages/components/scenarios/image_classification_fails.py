"""How the net fails: pictures turned, shifted, noisy, inverted, in another's pen; and pictures that show no digit at all."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.charts.lessons.architectures import squares
from core.charts.palette import BLUE, GREY
from core.charts.scenarios.image_classification import GREEN, amounts_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.image_classification.bends import BENDS, bent, needed, sweep
from core.scenarios.image_classification.net import SIDE
from core.scenarios.image_classification.unknown import judged
from core.scenarios.image_classification.words import (
    bent_said,
    rule_said,
    stranger_rows,
    strangers_said,
    surest_strangers,
)
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.image_classification_source import HERE
from pages.components.scenarios.image_classification_try import threshold_slider
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask

Arrays = Mapping[str, Any]
SHOWN, COLUMNS = 8, 4
LIMITS = N_("What this does not tell you: which of these your camera does. Take 100 pictures with it, and measure the same there; training on changed pictures (augmentation) then helps against those that you know of.")  # fmt: skip


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a failure chosen by the user, with the accuracy before and after."""
    titles = {name: _(bend.label) for name, bend in BENDS.items()}
    kind = chosen(f"{HERE}_bend", "turned", _("What happens to the picture"), titles)
    bend = BENDS[kind]
    left, right = st.columns(2)
    with left:
        amount = kept(st.select_slider, f"{HERE}_amount_{kind}", bend.usual, _(bend.unit), options=bend.amounts)
    with right:
        threshold = threshold_slider()
    found = ask(case, f"sweep-{kind}-{threshold:.2f}", sweep, needed(arrays), kind, threshold)
    _bent(arrays, kind, amount, found, threshold)
    _strangers(arrays, threshold)
    limits(LIMITS)


def _bent(arrays: Arrays, kind: str, amount: float, found: Arrays, threshold: float) -> None:
    alt = headline(bent_said(kind, amount, found))
    left, right = st.columns([3, 2], gap="large")
    names = {"cnn": _("CNN"), "neighbour": _("Most similar picture"), "answered": _("Answered under the rule")}
    styles = {names["cnn"]: (BLUE, "solid"), names["neighbour"]: (GREEN, "dash"), names["answered"]: (GREY, "dot")}
    lines = {label: found[name] for name, label in names.items()}
    with left:
        titles = (_(BENDS[kind].unit), _("Share of the test pictures"))
        chart(amounts_chart(BENDS[kind].amounts, lines, styles, amount, titles), f"{HERE}_sweep", alt)
    with right:
        _examples(arrays, kind, amount)
    told(rule_said(BENDS[kind].amounts.index(amount), found, threshold, len(arrays["test_y"])))


def _examples(arrays: Arrays, kind: str, amount: float) -> None:
    X = bent(arrays["test_X"][:SHOWN], kind, amount)
    judge, label = judged(arrays, X), _("{shows} → {said}")
    names = [label.format(shows=y, said=said) for y, said in zip(arrays["test_y"], judge.best, strict=False)]
    hover = _("{name}: row {row}, column {column}, ink {value}")
    chart(
        squares(X.reshape(-1, SIDE, SIDE), names, COLUMNS, hover),
        f"{HERE}_bent",
        _("Eight test pictures after the change"),
    )
    st.caption(_("What is written → what the net reads."))


def _strangers(arrays: Arrays, threshold: float) -> None:
    rows = stranger_rows(arrays, threshold)
    st.divider()
    alt = beside(strangers_said(rows))
    said = [
        {_("Net alone"): alone, _("With the rule"): ruled, _("Of"): count, _("Shown instead of a digit"): _(label)}
        for label, count, alone, ruled in rows
    ]  # fmt: skip
    st.dataframe(said, hide_index=True, key=f"{HERE}_strangers")
    st.caption(_("Pictures that get an answer: from the net alone, and with the rule."))
    odd = surest_strangers(arrays)
    label = _("“{digit}”, {sure:.0%}")
    names = [label.format(digit=digit, sure=sure) for _picture, digit, sure in odd.values()]
    panels = np.stack([picture for picture, _digit, _sure in odd.values()])
    chart(
        squares(panels, names, COLUMNS, _("{name}: row {row}, column {column}, ink {value}"), side=110),
        f"{HERE}_odd",
        alt,
    )
    st.caption(_("Of each kind the one that the net alone is surest of, with what it takes it for."))
