"""How much of a score is luck: the same training with other seeds, and beside another setting."""

import math
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import streamlit as st

from core.brief import Finding
from core.charts.spread import spread_chart
from core.evaluation import SCORES
from core.evaluation.kept import spread_numbers
from core.evaluation.run_sentences import title
from core.evaluation.spread import Spread, Summary, middle, summary
from core.experiment import Experiment
from core.jobs.luck import NUMBERS, usual_number
from core.links import to_link
from core.luck import blame_sentence, blown_up, in_a_row, kept_spread, own_sentence, spread_sentence, spread_title
from core.models import stackable
from core.training.run import Run
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.luck_memory import asked, luck, seeds_errand
from pages.components.luck_parts import STEM, baseline, dots_of, train_button
from pages.components.luck_versus import versus_view
from pages.components.menus import picked
from pages.components.waiting import errand_view


def luck_view(run: Run) -> None:
    """Draw the offer to train other seeds, their training, or what it showed."""
    number = asked(run)
    if number is None:
        _offer(run)
        return
    errand = seeds_errand(run, run.experiment, number)
    what = _("Training {n} seeds").format(n=number)
    errand_view(errand, lambda spread: _result(run, spread), what, lambda spread: _so_far(run, spread))


def _offer(run: Run) -> None:
    st.markdown(
        _("One training is one draw: another seed starts from other weights, sees the rows in another order, and ends at another score. Train the same settings with other seeds to see how far luck alone moves it.")
    )  # fmt: skip
    usual = usual_number(run.experiment)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        number = st.segmented_control(
            _("Seeds"), NUMBERS, default=usual, key=f"{STEM}_number_{usual}", required=True,
            help=_("More seeds show the spread more sharply and take longer."),
        )  # fmt: skip
        train_button(run, run.experiment, number, _ask, "primary")
    if not stackable(run.experiment):
        st.caption(
            _("This kind of network is trained one seed after the other. Dense networks train all at once, which is far quicker.")
        )  # fmt: skip


def _ask(run: Run, experiment: Experiment, number: int) -> None:
    luck().numbers[run.key] = number


def _so_far(run: Run, spread: Spread) -> None:
    _picture(run, spread, summary(spread, spread.main), "so_far")


def _result(run: Run, spread: Spread) -> None:
    name = _score(spread)
    it = summary(spread, name)
    st.subheader(say(spread_title(it)), anchor=False)
    _picture(run, spread, it, "all")
    _words(run, spread, it)
    link, numbers = f"playground?{urlencode(to_link(run.experiment))}", spread_numbers(it, baseline(run, name))
    finding = Finding("playground", kept_spread(it, title(run)), link, numbers=numbers)
    with st.container(horizontal=True, gap="small"):
        keep_button(finding, key=STEM)
        for more in (number for number in NUMBERS if number > len(spread.seeds)):
            train_button(run, run.experiment, more, _ask)
    with st.expander(_("All scores over {n} seeds").format(n=len(spread.seeds)), key=f"{STEM}_scores"):
        _table(run, spread)
    versus_view(run, spread, name)


def _score(spread: Spread) -> str:
    """Let the user choose a score; the main one unless another was chosen before."""
    names = list(spread.scores)
    st.session_state[f"{STEM}_score"] = luck().score if luck().score in names else spread.main
    chosen: str = st.selectbox(
        _("Score"), names, format_func=lambda name: _(SCORES[name].label), key=f"{STEM}_score",
        on_change=_choose_score, args=(names,), width=320, help=_("Every score of the test rows, for each seed."),
    )  # fmt: skip
    return chosen


def _choose_score(names: list[str]) -> None:
    luck().score = picked(f"{STEM}_score", names) or luck().score


def _picture(run: Run, spread: Spread, it: Summary, key: str) -> None:
    if np.isfinite(it.mean):
        made = spread_chart([dots_of(run, spread, it.name)], _(SCORES[it.name].label), _, baseline(run, it.name))
        chart(made, f"{STEM}_{key}", say(spread_title(it)))


def _words(run: Run, spread: Spread, it: Summary) -> None:
    if not np.isfinite(it.mean):
        return
    own = own_sentence(it, spread, run.scores.get(it.name, math.nan))
    st.markdown(f"**{say(in_a_row([part for part in (spread_sentence(it), own) if part is not None]))}**")
    if (blame := blame_sentence(it)) is not None:
        st.markdown(say(blame))
    if (lost := blown_up(spread)) is not None:
        st.warning(say(lost), icon=":material/info:")
    if run.stopped:
        st.caption(_("Your run was stopped early; the seeds were trained to the last epoch."))


def _table(run: Run, spread: Spread) -> None:
    rows = []
    for name in spread.scores:
        mean, low, high = middle(spread, name)
        ends = {_("Mean"): mean, _("9 of 10 from"): low, _("to"): high}
        rows.append({_("Score"): _(SCORES[name].label)} | ends | {_("Your run"): run.scores.get(name)})
    numbers = (_("Mean"), _("9 of 10 from"), _("to"), _("Your run"))
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        placeholder="–",
        key=f"{STEM}_table",
        column_config={name: st.column_config.NumberColumn(format="%.3f") for name in numbers},
    )
