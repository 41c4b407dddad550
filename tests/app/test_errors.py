"""The rows behind the cells of a confusion matrix, on the page."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.reading import has, shown
from tests.app.test_languages import english_in


def page():
    from types import SimpleNamespace

    import numpy as np
    import streamlit as st

    from core.bundles import bundle
    from core.datasets import load
    from core.decision import Decision
    from core.evaluation.predictions import Predictions, predictions_of
    from pages.components.i18n import remember_language
    from pages.components.metrics.errors_view import errors_view

    remember_language()
    # A whole memory would start the engine, whose workers would run this script again.
    threshold = float(st.query_params.get("from", 0.3))
    st.session_state["memory"] = SimpleNamespace(decision=Decision(threshold=threshold))
    name = st.query_params.get("data", "german_credit")
    if name == "german_credit":
        errors_view(predictions_of(bundle(name)))
        st.stop()
    data, rng = load(name), np.random.default_rng(0)
    if data.task == "regression":
        prob = (data.y + rng.normal(0, 30, len(data.y)))[:, None].astype(float)
    else:
        prob = rng.dirichlet(np.ones(len(data.class_names)), len(data.y))
    names = tuple(data.card.shown(name) for name in data.class_names)
    errors_view(
        Predictions("k", "t", data.task, data.y, prob, names, data.card, data.frame, np.arange(len(data.y)),
                    image_shape=data.image_shape)
    )  # fmt: skip


@pytest.fixture
def look():
    def look(**params):
        app = AppTest.from_function(page, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception and not app.error
        return app

    return look


def buttons(app):
    return next(group for group in app.get("button_group") if group.key == "errors_cell")


def test_the_surest_false_alarms_come_first(look):
    app = look(lang="en")
    assert buttons(app).options == [
        "False alarms · 51", "Misses · 9", "Rightly flagged · 51", "Rightly left alone · 89"
    ]  # fmt: skip
    assert has(app, "False alarms: 51. Of 100 flagged, 50 are not “Went bad”")
    table = app.dataframe[0].value
    assert len(table) == 51
    assert table["Chance of “Went bad”"].is_monotonic_decreasing
    assert has(app, "commoner where Duration (months) is at least 24")


def test_another_cell_can_be_chosen_and_stays(look):
    app = look(lang="en")
    buttons(app).set_value("misses").run()
    assert has(app, "Misses: 9.")
    assert len(app.dataframe[0].value) == 9
    app.query_params["from"] = "0.5"
    app.run()
    assert has(app, "Misses: 2")


def test_a_cell_that_is_empty_says_why(look):
    app = look(lang="en", **{"from": "0.99"})
    assert has(app, "Misses: 60.")  # the first that has rows
    buttons(app).set_value("false_alarms").run()
    assert has(app, "Nothing is flagged from this threshold on")
    assert not app.dataframe


def test_more_classes_have_a_menu_of_what_is_taken_for_what(look):
    app = look(lang="en", data="penguins")
    menu = app.selectbox(key="errors_cell")
    assert menu.value == "mistakes"
    menu.set_value("0-1").run()
    assert has(app, "“Adélie penguin” taken for “Chinstrap penguin”:")


def test_pictures_are_drawn(look):
    app = look(lang="en", data="digits")
    assert app.get("plotly_chart")
    assert has(app, "The first 24 of ")
    assert not app.dataframe


def test_numbers_are_too_high_or_too_low(look):
    app = look(lang="en", data="diabetes")
    assert [option.split(" · ")[0] for option in buttons(app).options] == ["Predicted too high", "Predicted too low"]
    assert (app.dataframe[0].value["Off by"] > 0).all()


@pytest.mark.parametrize("data", ["german_credit", "penguins", "digits", "diabetes"])
def test_it_speaks_chinese(look, data):
    said = shown(look(lang="zh", data=data))
    assert {text: english_in(text) for text in said if english_in(text)} == {}
