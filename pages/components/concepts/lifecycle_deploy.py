"""Deploy: the run in hand at an address of its own, called with curl or from here, rightly and wrongly."""

import json
from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.lessons.lifecycle.request import OUTCOMES, TRIES, address_of, ask, ask_schema, origin_of
from core.markdown import as_written
from core.messages import N_, Message
from core.serving.deployments import Deployment
from core.serving.errors import RequestError
from core.serving.routes import schema_of
from pages.components import state
from pages.components.concepts.lifecycle_hand import deploy, deployed
from pages.components.concepts.story_part import tell
from pages.components.i18n import _, say
from pages.components.metrics.told import limits
from pages.components.serving import desk

BODY, KEPT, SENT = "lifecycle_body_{address}", "lifecycle_kept_{address}", "lifecycle_sent_{address}"


def deploy_view() -> None:
    """Draw the address of the run in hand, or the button that gives it one."""
    run = state.memory().run
    found = deployed(run)
    if found is None:
        tell("lifecycle", "deploy")
        st.button(
            _("Deploy this run"), key="lifecycle_deploy", icon=":material/rocket_launch:", type="primary",
            on_click=partial(deploy, run),
        )  # fmt: skip
        return
    _address(found)
    _try_it(found)
    tell("lifecycle", "deploy")
    _outcomes()
    limits(
        N_(
            "What this does not tell you: who asks. Whoever has the address can; a real one also wants keys, quotas, "
            "encryption on the way, and two machines so that one may fail."
        )
    )


def _address(found: Deployment) -> None:
    url = address_of(origin_of(st.context.url), found.address)
    st.subheader(_("Version {number} answers at this address").format(number=found.live.number), anchor=False)
    st.code(url, language=None)
    st.markdown(_("What it takes, as a schema:"))
    st.code(ask_schema(url), language="bash")


def _try_it(found: Deployment) -> None:
    row = schema_of(desk(), found.address)["example"]["rows"][0]
    st.markdown(_("Send it a row, or break the request and see what it says:"))
    with st.container(horizontal=True, gap="small", key="lifecycle_tries"):
        for name, (label, make) in TRIES.items():
            st.button(_(label), key=f"lifecycle_try_{name}", on_click=partial(_fill, found.address, make(row)))
    key, kept, sent = (name.format(address=found.address) for name in (BODY, KEPT, SENT))
    st.session_state.setdefault(key, st.session_state.get(kept, TRIES["fine"][1](row)))
    body = st.session_state[kept] = st.text_area(_("Body of the request"), key=key, height=220)
    send = partial(_send, found.address)
    st.button(_("Send"), key="lifecycle_send", icon=":material/send:", type="primary", on_click=send)
    if sent in st.session_state:
        status, content, warnings = st.session_state[sent]
        st.markdown(_("Answer, with status {status}:").format(status=status))
        if warnings:
            st.warning("\n".join(f"- {as_written(say(warning))}" for warning in warnings))
        st.code(content, language="json")
    with st.expander(_("The same with curl")):
        st.code(ask(address_of(origin_of(st.context.url), found.address), body), language="bash")


def _fill(address: str, body: str) -> None:
    st.session_state[BODY.format(address=address)] = body
    st.session_state.pop(SENT.format(address=address), None)


def _send(address: str) -> None:
    """Have the desk answer, as it answers the route."""
    warnings: Sequence[Message] = ()
    try:
        made = desk().answer(address, st.session_state[BODY.format(address=address)].encode())
        status, content, warnings = 200, made.said(_), made.warnings
    except RequestError as problem:
        status, content = problem.status, {"error": {"code": problem.code, "message": say(problem.message)}}
    shown = json.dumps(content, ensure_ascii=False, indent=1)
    st.session_state[SENT.format(address=address)] = status, shown, warnings


def _outcomes() -> None:
    with st.expander(_("What it answers, and what it refuses")):
        rows = "\n".join(f"| {status} | {_codes(codes)} | {_(when)} |" for status, codes, when in OUTCOMES)
        head = _("| Status | Code | When |")
        st.markdown(f"{head}\n| --- | --- | --- |\n{rows}")
        st.caption(_('The body is `{"rows": [{…}, …]}`, or the list of rows alone.'))


def _codes(codes: Sequence[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
