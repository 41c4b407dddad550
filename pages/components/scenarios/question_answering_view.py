"""What only this case can show: its examples, its own input, its failures."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.question_answering import coverage_chart, shares_chart
from core.markdown import as_written
from core.messages import N_, Message
from core.scenarios import Scenario, kept_views
from core.scenarios.inputs.text import checked_text
from core.scenarios.question_answering.answering import Find, finds, has_words, is_foreign, why
from core.scenarios.question_answering.choosing import chance
from core.scenarios.question_answering.corpus import language_of
from core.scenarios.question_answering.examples import FIRST, failed_rows, read_rows
from core.scenarios.question_answering.judged import predictions
from core.scenarios.question_answering.measure import by_language, choices
from core.scenarios.question_answering.summing import answered_at_careful, scores
from core.scenarios.question_answering.told import (
    FAILS,
    compared,
    curve_finding,
    how_likely,
    promise_told,
    shown,
    verdict,
)
from pages.components.chart import chart
from pages.components.explain.tokens_view import tokens_view
from pages.components.i18n import _, language, say
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.question_answering_hand import (
    choose_engine,
    choose_fail,
    choose_language,
    digest,
    kept_text,
    language_table,
    threshold_of,
    weights_of,
)

MOST = 300  # characters of a question
SHOWN = 8  # rows of examples


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own input, the answer, and why."""
    about = _("In English or Chinese; leave words out, or ask something that nobody wrote an answer for.")
    typed = kept_text(case.name, FIRST[language()], _("Your question"), about)
    engine = choose_engine(case.name, "try")
    text = checked_text(typed, MOST)
    tongue, weights = language_of(text), _weights(arrays, engine)
    threshold = threshold_of(case.name, "try", arrays, tongue, engine)
    found = ask(case, f"find-{digest(engine, tongue, text)}", finds, text, tongue, engine, weights)
    line = arrays[f"line_{tongue}_{engine}"]
    foreign = is_foreign(text)
    headline(verdict(text, found, threshold, foreign))
    if not has_words(text):
        return
    if not foreign and found[0].similarity >= threshold:
        st.text(found[0].entry.answers[0])
    told(None if foreign else how_likely(found, line))
    st.dataframe([_row(find, line) for find in found], hide_index=True, key="qa_found")
    if not foreign:
        st.markdown(_("**Why this question was found**"))
        name = digest(engine, tongue, text)  # also of the widgets: another text begins with its own first find
        tokens_view(ask(case, f"why-{name}", why, text, tongue, engine, weights, line), f"qa_why_{name}")
    judge_button(case, predictions(arrays, tongue, engine))
    st.caption(
        _(
            "Metrics counts right answers against wrong ones with amounts of its own; the threshold of this case is on this page."
        )
    )


def _weights(arrays: Mapping[str, Any], engine: str) -> tuple[Any, ...]:
    return weights_of(arrays) if engine == "encoder" else ()


def _row(find: Find, line: Any) -> dict[str, Any]:
    return {
        _("Question"): find.entry.question,
        _("Answer"): find.entry.answers[0],
        _("Similarity"): f"{find.similarity:.2f}",
        _("Chance of being right"): f"{chance(find.similarity, line):.0%}",
        _("Shared words or characters"): " · ".join(find.shared) or "–",
    }


def data(case: Scenario) -> None:
    """Draw examples that a person can read."""
    tongue = choose_language(case.name, "data")
    seed = int(st.session_state.get("case_question_answering_more", 0))
    columns = (_("Question"), _("Damaged copy that is asked"), _("Answer"))
    rows = [dict(zip(columns, row, strict=True)) for row in read_rows(tongue, SHOWN, seed)]
    st.dataframe(rows, hide_index=True, key="qa_rows")
    st.button(_("Other questions"), key="qa_more", icon=":material/refresh:", on_click=_more)


def _more() -> None:
    st.session_state["case_question_answering_more"] = st.session_state.get("case_question_answering_more", 0) + 1


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what the scores mean here."""
    tongue, engine = choose_language(case.name, "good"), choose_engine(case.name, "good")
    it, threshold = choices(arrays, tongue, engine), threshold_of(case.name, "good", arrays, tongue, engine)
    finding = curve_finding(it, threshold)
    alt = headline(finding)
    chart(coverage_chart(it, threshold, _), "qa_curve", alt)
    told(
        promise_told(it, threshold),
        Message.of(N_("Counted with {known:,} damaged questions and {unknown:,} questions that have no answer here, weighted so that {share:.0f} of 100 have no answer."), known=len(it.known), unknown=len(it.unknown), share=100 * it.share),
        compared(answered_at_careful(arrays, tongue), scores(arrays, tongue)),
    )  # fmt: skip
    st.markdown(_("**Right at first, in this language alone**"))
    language_table(by_language(arrays, tongue), "qa_language")
    numbers = kept_views.asked(it, threshold)
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), "qa_curve")
    limits(N_("What this does not tell you: how it does on questions in other words; the damaged copies here keep the words of the question that is sought."))  # fmt: skip


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw how it fails, with the number before and after."""
    name = choose_fail(case.name, {name: _(fail.label) for name, fail in FAILS.items()})
    tongue, engine = choose_language(case.name, "fails"), choose_engine(case.name, "fails")
    threshold = threshold_of(case.name, "fails", arrays, tongue, engine)
    fail = FAILS[name]
    small = {part: arrays[part] for part in arrays if part.startswith((fail.before, fail.after))}
    what = f"fail-{name}-{tongue}-{engine}-{threshold:.2f}"
    it = ask(case, what, partial(shown, small), name, tongue, engine, threshold)
    alt = headline(it.finding())
    axis = _("Share that finds the right answer") if fail.counts == "right" else _("Share that gets a wrong answer")
    chart(shares_chart([(_(fail.was), it.before), (_(fail.became), it.after)], axis, _), "qa_fail", alt)
    st.markdown(as_written(_(fail.what)))
    told(it.confident())
    st.dataframe(_failed(arrays, fail.after, tongue, engine, threshold), hide_index=True, key="qa_failed")
    numbers = kept_views.changed(it, fail.was, fail.became)
    keep_button(Finding("scenarios", it.finding(), f"scenarios?case={case.name}", numbers=numbers), f"qa_{name}")
    limits(N_("What this does not tell you: how often each of these comes in your own traffic. Count it in a week of real questions."))  # fmt: skip


def _failed(arrays: Mapping[str, Any], which: str, tongue: str, engine: str, threshold: float) -> list[dict[str, Any]]:
    labels = {
        "asked": _("Asked"), "found": _("Found"), "answer": _("Answer"), "similarity": _("Similarity"),
        "right": _("Right?"), "answers": _("Would answer?"),
    }  # fmt: skip
    said = {True: say(Message(N_("yes"))), False: say(Message(N_("no")))}
    rows = failed_rows(arrays, which, tongue, engine, threshold)
    return [
        {labels[name]: said[value] if isinstance(value, bool) else value for name, value in row.items()} for row in rows
    ]
