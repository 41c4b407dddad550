"""The case of disease risk on its page: a patient, a wrong number, the threshold and the failures."""

import pytest

from tests.app.cases import VIEWS, open_case, show_view
from tests.app.reading import has

NAME = "disease_risk"
AGE = f"case_{NAME}_patient_age"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    for view in VIEWS:
        assert show_view(app, NAME, view).get("plotly_chart")


def test_a_patient_is_there_with_a_risk_and_the_threshold_decides(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "Risk of dying 12 to 21 years after") and has(app, "test people whose predicted risk is nearest")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(1).run()
    assert has(app, "invited, from 1% on")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(60).run()
    assert has(app, "not invited, below 60%")


def test_somebody_unlike_all_others_is_not_known_and_a_wrong_number_is_said(open_app):
    app = open_case(open_app, NAME)
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
    assert has(show_view(show_view(app, NAME, "How it fails"), NAME, "Try it"), "Risk of dying 12 to 21 years after")
    assert app.number_input(key=AGE).value == 60.0


def test_each_failure_has_its_numbers(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
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
    app = show_view(open_case(open_app, NAME), NAME, "How good is it?")
    assert has(app, "examined to find one") and has(app, "net benefit, Vickers and Elkin 2006")
