"""Pinned runs together: what changed, their curves, and their scores."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from core.charts.ledger import MOST, QUANTITIES, Pinned, overlaid, scores_beside
from core.evaluation import SCORES
from core.evaluation.pairs import difference
from core.ledger import Entry, compared, curves_finding, scores_finding
from core.markdown import as_written
from core.training.run import Run
from pages.components import ledger, state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.ledger_columns import text_of

NO_HISTORY: dict[str, tuple[float, ...]] = {}


def pinned_view(entries: Sequence[Entry]) -> None:
    """Draw the pinned runs, in the order in which they were made."""
    shown = sorted(entries, key=lambda entry: entry.created)[-MOST:]
    if not shown:
        st.caption(_("Pin two runs in the table, and they are laid over each other here."))
        return
    kept = [ledger.run_of(state.memory(), entry.key) for entry in shown]
    if len(shown) == 2:
        _say_what_changed(shown, kept)
    histories = [NO_HISTORY if run is None else run.history for run in kept]
    runs = [Pinned(entry, history, i) for i, (entry, history) in enumerate(zip(shown, histories, strict=True))]
    quantity = _quantity(runs)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        _curves(runs, quantity)
    with right:
        _scores(runs)
    _remarks(len(entries), [run.entry for run in runs if not run.history])


def _say_what_changed(shown: Sequence[Entry], kept: Sequence[Run | None]) -> None:
    first, second = kept
    paired = None if first is None or second is None else difference(first, second)
    st.markdown(f"**{as_written(say(compared(shown[0], shown[1], paired)))}**")


def _quantity(runs: Sequence[Pinned]) -> str:
    """Draw the choice of what the curves show, if there is one."""
    there = {name: _(label) for name, label in QUANTITIES.items() if any(name in run.history for run in runs)}
    if len(there) < 2:
        return next(iter(QUANTITIES))
    return st.segmented_control(
        _("Curves"), list(there), format_func=there.__getitem__, key="ledger_curves", default="val_loss", required=True
    )


def _curves(runs: Sequence[Pinned], quantity: str) -> None:
    finding = say(curves_finding([(run.entry, run.history) for run in runs], quantity))
    st.markdown(f"**{as_written(finding)}**")
    chart(overlaid(runs, quantity, _), "ledger_overlaid", finding)


def _scores(runs: Sequence[Pinned]) -> None:
    kinds = sorted(runs, key=lambda run: run.entry.about.score)
    for name, group in groupby(kinds, key=lambda run: run.entry.about.score):
        alike = sorted(group, key=lambda run: run.number)
        finding = say(scores_finding([run.entry for run in alike]))
        st.markdown(f"**{as_written(finding)}**")
        chart(scores_beside(alike, _(SCORES[name].label), _), f"ledger_{name}", finding)


def _remarks(pinned: int, gone: Sequence[Entry]) -> None:
    if pinned > MOST:
        st.caption(_("Drawn are the last {most} of {n} pinned runs.").format(most=MOST, n=pinned))
    if gone:
        names = as_written(", ".join(text_of(entry.title) for entry in gone))
        st.caption(_("No longer kept on this server, so without a curve: {names}.").format(names=names))
