"""How good a case's model is: beside doing nothing and beside a simple model, then what only the case can show."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.rivals import rivals_chart
from core.messages import Message
from core.scenarios import Result, Scenario
from core.scenarios.kept import kept_result, result_numbers
from core.scenarios.known import known
from core.scenarios.metrics import METRICS
from core.scenarios.words import held_out, origin, verdict, way_sentence
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, told
from pages.components.scenarios.measuring import measurement, result_of


def headline_view(case: Scenario) -> None:
    """Draw the verdict with its picture, from this server's measurement or from the one that came with the product."""
    case.check()
    result = result_of(case)
    if result is None:
        st.caption(_("Nobody has measured this case on this server yet: it is being trained now, see below."))
        return
    alt = headline(verdict(result))
    chart(rivals_chart(result, _), f"rivals_{case.name}", alt)
    told(way_sentence(result), held_out(case, result))
    if measurement(case).view().status != "done":
        _bundled(case)
    keep_result(case, result)


def keep_result(case: Scenario, result: Result) -> None:
    """Draw the button that keeps what was measured in a case."""
    link, numbers = f"scenarios?case={case.name}", result_numbers(result)
    keep_button(Finding("scenarios", kept_result(case, result), link, numbers=numbers), f"case_{case.name}", "brief")


def _bundled(case: Scenario) -> None:
    shipped = known(case.name)
    if shipped is None:
        return
    text = _("This result came with the product; this server is measuring it again now.")
    older = _("This result came with the product, from other versions of the code or the libraries; this server is measuring it again now.")  # fmt: skip
    st.caption(text if shipped.current else older)


def good_view(own: Callable[[Scenario, Mapping[str, Any]], None], case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the table of all rivals, and the case's own part."""
    result = result_of(case) or case.result(arrays)
    told(origin(result), Message(METRICS[result.metric].help))
    st.dataframe(
        [_row(result, number) for number in range(len(result.rivals))], hide_index=True, key=f"table_{case.name}"
    )
    own(case, arrays)


def _row(result: Result, number: int) -> dict[str, Any]:
    rival = result.rivals[number]
    interval = "–" if rival.low != rival.low else f"{result.written(rival.low)} – {result.written(rival.high)}"
    return {
        _("Way"): _(rival.label),
        say(result.metric_label): result.written(rival.score),
        _("95 % interval"): interval,
        _("From doing nothing to perfect"): result.skill_text(rival),
        _("Seconds of training"): f"{rival.seconds:.1f}" if rival.seconds else "–",
    }
