"""The face case on the page: measured once, each view opened in both languages, no picture without consent."""

import time

import pytest

from tests.app.reading import has

CASE = "face_recognition"
VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")
HERE = "case_face_recognition"


def measured(open_app, seconds=300, **params):
    app = open_app("scenarios", case=CASE, **params)
    end = time.monotonic() + seconds
    while not any(box.key == f"{HERE}_weight_shown" for box in app.slider):
        assert time.monotonic() < end and not app.exception, [e.value for e in app.exception]
        time.sleep(0.5)
        app.run()
    return app


def view(app, name):
    app.session_state[f"case_{CASE}"] = name
    app.run()
    assert not app.exception and not app.error
    return app


def choose(app, **choices):
    for name, value in choices.items():
        app.session_state[f"{HERE}_{name}"] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = measured(open_app, lang=lang)
    for name in VIEWS:
        view(app, name)
        assert name == VIEWS[-1] or app.get("plotly_chart")


def test_a_threshold_loses_the_face_and_the_false_alarms(open_app):
    app = measured(open_app)
    assert has(app, "1 found") and has(app, "1 of 1 face of a person")
    app.slider(key=f"{HERE}_weight_shown").set_value(7.0).run()
    assert has(app, "0 found") and has(app, "0 of 1 face")


def test_people_of_the_data_are_recognised_without_consent_and_own_pictures_are_not_taken(open_app):
    app = choose(measured(open_app), task="whose")
    assert has(app, "above the threshold") or has(app, "I don't know")
    choose(app, who="own")
    assert has(app, "Without consent no picture is taken") and not app.get("file_uploader")
    app.checkbox(key=f"{HERE}_consent_shown").check().run()
    assert app.get("file_uploader") and app.button(key=f"{HERE}_enrol").disabled and not app.exception


def test_taking_consent_back_deletes_what_was_enrolled(open_app):
    app = choose(measured(open_app), task="whose", who="own")
    app.checkbox(key=f"{HERE}_consent_shown").check().run()
    app.session_state[f"{HERE}_gallery"] = {"Ada": []}
    app.run()
    assert has(app, "Ada: 0 pictures")
    app.checkbox(key=f"{HERE}_consent_shown").uncheck().run()
    assert f"{HERE}_gallery" not in app.session_state


def test_harms_show_the_numbers_before_and_after(open_app):
    app = view(measured(open_app), "How it fails")
    assert has(app, "of 100 faces are still called a face (untouched:")
    app.select_slider(key=f"{HERE}_strength_turn_shown").set_value(60).run()
    assert has(app, "no longer found") and not app.exception
