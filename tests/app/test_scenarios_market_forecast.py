"""The case of market forecasting on its page: dates, wrong dates, a decision with costs, and how one is fooled."""

import pytest

from tests.app.cases import VIEWS, open_case, show_view
from tests.app.reading import has

NAME = "market_forecast"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    for view in VIEWS:
        assert show_view(app, NAME, view).get("plotly_chart")


def test_a_span_of_dates_tells_what_was_forecast_and_what_came(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "2008-06-02, 127.75 ") and has(app, "A week later it was 134.44 ")
    app.selectbox(key="case_market_span_menu").set_value("calm").run()
    assert has(app, "2017-01-03, 52.36 ")
    app.text_input(key="case_market_first_menu").set_value("2017-06-01").run()
    assert has(app, "2017-06-01, ") and not app.exception
    assert app.selectbox(key="case_market_span_menu").value == "own"


@pytest.mark.parametrize("text", ["next Tuesday", "2008-13-01", "<b>1</b>", "二〇〇八年", "1980-01-01"])
def test_a_wrong_date_is_said_and_nothing_is_lost(open_app, text):
    app = open_case(open_app, NAME)
    app.text_input(key="case_market_first_menu").set_value(text).run()
    assert "expected" in app.error[0].value and not app.exception
    app.text_input(key="case_market_first_menu").set_value("2008-06-02").run()
    assert not app.error and has(app, "127.75")


def test_a_decision_costs_what_its_trades_cost(open_app):
    app = open_case(open_app, NAME)
    app.session_state["case_market_rule"] = "rose"
    app.run()
    before = next(text.value for text in app.markdown if "become" in text.value)
    app.slider(key="case_market_cost_menu").set_value(2.0).run()
    assert next(text.value for text in app.markdown if "become" in text.value) != before


def test_each_way_to_be_fooled_has_its_numbers(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    told = {
        "shuffled": "Rows shuffled, the forest's R² is 0.",
        "ahead": "smoothed over days to come, R² is 0.7",
        "many": "The best of 100 random rules gains",
        "regime": "an interval of always the same width holds",
    }
    for kind, words in told.items():
        app.session_state["case_market_failure"] = kind
        app.run()
        assert has(app, words) and not app.exception and not app.error
