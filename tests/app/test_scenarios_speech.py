"""The two cases of speech that listen: every view in both languages, a wrong recording, the failures."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

SECONDS = 600  # to measure a case takes longer than elsewhere
CASES = ("voice_commands", "transcription")


@pytest.mark.parametrize("case", CASES)
def test_every_view_opens_in_both_languages(open_app, case):
    for language in ("en", "zh"):
        app = open_case(open_app, case, seconds=SECONDS, lang=language)
        assert f"judge_{case}" in keys(app)
        for view in VIEWS:
            show_view(app, case, view)


def test_a_threshold_decides_what_the_device_does(open_app):
    app = open_case(open_app, "voice_commands", seconds=SECONDS)
    app.selectbox(key="case_voice_commands_file_shown").set_value("0.wav").run()
    app.slider(key="case_voice_commands_threshold_shown").set_value(0.05).run()
    assert has(app, "it is carried out") or has(app, "I don't know")
    assert not app.exception and not app.error


def test_a_phrase_that_the_grammar_lacks_is_shown_beside_the_one_that_it_has(open_app):
    app = open_case(open_app, "transcription", seconds=SECONDS)
    show_view(app, "transcription", "How it fails")
    assert has(app, "A phrase that the grammar lacks: in 40 of 60 recordings")
    app.segmented_control(key="case_transcription_bend_shown").set_value("noise").run(timeout=60)
    assert has(app, "words wrong in the untouched recording") and not app.exception and not app.error
