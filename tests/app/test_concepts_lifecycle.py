"""The lifecycle lesson: every view opens in both languages, and a run can be deployed, asked, updated and retired."""

import json
import time

import pytest

from core.experiment import Experiment
from core.links import to_link
from core.training import train
from tests.app.reading import has, rest

VIEWS = ("The three flows", "Package", "Deploy", "Monitor", "Update and retire")


def lesson(open_app, lang="en", **link):
    return open_app("concepts", topic="lifecycle", lang=lang, **link)


def view(app, name):
    app.session_state["lifecycle_views"] = name
    app.run()
    assert not app.exception and not app.error
    return app


def until(app, ready, seconds=240):
    """Look again until something is there, as the page does by itself in a browser."""
    end = time.monotonic() + seconds
    while not ready(app):
        assert time.monotonic() < end, [e.value for e in (*app.subheader, *app.caption)]
        rest()
        app.run()
    assert not app.exception and not app.error
    return app


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception and not app.error
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = lesson(open_app, lang)
    for name in VIEWS:
        view(app, name)
    assert app.button(key="lifecycle_retrain")


def test_a_step_of_a_flow_leads_to_its_view(open_app):
    app = press(view(lesson(open_app), "The three flows"), "lifecycle_step_4")
    assert app.button(key="lifecycle_deploy")


def test_a_run_is_deployed_asked_and_retired(open_app):
    app = press(view(lesson(open_app), "Deploy"), "lifecycle_deploy")
    assert has(app, "Version 1 answers at this address")
    press(app, "lifecycle_send")
    assert any('"decision"' in code.value for code in app.code)
    press(press(app, "lifecycle_try_missing"), "lifecycle_send")
    assert any("missing_column" in code.value for code in app.code)
    press(view(app, "Update and retire"), "lifecycle_retire")
    assert has(app, "the address answers 410")


def test_the_guess_comes_before_the_views_and_only_the_stream_waits_for_it(open_app):
    app = lesson(open_app)
    assert app.button(key="guess_lifecycle_1") and app.button(key="lifecycle_step_4")
    assert any("question above" in info.value for info in view(app, "Monitor").info)


def test_nonsense_is_answered_with_a_warning_on_the_page(open_app):
    app = press(view(lesson(open_app), "Deploy"), "lifecycle_deploy")
    press(press(app, "lifecycle_try_unseen"), "lifecycle_send")
    assert any("-999 is outside 4 to 72" in warning.value for warning in app.warning)
    assert any('"warnings": [' in code.value for code in app.code)


def test_the_stream_settles_the_guess(open_app):
    app = press(view(lesson(open_app), "Monitor"), "guess_lifecycle_1")
    until(app, lambda app: app.success and app.get("plotly_chart"))
    assert next(element.proto.alt for element in app.get("plotly_chart")).startswith("PSI of Duration")
    assert has(app, "Mean score: unusual") and has(app, "after the drift began, first rings in batch")


@pytest.mark.parametrize("name", ["diabetes", "spiral", "penguins"])
def test_other_runs_are_watched_and_deployed_too(open_app, name):
    from pages.components.engine import engine

    run = train(Experiment(dataset=name, epochs=2, hidden=(4,)))
    engine().store.put(run)
    app = press(view(lesson(open_app, **to_link(run.experiment)), "Monitor"), "guess_lifecycle_show")
    until(app, lambda app: len(app.get("plotly_chart")) >= 2)
    press(press(view(app, "Deploy"), "lifecycle_deploy"), "lifecycle_send")
    answer = next(code.value for code in app.code if "predictions" in code.value)
    assert json.loads(answer)["model"]["run"] == run.key
