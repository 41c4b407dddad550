"""The router: page configuration, language, navigation, sidebar. Start with `streamlit run app.py`."""

from pathlib import Path

HERE = Path(__file__).parent
ICON = HERE / "content" / "images" / "touchstone.svg"


def main() -> None:
    """Draw the frame of the app and run the page that the user is on."""
    import streamlit as st

    from pages.components import sidebar, state
    from pages.components.entry import routed
    from pages.components.i18n import _, remember_language
    from pages.components.places import PLACES, file_of

    st.set_page_config("Touchstone 试金石", str(ICON), layout="wide", initial_sidebar_state="auto")
    remember_language()
    st.logo(str(ICON), size="large")
    page = st.navigation(
        [
            st.Page(HERE / file_of(name), title=_(place.title), icon=place.icon, url_path=name, default=name == "home")
            for name, place in PLACES.items()
        ]
    )
    state.collect()
    state.keep_url()
    with st.sidebar:
        sidebar.draw()
    with routed():
        page.run()


# Streamlit runs this file as `__main__` for each session, and a worker process that Dask starts as `__mp_main__`. It is
# imported as `app` once by the server itself, which finds the assignment below in the text and serves the routes too.
if __name__ == "__main__":
    main()
elif __name__ == "app":
    import streamlit as st

    from core.arenas import few_arenas
    from core.beforehand import import_beforehand
    from core.serving.routes import predict_routes
    from pages.components.late_ticks import mend_late_ticks
    from pages.components.serving import desk

    few_arenas()
    mend_late_ticks()
    import_beforehand()
    app = st.App(__file__, routes=predict_routes(desk))
