"""What only this case can show: its examples, its own input, its failures."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.customer_service import money_chart
from core.charts.scenarios.question_answering import automation_chart, shares_chart
from core.markdown import as_written
from core.messages import N_, Message
from core.scenarios import Scenario, kept_views
from core.scenarios.customer_service.answering import handled, why_topic
from core.scenarios.customer_service.examples import FIRST, topic_rows, worst_topics
from core.scenarios.customer_service.judged import predictions
from core.scenarios.customer_service.measure import by_language, hits
from core.scenarios.customer_service.told import (
    KINDS,
    SCOPE,
    automation_told,
    best_told,
    counted,
    each_told,
    money_finding,
    price_of_rules,
    reason,
    shown,
    shown_rows,
    topic_told,
    verdict,
)
from core.scenarios.customer_service.topics import TOPICS
from core.scenarios.inputs.text import checked_text
from core.scenarios.question_answering.corpus import language_of
from core.scenarios.question_answering.measure import choices
from core.scenarios.question_answering.told import how_likely
from pages.components.chart import chart
from pages.components.explain.tokens_view import tokens_view
from pages.components.i18n import _, language, say
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.customer_service_desk import cheapest_threshold, desk, desk_controls
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.question_answering_hand import (
    choose_fail,
    choose_language,
    digest,
    kept_text,
    language_table,
    weights_of,
)

MOST = 1000  # characters of a message


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own input, the answer, and why."""
    about = _("In English or Chinese. Try an angry one, two questions in one, or one that nobody wrote an answer for.")
    text = checked_text(kept_text(case.name, FIRST[language()], _("A customer's message"), about), MOST)
    tongue, weights = language_of(text), weights_of(arrays)
    threshold = cheapest_threshold("try", arrays, tongue)
    it = ask(case, f"handle-{digest(tongue, text)}", handled, text, tongue, weights, arrays[f"floor_{tongue}"])
    headline(verdict(it, threshold))
    if it.empty:
        return
    if it.answered_at(threshold):
        st.text(it.finds[0].entry.answers[0])
        told(how_likely(it.finds, arrays[f"line_{tongue}_tfidf"]))
    told(reason(it), None if it.foreign else topic_told(it))
    st.dataframe([_row(find) for find in it.finds], hide_index=True, key="desk_found")
    if not it.foreign:
        st.markdown(_("**Why this topic**"))
        name = digest(tongue, text)  # also of the widgets: another text begins with its own likeliest topic
        tokens_view(ask(case, f"why-{name}", why_topic, text, tongue, weights), f"desk_why_{name}")
    judge_button(case, predictions(arrays, tongue))
    st.caption(
        _(
            "Metrics counts one topic against the others with amounts of its own; the desk's money is on this page, in “How good is it?”."
        )
    )


def _row(find: Any) -> dict[str, Any]:
    return {
        _("Question"): find.entry.question,
        _("Answer"): find.entry.answers[0],
        _("Similarity"): f"{find.similarity:.2f}",
        _("Shared words or characters"): " · ".join(find.shared) or "–",
    }


def data(case: Scenario) -> None:
    """Draw examples that a person can read."""
    tongue = choose_language(case.name, "data")
    columns = (_("Topic"), _("Questions"), _("For example"))
    rows = [(_(TOPICS[topic]), count, examples) for topic, count, examples in topic_rows(tongue)]
    st.dataframe([dict(zip(columns, row, strict=True)) for row in rows], hide_index=True, key="desk_topics")


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what the scores mean here."""
    tongue = choose_language(case.name, "good")
    threshold = cheapest_threshold("good", arrays, tongue)
    it, test = desk(), choices(arrays, tongue, "tfidf", share=desk().unknown)
    finding = money_finding(it, test, threshold)
    alt = headline(finding)
    chart(money_chart(it, test, threshold, _), "desk_money", alt)
    told(best_told(it, choices(arrays, tongue, "tfidf", "_choice", share=it.unknown), test))
    alt = beside(automation_told(it, test, threshold))
    chart(automation_chart(test, threshold, _), "desk_automation", alt)
    told(each_told(it, test, threshold), counted(test))
    with st.container(border=True):
        desk_controls()
    st.markdown(_("**The router in this language alone**"))
    language_table(by_language(arrays, tongue), "desk_language")
    _topics(arrays, tongue)
    numbers = kept_views.handed_over(it, test, threshold)
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), "desk_money")
    limits(N_("What this does not tell you: what your customers ask, how they feel about a machine, and what one very wrong answer costs. The questions here are a chatbot's, damaged by us."))  # fmt: skip


def _topics(arrays: Mapping[str, Any], tongue: str) -> None:
    st.markdown(_("**Which team gets the right questions**"))
    columns = (_("Topic"), _("Questions"), _("Sent to the right team"))
    rows = worst_topics(tongue, hits(arrays, "net", tongue).tolist())
    rows = [(_(TOPICS[topic]), count, f"{share:.0%}") for topic, count, share in rows]
    st.dataframe([dict(zip(columns, row, strict=True)) for row in rows], hide_index=True, key="desk_worst")


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw how it fails, with the number before and after."""
    kind = choose_fail(case.name, {name: _(label) for name, label in KINDS.items()})
    tongue = choose_language(case.name, "fails")
    threshold = cheapest_threshold("fails", arrays, tongue)
    small = {name: value for name, value in arrays.items() if name.startswith((f"{kind}_", "unknown_"))}
    it = ask(case, f"fail-{kind}-{tongue}-{threshold:.2f}", partial(shown, small), kind, tongue, threshold)
    alt = headline(it.finding())
    axis = _("Share that the machine answers alone")
    chart(shares_chart([(_(it.was), it.before), (_(it.became), it.after)], axis, _), "desk_fail", alt)
    st.markdown(as_written(_(it.what)))
    told(None if kind == SCOPE else price_of_rules(arrays, tongue))
    st.dataframe(_failed(arrays, kind, tongue, threshold), hide_index=True, key="desk_failed")
    numbers = kept_views.changed(it, it.was, it.became)
    keep_button(Finding("scenarios", it.finding(), f"scenarios?case={case.name}", numbers=numbers), f"desk_{kind}")
    limits(N_("What this does not tell you: how angry your customers are, and in which words. A list of words misses what is not on it."))  # fmt: skip


def _failed(arrays: Mapping[str, Any], kind: str, tongue: str, threshold: float) -> list[dict[str, Any]]:
    said = {True: say(Message(N_("yes"))), False: say(Message(N_("no")))}
    return [
        {
            _("Message"): text,
            _("Similarity"): f"{value:.2f}",
            _("Would answer?"): said[answers],
            _("Rule"): "–" if rule is None else say(rule),
        }
        for text, value, answers, rule in shown_rows(arrays, kind, tongue, threshold)
    ]
