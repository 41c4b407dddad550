"""The Luck view: from the click to the verdict, by the real engine."""

import time

import pytest

from core.brief import Brief
from pages.components.depth import TABS
from tests.app.reading import has, open_tab, rest, train

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "6", "learning_rate": "0.01", "dropout": "0.1"}
NUMBER = [*TABS].index("How good is it?")


def open_luck(app):
    app.session_state[f"view_{NUMBER}"] = "Luck"
    return open_tab(app, "depth", NUMBER)


def until(app, words, seconds=120):
    """Look again, as the page does by itself in a browser, until it says some words."""
    end = time.monotonic() + seconds
    app.run()
    while not has(app, words):
        assert not app.error, app.error[0].value
        assert time.monotonic() < end, f"it never said {words}"
        rest()
        app.run()
    assert not app.exception
    return app


@pytest.fixture
def luck(open_app):
    """Return the view with eight seeds trained."""
    app = open_luck(train(open_app("playground", lang="en", seed="11", **IRIS)))
    if not has(app, "Trained 8 times"):
        next(group for group in app.get("button_group") if group.key == "luck_number_32").set_value(8).run()
        app.button(key="luck_train_8").click().run()
    return until(app, "Trained 8 times")


def test_it_offers_seeds_and_says_how_long_they_take(open_app):
    app = open_luck(open_app("playground", lang="en"))
    assert has(app, "One training is one draw")
    assert app.button(key="luck_train_32").label.startswith("Train 32 seeds (about ")


def test_the_spread_has_its_title_picture_and_table(luck):
    assert has(luck, "By luck of the seed alone, Accuracy lies between") or has(luck, "The seed makes no difference")
    assert has(luck, "Your run, at")
    table = luck.dataframe[0].value.set_index("Score")
    assert {"Accuracy", "AUC", "Log loss"} <= set(table.index)
    assert (table["9 of 10 from"] <= table["to"]).all()
    luck.selectbox(key="luck_score").set_value("log_loss").run()
    assert has(luck, "Log loss lies between")


def test_another_setting_gets_the_same_seeds_and_a_verdict(luck):
    luck.selectbox(key="luck_setting").set_value("hidden").run()
    luck.selectbox(key="luck_value_hidden").set_value((32, 16)).run()
    luck.button(key="luck_against_8").click().run()
    until(luck, "With the same 8 seeds, Layers 32-16")
    assert has(luck, "Layers 32-16: ")
    luck.button(key="keep_luck").click().run()
    luck.button(key="keep_luck_versus").click().run()
    brief: Brief = luck.session_state["memory"].brief
    assert len(brief.findings) == 2
    assert "hidden=32" in brief.findings[1].link


def test_what_the_settings_show_and_other_runs_can_be_compared(luck):
    assert len(luck.selectbox(key="luck_other").options) == 1
    luck.number_input(key="setting_epochs").set_value(9).run()
    assert "Epochs 9" in luck.selectbox(key="luck_other").options
    train(luck)
    open_luck(luck)
    assert has(luck, "One training is one draw")


def test_it_speaks_both_languages(luck, open_app):
    app = open_luck(open_app("playground", **(luck.query_params | {"lang": "zh"})))
    assert app.get("plotly_chart")
    assert not app.error


def test_a_network_that_can_not_be_stacked_starts_with_few_seeds(open_app):
    app = open_luck(open_app("playground", lang="en", dataset="digits", model="rnn", hidden="4", epochs="1"))
    assert app.button(key="luck_train_32")  # of the run in hand, which is a dense network
    train(app)
    open_luck(app)
    assert app.button(key="luck_train_8")
    assert has(app, "one seed after the other")
    app.button(key="luck_train_8").click().run()
    until(app, "Trained 8 times")
