"""The case of market forecasting on its page: dates, wrong dates, a decision with costs, and how one is fooled."""

import time

import pytest

from tests.app.reading import has

VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")


def case(open_app, **params):
    """Open the case, its measurement seen through to the end."""
    app, end = open_app("scenarios", case="market_forecast", **params), time.monotonic() + 300
    while not app.get("plotly_chart") or any(b.key.startswith("stop_") for b in app.button if b.key):
        assert time.monotonic() < end, [text.value for text in app.caption]
        time.sleep(0.5)
        app.run()
    return app


def view(app, name):
    app.session_state["case_market_forecast"] = name
    app.run()
    assert not app.exception and not app.error, [e.value for e in app.error]
    return app


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = case(open_app, lang=language)
    for name in VIEWS:
        assert view(app, name).get("plotly_chart")


def test_a_span_of_dates_tells_what_was_forecast_and_what_came(open_app):
    app = case(open_app)
    assert has(app, "2008-06-02, 127.75 ") and has(app, "A week later it was 134.44 ")
    app.selectbox(key="case_market_span_menu").set_value("calm").run()
    assert has(app, "2017-01-03, 52.36 ")
    app.text_input(key="case_market_first_menu").set_value("2017-06-01").run()
    assert has(app, "2017-06-01, ") and not app.exception
    assert app.selectbox(key="case_market_span_menu").value == "own"


@pytest.mark.parametrize("text", ["next Tuesday", "2008-13-01", "<b>1</b>", "二〇〇八年", "1980-01-01"])
def test_a_wrong_date_is_said_and_nothing_is_lost(open_app, text):
    app = case(open_app)
    app.text_input(key="case_market_first_menu").set_value(text).run()
    assert "expected" in app.error[0].value and not app.exception
    app.text_input(key="case_market_first_menu").set_value("2008-06-02").run()
    assert not app.error and has(app, "127.75")


def test_a_decision_costs_what_its_trades_cost(open_app):
    app = case(open_app)
    app.session_state["case_market_rule"] = "rose"
    app.run()
    before = next(text.value for text in app.markdown if "become" in text.value)
    app.slider(key="case_market_cost_menu").set_value(2.0).run()
    assert next(text.value for text in app.markdown if "become" in text.value) != before


def test_each_way_to_be_fooled_has_its_numbers(open_app):
    app = view(case(open_app), "How it fails")
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
