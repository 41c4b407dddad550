"""The article, checked: its code run as written, its claims beside what is computed here, and what to read instead."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.article import loss_lines
from core.jobs import Errand
from core.jobs.studies import study
from core.lessons import Lesson, kept
from core.lessons.article.claim import KINDS, Claim, Evidence
from core.lessons.article.claims import of_kind
from core.lessons.article.iris import below_zero, flowers_of, never_said, option, outcome
from core.lessons.article.readings import SHELVES, on_shelf
from core.lessons.article.study import WHAT, conduct
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.going import lesson_button
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import limits
from pages.components.tabs import views
from pages.components.waiting import errand_view


def article_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    tell("article", "code")
    if not guess_first("article", lesson):
        return
    views(
        "article",
        {
            N_("Its code, run"): partial(_code, lesson),
            N_("Its claims"): _claims,
            N_("What to read"): _readings,
            N_("Which tools"): _tools,
        },
    )


def _errand() -> Errand:
    return study(engine(), engine().store, "article", WHAT, conduct, state.memory().owner)


def _code(lesson: Lesson) -> None:
    errand_view(
        _errand(), partial(_ran, lesson), _("Training the network as written, and corrected, from three seeds each")
    )


def _ran(lesson: Lesson, arrays: Mapping[str, Any]) -> None:
    flowers = flowers_of(arrays)
    reveal("article", lesson, option(flowers), outcome(flowers))
    said = say(below_zero(flowers))
    st.markdown(f"**{said}**")
    chart(loss_lines(flowers, _), "article_losses", said)
    st.markdown(say(never_said(flowers)))
    keep_button(
        Finding("concepts", outcome(flowers), "concepts?topic=article", numbers=kept.flowers(flowers)), "article"
    )
    limits(N_("What this does not tell you: whether another split would give the same counts. 30 test rows are few."))


def _claims() -> None:
    view = _errand().view()
    evidence = Evidence(state.memory().run, flowers_of(view.result) if view.status == "done" else None)
    titles = {kind: _(title) for kind, title in KINDS.items()}
    kind = st.segmented_control(
        _("About"), list(KINDS), format_func=titles.__getitem__, key="article_kind", default="maths", required=True
    )
    for number, claim in enumerate(of_kind(kind)):
        _claim(f"{kind}_{number}", claim, evidence)


def _claim(key: str, claim: Claim, evidence: Evidence) -> None:
    found = claim.check(evidence) if claim.check is not None else None
    with st.container(border=True, key=f"claim_{key}"):
        st.markdown(_("§ {section} · It says: {claim}").format(section=claim.section, claim=f"**{_(claim.says)}**"))
        st.markdown(_(claim.truth))
        if found is not None:
            st.markdown(f":material/calculate: {say(found)}")
        if claim.lesson:
            lesson_button(claim.lesson, f"claim_{key}")


def _readings() -> None:
    for shelf, title in SHELVES.items():
        st.markdown(f"**{_(title)}**")
        st.markdown("\n".join(f"- [{one.title}]({one.link}) · {one.by} · {_(one.good_for)}" for one in on_shelf(shelf)))


def _tools() -> None:
    tell("article", "tools")
