"""Whether a session's page is open: Streamlit keeps a session's memory for a while after it was closed."""

from functools import partial

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.jobs import Owner


def owner() -> Owner:
    """Return the owner of this session's trainings; it is present while the page is connected."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return Owner()
    return Owner(partial(runtime.get_instance().is_active_session, context.session_id))
