"""Trainings by the real engine, from the click to the scores."""

import time

from core.bundles import bundle
from core.jobs import Engine, Job
from core.links import to_link
from pages.components.state import TOO_SOON
from tests.app.reading import has, open_view, run_in_hand, train, until_done
from tests.lasting import LASTING

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "40", "learning_rate": "0.01"}


def first_scores(app):
    return open_view(app, "How good is it?", "Scores").dataframe[0].value


def test_iris_trains_to_its_scores(open_app):
    app = train(open_app("playground", lang="en", **IRIS))
    assert "Iris" in run_in_hand(app)
    assert has(app, "40 epochs, trained in")
    scores = first_scores(app)
    accuracy = scores.set_index("Score").loc["Accuracy", "Value"]
    assert 0.5 < accuracy <= 1
    assert has(app, "Main score: **Accuracy")


def test_the_same_training_is_opened_from_the_store(open_app):
    train(open_app("playground", lang="en", seed="1", **IRIS))
    app = open_app("playground", lang="en", **IRIS | {"seed": "2"})
    assert has(app, "Nobody has trained this")
    app.number_input(key="setting_seed").set_value(1).run()
    app.button(key="train").click().run()
    assert not app.button(key="train").disabled
    assert has(app, "Opened at once")


def test_another_session_opens_a_finished_run_by_its_link(open_app):
    made = train(open_app("playground", lang="en", seed="3", **IRIS))
    other = open_app("playground", lang="zh", seed="3", **IRIS)
    assert "鸢尾花" in run_in_hand(other)
    assert first_scores(other).iloc[:, 1].tolist() == first_scores(made).iloc[:, 1].tolist()


def test_stop_keeps_the_run(open_app):
    app = open_app("playground", lang="en", **LASTING)
    app.button(key="train").click().run()
    end = time.monotonic() + 60
    while not has(app, "Learning: validation loss") and time.monotonic() < end:
        time.sleep(0.2)
        app.run()
    app.button(key="stop").click().run()
    until_done(app)
    assert has(app, "Stopped by you after")
    assert "Page blocks" in run_in_hand(app)
    assert len(first_scores(app))


def test_stopped_before_its_first_epoch_it_says_so(open_app, monkeypatch):
    def stopped(_engine, experiment, *_others):
        job = Job(experiment)
        job.end("stopped")
        return job

    app = open_app("playground", lang="en", seed="4", **IRIS)
    before = run_in_hand(app)
    monkeypatch.setattr(Engine, "submit", stopped)
    app.button(key="train").click().run()
    until_done(app)
    assert [warning.value for warning in app.warning] == [TOO_SOON]
    assert run_in_hand(app) == before


def test_a_training_is_found_again_by_its_link(open_app):
    long = LASTING | {"seed": "5"}
    app = open_app("playground", lang="en", **long)
    app.button(key="train").click().run()
    app.number_input(key="setting_seed").set_value(6).run()
    again = open_app("playground", **app.query_params)
    assert again.button(key="train").disabled
    assert again.number_input(key="setting_seed").value == 6
    again.button(key="stop").click().run()
    until_done(again)
    until_done(app)


def test_a_failed_training_says_so_and_leaves_what_was_there(open_app):
    app = open_app("playground", lang="en", dataset="diabetes", learning_rate="10", optimizer="sgd", epochs="30")
    train(app)
    assert not app.exception
    assert app.get("plotly_chart")


def test_a_click_on_home_trains_at_once(open_app, go):
    app = open_app("home", lang="en")
    app.button(key="first_train").click().run()
    assert app.title[0].value == "Playground"
    until_done(go(app, "playground"))
    assert app.query_params["dataset"] == "german_credit"
    # Home's own tests begin this training too: where they have come first, it is in the store of this process.
    assert has(app, "60 epochs, trained in") or has(app, "this very experiment had been trained before")


def test_a_bundled_experiment_needs_no_training(open_app):
    leak = bundle("german_credit_calls").experiment
    app = open_app("playground", lang="en", **to_link(leak))
    app.button(key="train").click().run()
    assert not app.button(key="train").disabled
