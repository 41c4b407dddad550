"""The lesson on trends: nothing is given away before the guess, and every view ends with what it found."""

import time

import pytest

from core.lessons.trends import automl, federated_study, fusion_study, private_study
from pages.components.concepts.trends_view import VIEWS
from tests.app.reading import has, rest


@pytest.fixture(autouse=True)
def _few_splits(monkeypatch):
    """Have the studies try a few splits only; what the worker does with each is the same."""
    for study in (automl, federated_study, private_study):
        monkeypatch.setattr(study, "SPLITS", 4)
    monkeypatch.setattr(fusion_study, "EPOCHS", fusion_study.SLICE)


def guessed(app, option=0):
    return well(app.button(key=f"guess_trends_{option}").click().run())


def well(app):
    assert not app.exception and not app.error
    return app


def view(app, name):
    app.session_state["trends"] = name
    return well(app.run())


def until(app, words, seconds=240):
    """Look again until something is said, as the page does by itself in a browser."""
    end = time.monotonic() + seconds
    while not has(app, words):
        assert time.monotonic() < end, [e.value for e in (*app.subheader, *app.caption)]
        rest()
        app.run()
    return well(app)


def test_hospitals_can_be_touched_before_the_guess_and_give_nothing_away(open_app):
    app = well(open_app("concepts", topic="trends", lang="en"))
    assert has(app, "3 hospitals of about 63 patients")
    well(app.select_slider(key="trends_hospitals").set_value(6).run())
    assert has(app, "6 hospitals of about 32 patients")
    assert not has(app, "as good as all data") and len(app.get("plotly_chart")) == 1


def test_the_hospitals_end_settles_the_guess(open_app):
    app = guessed(open_app("concepts", topic="trends", lang="en"), option=1)
    until(app, "You guessed “Half of the way”, and it is otherwise.")
    assert has(app, "as good as all data in one place")
    assert has(app, "One patient's gradient gives the patient away")
    well(app.select_slider(key="trends_batch").set_value(5).run())
    assert has(app, "The average gradient of 5 patients gives a mixture")


@pytest.mark.parametrize(
    ("name", "what", "words"),
    [
        ("Privacy by noise", "private-german_credit", "privacy moves AUC by"),
        ("Two senses", "fusion", "Both senses together name"),
        ("Search and reasons", "automl", "The winner of 40 tries"),
    ],
)
def test_each_view_begins_when_asked_and_ends_with_what_it_found(open_app, name, what, words):
    app = view(guessed(open_app("concepts", topic="trends", lang="en")), name)
    assert not has(app, words) and not app.get("progress")
    app = until(well(app.button(key=f"study_trends_{what}").click().run()), words)
    assert any("What this does not tell you" in element.value for element in app.caption)


def test_the_page_is_chinese_in_every_view(open_app):
    app = guessed(open_app("concepts", topic="trends", lang="zh"))
    for name in VIEWS:
        assert any("\u4e00" <= letter <= "\u9fff" for text in view(app, name).markdown for letter in text.value)


def test_a_quieter_promise_and_fewer_people_leave_nothing_to_read(open_app):
    app = view(guessed(open_app("concepts", topic="trends", lang="en")), "Privacy by noise")
    app.select_slider(key="trends_people").set_value(20)
    well(app.select_slider(key="trends_epsilon").set_value(0.05).run())
    assert has(app, "too much to use it")
