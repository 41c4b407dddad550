"""The face case on the page: measured once, each view opened in both languages, no picture without consent."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "face_recognition"
HERE = "case_face_recognition"


def choose(app, **choices):
    for name, value in choices.items():
        app.session_state[f"{HERE}_{name}"] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert f"{HERE}_weight_shown" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)
        assert view == VIEWS[-1] or app.get("plotly_chart")


def test_a_threshold_loses_the_face_and_the_false_alarms(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "1 found") and has(app, "1 of 1 face of a person")
    app.slider(key=f"{HERE}_weight_shown").set_value(7.0).run()
    assert has(app, "0 found") and has(app, "0 of 1 face")


def test_people_of_the_data_are_recognised_without_consent_and_own_pictures_are_not_taken(open_app):
    app = choose(open_case(open_app, NAME), task="whose")
    assert has(app, "above the threshold") or has(app, "I don't know")
    choose(app, who="own")
    assert has(app, "Without consent no picture is taken") and not app.get("file_uploader")
    app.checkbox(key=f"{HERE}_consent_shown").check().run()
    assert app.get("file_uploader") and app.button(key=f"{HERE}_enrol").disabled and not app.exception


def test_taking_consent_back_deletes_what_was_enrolled(open_app):
    app = choose(open_case(open_app, NAME), task="whose", who="own")
    app.checkbox(key=f"{HERE}_consent_shown").check().run()
    app.session_state[f"{HERE}_gallery"] = {"Ada": []}
    app.run()
    assert has(app, "Ada, pictures enrolled: 0")
    app.checkbox(key=f"{HERE}_consent_shown").uncheck().run()
    assert f"{HERE}_gallery" not in app.session_state


def test_harms_show_the_numbers_before_and_after(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    assert has(app, "of 100 faces are still called a face (untouched:")
    app.select_slider(key=f"{HERE}_strength_turn_shown").set_value(60).run()
    assert has(app, "no longer found") and not app.exception
