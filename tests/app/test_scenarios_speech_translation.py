"""The case of speech translation on the page: its five views in both languages, a recording, noise."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "speech_translation"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert "speech_clip" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)


def test_a_recording_is_heard_and_translated_step_by_step(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(app, "1. Heard") and has(app, "2. Translated") and has(app, "Said: Please check the number")
    app.session_state["speech_how"] = "grammar"
    app.run()
    assert has(app, "please check the number and dial again") and has(app, "(0 word errors)")


def test_without_a_recording_it_says_what_to_do(open_app):
    app = open_case(open_app, NAME, lang="en")
    for source in ("record", "upload"):
        app.session_state["speech_from"] = source
        app.run()
        assert has(app, "Say one English sentence") and not app.exception
