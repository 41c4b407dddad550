"""What a run's network costs: seconds, arithmetic, memory, and how much of that is left on a phone."""

import pandas as pd
import streamlit as st

from core.costs.costs import Costs, costing
from core.costs.phone import LABELS, NotMade, Phone
from core.costs.sentences import Row, costs_finding, costs_sentences, costs_table, phone_sentence
from core.markdown import as_written
from core.takeaway import file_name
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.waiting import errand_view


def costs_view(run: Run) -> None:
    # A run that was stopped has the key of the whole one.
    key = f"costs-{run.key}-{len(run.history['loss'])}"
    errand = engine().run(key, costing(run), state.memory().owner, priority="person")
    errand_view(errand, lambda costs: _costs(run, costs), _("Measuring, and making models for a phone"))


def _costs(run: Run, costs: Costs) -> None:
    st.subheader(say(costs_finding(run, costs)), anchor=False)
    made = {"model": _("This model")}
    made |= {name: _(LABELS[name]) for name, phone in costs.phones.items() if isinstance(phone, Phone)}
    st.table(pd.DataFrame([_line(row, made) for row in costs_table(run, costs)]), hide_index=True)
    st.markdown("\n".join(f"- {as_written(say(message))}" for message in costs_sentences(run, costs)))
    for name, phone in costs.phones.items():
        _DRAW[type(phone)](run, costs, name, phone)
    st.caption(
        _(
            "Measured on one core of the machine that trains here; a phone may be a few times slower. An operation is a "
            "multiplication, an addition or the like."
        )
    )


def _line(row: Row, made: dict[str, str]) -> dict[str, str]:
    prices = {title: say(row.prices.get(name, "–")) for name, title in made.items()}
    return {_("What"): say(row.title), **prices}


def _phone(run: Run, costs: Costs, name: str, phone: Phone) -> None:
    st.markdown(f"**{_(LABELS[name])}**")
    st.markdown(as_written(say(phone_sentence(run, costs, phone))))
    st.download_button(
        _("Download it (.tflite)"), phone.archive, file_name(run, f"-{name}.tflite"), "application/octet-stream",
        key=f"phone_{name}", on_click="ignore", icon=":material/smartphone:",
    )  # fmt: skip


def _not_made(run: Run, costs: Costs, name: str, phone: NotMade) -> None:
    st.markdown(f"**{_(LABELS[name])}**")
    st.markdown(_("It can't be made. {reason}").format(reason=as_written(say(phone.reason))))
    if phone.original:
        st.caption(_("The converter's own words: {words}").format(words=as_written(phone.original)))


_DRAW = {Phone: _phone, NotMade: _not_made}
