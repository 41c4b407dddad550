"""Is another setting better? Its seeds beside those of the run in hand, with a verdict."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.alternatives import alternatives
from core.brief import Finding
from core.charts.spread import spread_chart
from core.evaluation import SCORES
from core.evaluation.kept import versus_numbers
from core.evaluation.run_sentences import title
from core.evaluation.spread import Spread
from core.evaluation.versus import compared
from core.experiment import SETTINGS, Experiment
from core.links import to_link
from core.luck import change_of, kept_verdict, verdict, verdict_advice, verdict_title
from core.markdown import as_written
from core.search.space import searchable
from core.search.words import value_words
from core.suiting import suited
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.luck_memory import luck, seeds_errand
from pages.components.luck_parts import STEM, baseline, dots_of, train_button
from pages.components.waiting import errand_view

ONE = "one"  # of the settings is changed right here
FIRST = "dropout"
DRAWN_BY = ("dataset", "n_samples", "noise")


def versus_view(run: Run, spread: Spread, name: str) -> None:
    """Draw the choice of another setting, its training, and the verdict by a score."""
    st.subheader(_("Is another setting better?"), anchor=False, divider="gray")
    st.caption(
        _(
            "Two single runs can't tell: the better one may just have been lucky. So the other setting gets the same seeds."
        )
    )
    _choice(run, len(spread.seeds))
    other = luck().others.get(run.key)
    if other is None:
        return
    errand = seeds_errand(run, other, len(spread.seeds))
    what = _("{change}: training {n} seeds").format(change=_named(run, other), n=len(spread.seeds))
    errand_view(errand, lambda theirs: _result(run, spread, theirs, name), what)


def _choice(run: Run, number: int) -> None:
    found = candidates(run)
    chosen = st.selectbox(
        _("Compare with"), [ONE, *found], key=f"{STEM}_other", width=520,
        format_func=lambda key: _("these settings with one changed") if key == ONE else _named(run, found[key]),
        help=_("Runs of yours on the same data, what the settings show now if that differs, or one change made right here."),
    )  # fmt: skip
    other = _one_changed(run) if chosen == ONE else found[chosen]
    train_button(run, other, number, _compare, "primary", key="against")


def candidates(run: Run) -> Mapping[str, Experiment]:
    """Return what there is to compare a run with, by key: the draft, then other runs on the same data; seeds apart."""
    drafts = [state.memory().draft, *(other.experiment for other in state.runs().values())]
    seen: dict[str, Experiment] = {}
    for experiment in drafts:
        other = replace(experiment, seed=run.experiment.seed)
        if other != run.experiment and all(getattr(other, n) == getattr(run.experiment, n) for n in DRAWN_BY):
            seen.setdefault(other.key, other)
    return seen


def _one_changed(run: Run) -> Experiment:
    """Let the user choose a setting and its value; return the run's settings with it."""
    base, names = run.experiment, searchable(run.experiment, run.data)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        first = names.index(FIRST) if FIRST in names else 0
        name = st.selectbox(
            _("Setting"),
            names,
            index=first,
            format_func=lambda n: _(SETTINGS[n].label),
            key=f"{STEM}_setting",
            width=260,
        )
        values = alternatives(name, base, run.data)
        value: Any = st.selectbox(
            _("Value"), values, index=values.index(0) if 0 in values else len(values) // 2, format_func=lambda v: say(value_words(name, v)),
            key=f"{STEM}_value_{name}", width=240, help=_(SETTINGS[name].help),
        )  # fmt: skip
    st.caption(_("Now: {value}").format(value=say(value_words(name, getattr(base, name)))))
    other, said = suited(replace(base, **{name: value}), run.data)
    for message in said:
        st.warning(say(message), icon=":material/info:")
    return other


def _compare(run: Run, experiment: Experiment, number: int) -> None:
    luck().others[run.key] = experiment


def _named(run: Run, other: Experiment) -> str:
    change = change_of(run.experiment, other)
    return say(change)


def _result(run: Run, mine: Spread, theirs: Spread, name: str) -> None:
    change, it = change_of(mine.experiment, theirs.experiment), compared(mine, theirs, name)
    st.subheader(as_written(say(verdict_title(it, change))), anchor=False)
    if it.kind != "undefined":
        dots = [dots_of(run, mine, name), dots_of(run, theirs, name, _named(run, theirs.experiment))]
        made = spread_chart(dots, _(SCORES[name].label), _, baseline(run, name))
        chart(made, f"{STEM}_two", say(verdict_title(it, change)))
    st.markdown(f"**{as_written(say(verdict(it, change)))}**")
    for sentence in verdict_advice(it, change):
        st.markdown(as_written(say(sentence)))
    link = f"playground?{urlencode(to_link(theirs.experiment))}"
    finding = Finding("playground", kept_verdict(it, change, title(run)), link, numbers=versus_numbers(it))
    keep_button(finding, key=f"{STEM}_versus")
