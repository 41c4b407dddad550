"""The case of cancer detection on its page: a mass, a wrong number, the threshold and the failures."""

import pytest

from tests.app.cases import VIEWS, open_case, show_view
from tests.app.reading import has

NAME = "cancer_detection"
AGE = f"case_{NAME}_patient_age"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    for view in VIEWS:
        assert show_view(app, NAME, view).get("plotly_chart")


def test_a_mass_is_there_with_its_chance_and_the_threshold_decides(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "Chance of cancer") and has(app, "test masses whose predicted chance is nearest")
    app.slider(key=f"case_{NAME}_threshold_try").set_value(1).run()
    assert has(app, "biopsy, from 1% on")


def test_a_mass_unlike_all_others_is_not_known_and_a_wrong_number_is_said(open_app):
    app = open_case(open_app, NAME)
    app.number_input(key=AGE).set_value(120.0).run()
    assert has(app, "I don't know") and not app.exception
    app.number_input(key=AGE).set_value(1e9).run()
    assert "expected a number from 0 to 125" in app.error[0].value and not app.exception
    app.number_input(key=AGE).set_value(None).run()
    assert not app.error and has(app, "“Age” is unknown, and without it every answer would be a guess")
    assert not [b for b in app.button if b.key == f"keep_case_{NAME}_try"]


def test_the_assessment_is_a_whole_number_and_a_gap_is_counted(open_app):
    app = open_case(open_app, NAME)
    box = app.selectbox(key=f"case_{NAME}_patient_doctor's assessment")
    assert [option[0] for option in box.options[:4]] == ["2", "3", "4", "5"]
    app.selectbox(key=f"case_{NAME}_patient_density").set_value(-1.0).run()
    assert has(app, "One value is unknown")
    app.selectbox(key=f"case_{NAME}_patient_margin").set_value(-1.0).run()
    assert has(app, "2 of 5 values are unknown") and not app.exception


def test_each_failure_has_its_numbers(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
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
    app = show_view(open_case(open_app, NAME), NAME, "How good is it?")
    assert has(app, "Biopsy from 5% on") and has(app, "With biopsies for 50% of the masses")
    app.select_slider(key=f"case_{NAME}_ratio_widget").set_value(1).run()
    assert has(app, "from 50% on") and not app.exception
