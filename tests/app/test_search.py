"""A search on its page: started small, stopped, resumed, used."""

import time

import pytest

from core.search import Plan
from core.search.lesson import LEAST_TRIALS
from tests.app.reading import has, open_tab, rest, until_done

SMALL = {"dataset": "iris", "model": "linear", "epochs": "5", "learning_rate": "0.003"}
TAB, VIEW = 3, "Search"


def open_search(app):
    open_tab(app, "depth", TAB)
    app.session_state[f"view_{TAB}"] = VIEW
    return app.run()


def keys(app, kind):
    return {widget.key for widget in getattr(app, kind)}


def wish(app) -> Plan:
    return app.session_state["memory"].search.wish


def until_over(app, seconds=180):
    """Look again until no search is under way, as the page does by itself in a browser."""
    end = time.monotonic() + seconds
    while not keys(app, "button") & {"search_start", "search_resume"}:
        assert time.monotonic() < end, "the search did not end"
        rest()
        app.run()
    assert not app.exception
    return app


def small(app, trials, folds=2):
    app.number_input(key="search_n_trials").set_value(trials).run()
    next(group for group in app.get("button_group") if group.key == "search_folds").set_value(folds).run()
    return app


@pytest.fixture
def app(open_app):
    return open_search(open_app("playground", lang="en", **SMALL))


def test_the_form_shows_a_plan_and_says_what_it_will_take(app):
    assert has(app, "30 combinations in 5 folds: 150 trainings at most")
    app.multiselect(key="search_names").set_value(["learning_rate", "l1"]).run()
    app.selectbox(key="search_low_l1").set_value(1e-4).run()
    assert wish(app).space[-1].low == 0  # the settings in hand have none, and they are always within
    app.selectbox(key="search_high_learning_rate").set_value(1.0).run()
    assert {each.name: (each.low, each.high) for each in wish(app).space} == {
        "l1": (0, 0.01),
        "learning_rate": (1e-4, 1.0),
    }
    method = next(group for group in app.get("button_group") if group.key == "search_sampler")
    method.set_value("grid").run()
    app.selectbox(key="search_steps_l1").set_value(4).run()
    assert has(app, "12 combinations and the settings in hand, each in 5 folds: 65 trainings at most")
    assert "search_n_trials" not in keys(app, "number_input")


def test_what_cannot_be_searched_is_said_and_changes_nothing(app):
    before = wish(app)
    app.multiselect(key="search_names").set_value([]).run()
    assert has(app, "expected at least one")
    assert wish(app) == before
    app.run()
    assert not has(app, "expected at least one")


def test_a_search_is_stopped_and_resumed_and_its_best_used(open_app, app):
    small(app, LEAST_TRIALS + 1)
    app.button(key="search_start").click().run()
    (stop,) = [key for key in keys(app, "button") if key and key.startswith("stop_")]
    end = time.monotonic() + 120
    while not has(app, "combinations tried; the best so far"):
        assert time.monotonic() < end
        time.sleep(0.1)
        app.run()
    app.button(key=stop).click().run()
    until_over(app)
    assert has(app, "in cross-validation") or has(app, "better than the settings in hand")
    if "search_resume" in keys(app, "button"):  # it may have been quicker than the click
        assert has(app, "Never choose on the test rows")
        app.button(key="search_resume").click().run()
        until_over(app)
    results = app.session_state["memory"].search.results
    assert (results.is_complete, len(results.trials)) == (True, LEAST_TRIALS + 1)
    assert {metric.label for metric in app.metric} >= {"Promised too much, on average"}

    again = open_search(open_app("playground", **app.query_params))
    assert has(again, f"of {LEAST_TRIALS + 1} combinations")
    assert again.session_state["memory"].search.results.best.values == results.best.values

    assert results.best is not results.base  # a learning rate of 0.003 learns too slowly in 5 epochs
    app.button(key="search_use").click().run()
    draft = app.session_state["memory"].draft
    assert {name: getattr(draft, name) for name in results.best.values} == dict(results.best.values)
    assert (draft.folds, draft.fold) == (0, 0)
    app.button(key="search_train").click().run()
    until_done(app)
    assert app.session_state["memory"].run.experiment == results.best_experiment
    assert "search_train" not in keys(app, "button")


def test_every_picture_of_a_search(app):
    small(app, 9)
    app.button(key="search_start").click().run()
    until_over(app)
    for picture in ("Two settings", "What mattered", "All combinations", "Side by side"):
        app.session_state["search_pictures"] = picture
        app.run()
        assert not app.exception
        assert not app.error
        if picture == "All combinations":
            table = app.dataframe[0].value
            assert table["Accuracy"].is_monotonic_decreasing
            assert not any("test" in column.lower() for column in table)


def test_a_search_belongs_to_its_data(app):
    small(app, 2)
    app.button(key="search_start").click().run()
    until_over(app)
    assert "search_use" in keys(app, "button") or has(app, "does better than the settings in hand")
    app.selectbox(key="setting_dataset").set_value("wine").run()
    assert has(app, "A search trains the same model")
    app.selectbox(key="setting_dataset").set_value("iris").run()
    assert not has(app, "A search trains the same model")


def test_a_link_to_a_search_that_is_not_here_opens_the_form(open_app):
    app = open_search(open_app("playground", lang="en", search="../nobody", **SMALL))
    assert has(app, "A search trains the same model")
    assert "search" not in app.run().query_params
