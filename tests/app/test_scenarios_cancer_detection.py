"""The case of cancer detection on its page: a mass, a wrong number, the threshold and the failures."""

import time

import pytest

from tests.app.reading import has

NAME = "cancer_detection"
VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")
AGE = f"case_{NAME}_patient_age"


def case(open_app, **params):
    """Open the case, its measurement seen through to the end."""
    app, end = open_app("scenarios", case=NAME, **params), time.monotonic() + 300
    while any(b.key.startswith("stop_") for b in app.button if b.key):
        assert time.monotonic() < end, [text.value for text in app.caption]
        time.sleep(0.5)
        app.run()
    return app


def view(app, name):
    app.session_state[f"case_{NAME}"] = name
    app.run()
    assert not app.exception and not app.error, [e.value for e in app.error]
    return app


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = case(open_app, lang=language)
    for name in VIEWS:
        assert view(app, name).get("plotly_chart")


def test_a_mass_is_there_with_its_chance_and_the_threshold_decides(open_app):
    app = case(open_app)
    assert has(app, "Chance of cancer") and has(app, "test masses whose predicted chance is nearest")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(1).run()
    assert has(app, "biopsy, from 1% on")


def test_a_mass_unlike_all_others_is_not_known_and_a_wrong_number_is_said(open_app):
    app = case(open_app)
    app.number_input(key=AGE).set_value(120.0).run()
    assert has(app, "I don't know") and not app.exception
    app.number_input(key=AGE).set_value(1e9).run()
    assert "expected a number from 0 to 125" in app.error[0].value and not app.exception
    app.number_input(key=AGE).set_value(None).run()
    assert not app.error and has(app, "“Age” is unknown, and without it every answer would be a guess")
    assert not [b for b in app.button if b.key == f"keep_case_{NAME}_try"]


def test_the_assessment_is_a_whole_number_and_a_gap_is_counted(open_app):
    app = case(open_app)
    box = app.selectbox(key=f"case_{NAME}_patient_doctor's assessment")
    assert [option[0] for option in box.options[:4]] == ["2", "3", "4", "5"]
    app.selectbox(key=f"case_{NAME}_patient_density").set_value(-1.0).run()
    assert has(app, "One value is unknown")
    app.selectbox(key=f"case_{NAME}_patient_margin").set_value(-1.0).run()
    assert has(app, "2 of 5 values are unknown") and not app.exception


def test_each_failure_has_its_numbers(open_app):
    app = view(case(open_app), "How it fails")
    told = {
        "shift": "women alarmed for one cancer",
        "doctor": "masses that the radiologist's 5 leaves out",
        "hospital": "Learned from women under 55",
        "noise": "standard deviations the accuracy goes",
        "units": "times too large",
    }
    for kind, words in told.items():
        app.session_state[f"case_{NAME}_fails_kind"] = kind
        app.run()
        assert has(app, words) and not app.exception and not app.error


def test_the_price_of_a_missed_cancer_sets_the_threshold(open_app):
    app = view(case(open_app), "How good is it?")
    assert has(app, "Biopsy from 5% on") and has(app, "With biopsies for 50% of the masses")
    app.select_slider(key=f"case_{NAME}_ratio_widget").set_value(1).run()
    assert has(app, "from 50% on") and not app.exception
