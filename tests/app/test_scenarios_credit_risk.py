"""The case of credit risk on its page: an application, a wrong number, the threshold, the groups and the failures."""

import pytest

from tests.app.cases import VIEWS, open_case, show_view
from tests.app.reading import has

NAME = "credit_risk"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    for view in VIEWS:
        assert show_view(app, NAME, view).get("plotly_chart")


def test_an_application_is_there_with_its_answer_and_changes_with_its_fields(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "refused, from 17% on") and has(app, "A letter of refusal would name the main reasons")
    app.slider(key="case_credit_threshold_try").set_value(0.9).run()
    assert has(app, "accepted, below 90%")
    app.session_state["case_credit_example_menu"] = "safe"
    assert not app.run().exception


def test_a_loan_beyond_all_others_goes_to_a_person_and_a_wrong_number_is_said(open_app):
    app = open_case(open_app, NAME)
    amount = "case_credit_form_credit amount"
    app.number_input(key=amount).set_value(900_000.0).run()
    assert has(app, "I don't know") and not has(app, "A letter of refusal") and not app.exception
    app.number_input(key=amount).set_value(-5.0).run()
    assert "expected a number from 1 to 1,000,000 DM" in app.error[0].value and not app.exception
    app.number_input(key=amount).set_value(2000.0).run()
    assert not app.error and has(app, "Chance of a default")


def test_what_was_filled_in_is_still_there_after_another_view(open_app):
    app = open_case(open_app, NAME)
    app.number_input(key="case_credit_form_credit amount").set_value(3333.0).run()
    app = show_view(show_view(app, NAME, "How it fails"), NAME, "Try it")
    assert app.number_input(key="case_credit_form_credit amount").value == 3333.0


def test_the_share_of_bad_loans_moves_the_costs(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How good is it?")
    assert has(app, "refusing everybody (0.70) or nobody (1.50)")
    app.slider(key="case_credit_share_slider").set_value(5).run()
    assert has(app, "refusing everybody costs 0.95 and nobody 0.25") and not app.exception


def test_each_failure_has_its_numbers(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    told = {
        "rejects": "The bank measures 0.",
        "shock": "Loans that go bad rise from 30%",
        "worse": "points more often",
        "gone": "the ROC AUC goes from",
    }
    for kind, words in told.items():
        app.session_state["case_credit_failure"] = kind
        app.run()
        assert has(app, words) and not app.exception and not app.error
