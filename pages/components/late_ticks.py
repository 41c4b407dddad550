"""Mend what Streamlit 1.67 loses when a fragment asks to be drawn at the very moment at which something else has ended.

The strip of a room asks each three seconds, for thirty people, beside their presses: what is rare elsewhere happens here
at nearly every push. Both gaps leave a page that no longer hears, or is white, until it is loaded again:

- `AppSession.request_rerun` begins a new runner as soon as the old one has ended, and from then on ignores what the old
  one has sent and the event loop has not handled: parts of a page, and with them the timers of its fragments.
- A fragment's request names the page that the browser showed when it asked. After `st.switch_page` it is run for the
  page that was left, and the browser clears the new one.

`tests/unit/test_late_ticks.py` shows both with Streamlit as it comes: when that test fails, this module can go.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner


def mend_late_ticks() -> None:
    """Mend both gaps in this process, once."""
    if not hasattr(AppSession._create_scriptrunner, "__wrapped__"):
        AppSession._create_scriptrunner = _after_what_was_sent(AppSession._create_scriptrunner)  # type: ignore[method-assign]
        ScriptRunner._run_script = _on_the_page_in_hand(ScriptRunner._run_script)  # type: ignore[method-assign]


def _after_what_was_sent(create: Callable[[AppSession, RerunData], None]) -> Callable[[AppSession, RerunData], None]:
    """Return `create` that lets the event loop handle first what a runner has sent that has just ended."""

    @wraps(create)
    def patient(session: AppSession, asked: RerunData) -> None:
        if session._scriptrunner is None:
            create(session, _for_page(asked, session.page_script_hash, session._client_state.query_string))
        else:
            session._event_loop.call_soon(begin, session, asked, session._scriptrunner)

    def begin(session: AppSession, asked: RerunData, ended: ScriptRunner) -> None:
        if session._state == AppSessionState.SHUTDOWN_REQUESTED:
            return
        if session._scriptrunner is ended:  # all that it has sent is handled: it can be replaced
            session._scriptrunner = None
        if session._scriptrunner is None or not session._scriptrunner.request_rerun(asked):
            patient(session, asked)

    return patient


def _on_the_page_in_hand(run: Callable[[ScriptRunner, RerunData], None]) -> Callable[[ScriptRunner, RerunData], None]:
    """Return `run` that runs fragments for the page that this runner has drawn last."""

    @wraps(run)
    def on_page(runner: ScriptRunner, asked: RerunData) -> None:
        context: Any = get_script_run_ctx()
        run(runner, _for_page(asked, context.page_script_hash, context.query_string))

    return on_page


def _for_page(asked: RerunData, page: str, query: str) -> RerunData:
    """Return a fragment's request for the page in hand; any other request, or one before any page, as it is."""
    fragment = asked.fragment_id or asked.fragment_id_queue
    if not (fragment and page and asked.page_script_hash != page):
        return asked
    return replace(asked, page_script_hash=page, query_string=query)
