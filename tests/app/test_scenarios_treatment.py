"""The treatment case on the page: measured once, each view opened in both languages, a patient of one's own."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "treatment"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert "treatment_age" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)
        assert view == VIEWS[-1] or app.get("plotly_chart")


def test_a_patient_is_there_at_first_look_and_another_one_is_answered(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "Of 100 patients like this one") and app.warning[0].value.startswith("A teaching demo")
    app.number_input(key="treatment_age").set_value(100).run()
    assert has(app, "nobody in the trial was like this (Age (years))")
    show_view(show_view(app, NAME, "How it fails"), NAME, "Try it")
    assert app.number_input(key="treatment_age").value == 100
    app.button(key="treatment_again").click().run()
    assert app.number_input(key="treatment_age").value == 38 and not app.exception


def test_a_value_that_nobody_has_is_refused_and_changes_nothing(open_app):
    app = open_case(open_app, NAME)
    app.number_input(key="treatment_cd40").set_value(-5).run()
    assert any("Please enter a whole number from 0 to 3,000" in box.value for box in app.warning)
    assert app.number_input(key="treatment_cd40").value == 340


def test_an_emptied_field_keeps_the_answer_and_a_good_value_ends_the_warning(open_app):
    app = open_case(open_app, NAME)
    app.number_input(key="treatment_cd40").set_value(None).run()
    assert any("The answer is still the one for 340" in box.value for box in app.warning)
    assert has(app, "Of 100 patients like this one") and app.number_input(key="treatment_cd40").value == 340
    app.number_input(key="treatment_cd40").set_value(300).run()
    assert len(app.warning) == 1 and not app.exception


def test_answers_that_contradict_each_other_are_not_answered(open_app):
    app = open_case(open_app, NAME)
    app.number_input(key="treatment_preanti").set_value(0).run()
    assert has(app, "none of the 1,253 such patients had 0 days") and has(app, "it is a guess")


def test_the_way_to_metrics_says_what_is_judged_there(open_app):
    assert has(open_case(open_app, NAME), "not the choice of treatment")


def test_failures_show_the_number_before_and_after(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    assert has(app, "When the sicker get the newer medicine")
    app.slider(key="case_treatment_strength_shown").set_value(0).run()
    assert has(app, "a plain comparison is right")
    app.session_state["case_treatment_kind"] = "small"
    app.run()
    assert has(app, "With 200 patients") and not app.exception
