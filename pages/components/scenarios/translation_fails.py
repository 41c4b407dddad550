"""How the translator fails: strings unlike any, another domain, other words, longer strings, lost gaps; each with the number before and after."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.translation import bars_chart
from core.markdown import as_written
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.translation.reading import (
    changed_rows,
    foreign_rows,
    foreign_scores,
    gaps_lost,
    out_of,
    unlike_table,
)
from core.scenarios.translation.reworded import CHANGES
from core.scenarios.translation.words import (
    changed_finding,
    foreign_finding,
    gaps_finding,
    gaps_people,
    held_back,
    held_changed,
    unlike_finding,
    unlike_held,
)
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

UNLIKE, FOREIGN, GAPS = "unlike", "foreign", "gaps"
LABELS = {
    UNLIKE: N_("Unlike any seen"),
    FOREIGN: N_("Another domain"),
    **{name: change.label for name, change in CHANGES.items()},
    GAPS: N_("Lost gaps"),
}
LIMITS = N_(
    "What this does not tell you: how often your users' texts differ in this way. The changes are made by rule, and a person might "
    "translate a changed string a little differently than its reference says; part of a fall is that."
)


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw one way to fail, chosen by the user."""
    labels = {name: _(label) for name, label in LABELS.items()}
    kind = st.segmented_control(
        _("What goes wrong"), list(labels), default=UNLIKE, format_func=labels.__getitem__, key="translation_kind", required=True
    )  # fmt: skip
    {UNLIKE: _unlike, FOREIGN: _foreign, GAPS: _gaps}.get(kind, _changed)(arrays, kind)
    limits(LIMITS)


def _unlike(arrays: Mapping[str, Any], kind: str) -> None:
    alt = headline(unlike_finding(arrays))
    st.caption(
        _("Two strings are near twins when their sequences of two to four letters agree by 80 % or more (cosine).")
    )
    memory, mine = arrays["unlike_scores"]
    groups = [_("with a near twin"), _("unlike any that it has seen")]
    chart(
        bars_chart(groups, [(_("Translation memory"), memory), (_("Small Transformer"), mine)], "", _),
        "translation_unlike",
        alt,
    )
    told(unlike_held(arrays))
    names = (_("English"), _("The network"), _("A person"), _("Nearest that it learnt"), _("chrF"), _("How sure"))
    _table(unlike_table(arrays), names)


def _foreign(arrays: Mapping[str, Any], kind: str) -> None:
    alt = headline(foreign_finding(arrays))
    st.caption(
        _(
            "Sixty announcements of a telephone exchange, with our own Chinese as reference; nothing like them was learnt."
        )
    )
    mine, memory = foreign_scores(arrays)
    groups = [_("interface strings"), _("telephone announcements")]
    series = [(_("Translation memory"), memory), (_("Small Transformer"), mine)]
    chart(bars_chart(groups, series, "", _), "translation_foreign", alt)
    told(held_back(arrays, out_of(arrays, "phone")))
    _table(foreign_rows(arrays), (_("English"), _("The network"), _("A person"), _("chrF"), _("How sure")))


def _changed(arrays: Mapping[str, Any], kind: str) -> None:
    rows = arrays[f"{kind}_rows"]
    alt = headline(changed_finding(arrays[f"{kind}_scores"], len(rows)))
    st.caption(_(CHANGES[kind].says))
    series = [("chrF", arrays[f"{kind}_scores"])]
    chart(bars_chart([_("as it was"), _("changed")], series, "", _), f"translation_{kind}", alt)
    told(held_changed(arrays, kind, out_of(arrays, kind)))
    _table(
        changed_rows(arrays, kind), (_("As it was"), _("Translated"), _("Changed"), _("Translated then"), _("How sure"))
    )


def _gaps(arrays: Mapping[str, Any], kind: str) -> None:
    found = gaps_lost(arrays)
    headline(gaps_finding(found))
    told(gaps_people(found))
    rows = [(arrays["test_en"][i], arrays["test_model"][i], arrays["test_zh"][i]) for i in found.rows]
    if rows:
        _table(rows, (_("English"), _("The network"), _("A person")))
    else:
        st.markdown(as_written(_("Nothing to show here.")))


def _table(rows: list[tuple[Any, ...]], names: tuple[str, ...]) -> None:
    columns = {name: [str(row[i]) for row in rows] for i, name in enumerate(names)}
    st.dataframe(columns, hide_index=True, key="translation_rows")
