"""A tick that comes at the worst moment: what was drawn stays drawn, and the timer goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from inspect import unwrap
from textwrap import dedent

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime import Runtime, RuntimeConfig
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from pages.components.late_ticks import mend_late_ticks

SCRIPT = dedent(
    """
    import time
    import streamlit as st

    def strip():
        st.write("the strip")

    def one():
        st.write("first page")
        if st.session_state.setdefault("stay", True):
            st.session_state.stay = False
        else:
            st.switch_page(second)

    def two():
        st.write("second page")
        time.sleep(0.3)

    first, second = st.Page(one, url_path="one", default=True), st.Page(two, url_path="two")
    page = st.navigation([first, second])
    st.fragment(strip, run_every=60)()
    page.run()
    """
)
Play = Callable[["Browser"], Awaitable[None]]


class Browser:
    """Ask a server as a browser does, and keep what it answers."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime, self.heard = runtime, list[ForwardMsg]()
        self.session = runtime.connect_session(self, {})

    def write_forward_msg(self, message: ForwardMsg) -> None:
        self.heard.append(message)

    def ask(self, page: str = "", fragment: str = "") -> None:
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = bool(fragment)
        self.runtime.handle_backmsg(self.session, message)

    def hold_up_the_server(self) -> None:
        """Return when the page is drawn, without the server having sent anything of it."""
        self.runtime.get_app_session(self.session)._scriptrunner._script_thread.join()

    @property
    def fragment(self) -> str:
        return next(message.auto_rerun.fragment_id for message in self.heard if message.HasField("auto_rerun"))

    @property
    def page(self) -> str:
        return [message.new_session.page_script_hash for message in self.heard if message.HasField("new_session")][-1]

    @property
    def texts(self) -> list[str]:
        return [body for message in self.heard if (body := message.delta.new_element.markdown.body)]


@pytest.fixture
def play(tmp_path, monkeypatch) -> Callable[[Play], None]:
    """Return what plays steps against a server of its own, in this process."""
    monkeypatch.setattr(Runtime, "_instance", None)
    (tmp_path / "app.py").write_text(SCRIPT)

    async def played(steps: Play) -> None:
        files = MemoryMediaFileStorage("/media"), MemoryUploadedFileManager("/upload")
        runtime = Runtime(RuntimeConfig(str(tmp_path / "app.py"), *files))
        await runtime.start()
        try:
            await steps(Browser(runtime))
        finally:
            runtime.stop()
            await runtime.stopped

    return lambda steps: asyncio.run(played(steps))


async def a_tick_comes_as_the_page_ends(browser: Browser) -> None:
    browser.ask()
    await asyncio.sleep(1.0)
    first, fragment = browser.page, browser.fragment
    browser.heard.clear()
    browser.ask(first)
    browser.hold_up_the_server()
    browser.ask(first, fragment)
    await asyncio.sleep(1.0)
    assert browser.page != first
    assert {"the strip", "second page"} <= set(browser.texts)
    assert browser.fragment


async def a_tick_names_the_page_that_was_left(browser: Browser) -> None:
    browser.ask()
    await asyncio.sleep(1.0)
    first = browser.page
    browser.ask(first)
    await asyncio.sleep(0.15)
    browser.ask(first, browser.fragment)
    await asyncio.sleep(1.0)
    assert browser.page != first
    assert browser.texts[-1] == "the strip"


PLAYS = (a_tick_comes_as_the_page_ends, a_tick_names_the_page_that_was_left)


@pytest.mark.parametrize("steps", PLAYS)
def test_a_late_tick_undoes_nothing(play, steps):
    mend_late_ticks()
    play(steps)


@pytest.mark.parametrize("steps", PLAYS)
def test_streamlit_as_it_comes_still_needs_mending(play, steps, monkeypatch):
    monkeypatch.setattr(AppSession, "_create_scriptrunner", unwrap(AppSession._create_scriptrunner))
    monkeypatch.setattr(ScriptRunner, "_run_script", unwrap(ScriptRunner._run_script))
    with pytest.raises(AssertionError, match="page"):
        play(steps)
