"""The case of speech translation on the page: its five views in both languages, a recording, noise."""

import pytest

from pages.components.scenarios.parts import TITLES
from tests.app.reading import has
from tests.app.test_concepts_networks import until

CASE = "speech_translation"


def opened(open_app, lang="en"):
    app = open_app("scenarios", case=CASE, lang=lang)
    return until(app, lambda app: any(box.key == "speech_clip" for box in app.selectbox))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = opened(open_app, lang)
    for title in TITLES:
        app.session_state[f"case_{CASE}"] = title
        app.run()
        assert not app.exception and not app.error


def test_a_recording_is_heard_and_translated_step_by_step(open_app):
    app = opened(open_app)
    assert has(app, "1. Heard") and has(app, "2. Translated") and has(app, "Said: Please check the number")
    app.session_state["speech_how"] = "grammar"
    app.run()
    assert has(app, "please check the number and dial again") and has(app, "(0 word errors)")


def test_without_a_recording_it_says_what_to_do(open_app):
    app = opened(open_app)
    for source in ("record", "upload"):
        app.session_state["speech_from"] = source
        app.run()
        assert has(app, "Say one English sentence") and not app.exception
