"""The case of disease risk on its page: a patient, a wrong number, the threshold and the failures."""

import time

import pytest

from tests.app.reading import has

NAME = "disease_risk"
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


def test_a_patient_is_there_with_a_risk_and_the_threshold_decides(open_app):
    app = case(open_app)
    assert has(app, "Risk of dying 12 to 21 years after") and has(app, "test people whose predicted risk is nearest")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(1).run()
    assert has(app, "invited, from 1% on")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(60).run()
    assert has(app, "not invited, below 60%")


def test_somebody_unlike_all_others_is_not_known_and_a_wrong_number_is_said(open_app):
    app = case(open_app)
    app.number_input(key=AGE).set_value(110.0).run()
    assert has(app, "I don't know") and not app.exception
    app.number_input(key=AGE).set_value(-5.0).run()
    assert "expected a number from 0 to 125" in app.error[0].value and not app.exception
    app.number_input(key=AGE).set_value(None).run()
    assert not app.error and has(app, "is unknown, and without it every answer would be a guess")
    app.number_input(key=AGE).set_value(20.0).run()
    app.number_input(key=f"case_{NAME}_patient_years of smoking").set_value(30.0).run()
    assert "expected at most 20" in app.error[0].value and not app.exception
    app.number_input(key=AGE).set_value(60.0).run()
    assert has(view(view(app, "How it fails"), "Try it"), "Risk of dying 12 to 21 years after")
    assert app.number_input(key=AGE).value == 60.0


def test_each_failure_has_its_numbers(open_app):
    app = view(case(open_app), "How it fails")
    told = {
        "hospital": "Learned from people under 50",
        "leak": "nobody knows it in 1971",
        "gaps": "The ROC AUC goes from",
        "groups": "are missed and",
    }
    for kind, words in told.items():
        app.session_state[f"case_{NAME}_fails_kind"] = kind
        app.run()
        assert has(app, words) and not app.exception and not app.error


def test_a_threshold_says_how_many_are_examined_to_find_one(open_app):
    app = view(case(open_app), "How good is it?")
    assert has(app, "examined to find one") and has(app, "net benefit, Vickers and Elkin 2006")
