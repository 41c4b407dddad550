"""The two cases of speech that listen: every view in both languages, a wrong recording, the failures."""

import time

import pytest

from tests.app.reading import has

VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")
CASES = ("voice_commands", "transcription")


def until_measured(app, case, seconds=600):
    end = time.monotonic() + seconds
    while not [button for button in app.button if button.key == f"judge_{case}"]:
        assert time.monotonic() < end and not app.error, [e.value for e in app.error]
        time.sleep(0.5)
        app.run()
    return app


def view(app, case, name):
    app.session_state[f"case_{case}"] = name
    app.run()
    assert not app.exception and not app.error, [e.value for e in app.error]
    return app


@pytest.mark.parametrize("case", CASES)
def test_every_view_opens_in_both_languages(open_app, case):
    for language in ("en", "zh"):
        app = until_measured(open_app("scenarios", case=case, lang=language), case)
        for name in VIEWS:
            view(app, case, name)


def test_a_threshold_decides_what_the_device_does(open_app):
    app = until_measured(open_app("scenarios", case="voice_commands"), "voice_commands")
    app.selectbox(key="case_voice_commands_file_shown").set_value("0.wav").run()
    app.slider(key="case_voice_commands_threshold_shown").set_value(0.05).run()
    assert has(app, "it is carried out") or has(app, "I don't know")
    assert not app.exception and not app.error


def test_a_phrase_that_the_grammar_lacks_is_shown_beside_the_one_that_it_has(open_app):
    app = until_measured(open_app("scenarios", case="transcription"), "transcription")
    view(app, "transcription", "How it fails")
    assert has(app, "A phrase that the grammar lacks: in 40 of 60 recordings")
    app.segmented_control(key="case_transcription_bend_shown").set_value("noise").run(timeout=60)
    assert has(app, "words wrong in the untouched recording") and not app.exception and not app.error
