"""How the models of reviews fail: one way at a time, on real reviews, with the number before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.text_classification import shares_chart
from core.messages import N_, Message
from core.scenarios import Scenario, kept_views
from core.scenarios.text_classification import studying
from core.scenarios.text_classification.answering import CLASSES, kept
from core.scenarios.text_classification.failing import Failure
from core.scenarios.text_classification.failures import KINDS, failure
from pages.components.chart import chart
from pages.components.concepts.on_request import study_on_request
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import one_of
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.text_classification_controls import model_choice
from pages.components.scenarios.text_classification_list import Row, reviews_list
from pages.components.waiting import errand_view

KIND, FIRST = "case_text_failure", "unnegated"

SUREST = N_("Wrong answers of which the model was surest:")
MOVED = N_("Reviews whose answer moved most, before → after:")
CAPTIONS: Mapping[str, str] = {
    "unnegated": N_("Reviews whose answer moved least, before → after:"),
    "traditional": MOVED,
    "slips": MOVED,
    "emoji": MOVED,
    "poems": N_("Lines of which the model was surest:"),
}
"""Way to fail -> what its table shows, where that is not the surest mistakes."""

Arrays = Mapping[str, Any]


@dataclass(frozen=True)
class Study:
    """Describe a failure that takes a while; texts are marked with `N_`."""

    label: str
    help: str
    button: str
    conduct: Any
    finding: Callable[[Any], Message]
    shares: Callable[[Any], Any]
    said: Callable[[Any], Message]


STUDIES: Mapping[str, Study] = {
    "leak": Study(
        N_("Copies left in"),
        N_("What the score would have been had nobody looked for copies: the commonest way to fool oneself with texts."),
        N_("Measure it: ten models, about ten seconds"),
        studying.leak, studying.leak_finding, studying.leak_shares, studying.leak_words,
    ),
    "trades": Study(
        N_("Another trade"),
        N_("A model that learnt from hotels answers about books, as when a product goes to a new customer."),
        N_("Measure it: two models, a few seconds"),
        studying.trades, studying.trade_finding, studying.trade_shares, studying.trade_words,
    ),
}  # fmt: skip


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the choice of a way to fail, and what it does."""
    kind = _kind()
    if kind in STUDIES:
        _study(case, kind, STUDIES[kind])
    else:
        st.caption(_(KINDS[kind].help))
        model = model_choice("fails")
        found: Failure = ask(case, f"fails-{kind}-{model}", failure, kind, model, kept(arrays, model))
        _found(case, kind, found)
    limits(N_("What this does not tell you: how often it happens in your own texts. Nobody marked irony or the subject here, so each group is told by its words."))  # fmt: skip


def _kind() -> str:
    labels = {name: _(kind.label) for name, kind in {**STUDIES, **KINDS}.items()}
    return one_of(st.pills, KIND, FIRST, _("A way to fail"), labels, key=f"{KIND}_chosen", required=True)


def _found(case: Scenario, kind: str, found: Failure) -> None:
    alt = headline(found.finding)
    chart(shares_chart(found.shares, _("Share of reviews"), _), f"case_text_shares_{kind}", alt)
    told(*found.said)
    st.caption(_(CAPTIONS.get(kind, SUREST)))
    st.caption(_("In bold: the chance of a complaint, and the label in the data."))
    reviews_list([_row(example) for example in found.examples])
    numbers = kept_views.compared(found.shares)
    keep_button(
        Finding("scenarios", found.finding, f"scenarios?case={case.name}", numbers=numbers), f"case_text_{kind}"
    )


def _row(example: tuple[str, str, int, float, float]) -> Row:
    before, after, label, old, new = example
    named = (_(CLASSES[label]),) if label >= 0 else ()
    if after == before:
        return (f"{new:.0%}", *named), (before,)
    return (f"{old:.0%} → {new:.0%}", *named), (before, f"→ {after}")


def _study(case: Scenario, kind: str, it: Study) -> None:
    st.caption(_(it.help))
    errand = study_on_request(case.name, kind, it.conduct, _(it.button))
    if errand is not None:
        errand_view(errand, lambda found: _studied(case, kind, it, found), _("Training and testing on this server"))


def _studied(case: Scenario, kind: str, it: Study, found: Any) -> None:
    finding = it.finding(found)
    alt = headline(finding)
    chart(shares_chart(it.shares(found), _("Share of reviews that are answered rightly"), _), f"case_text_{kind}", alt)
    told(it.said(found))
    numbers = kept_views.compared(it.shares(found))
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), f"case_text_{kind}")
