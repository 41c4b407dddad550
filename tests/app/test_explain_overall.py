"""The overall tab: every view opens for every kind of prediction and in both languages, and says what its numbers say."""

import time

import pytest

from core.bundles import BUNDLES
from core.experiment import Experiment
from core.jobs import overall as draws
from core.links import to_link
from core.training import train
from tests.app.reading import has, open_tab, rest, roughly

VIEWS = ("What counts", "Case by case", "One column", "Beside permutation")
KINDS = {
    "three classes": Experiment(dataset="iris", epochs=3),
    "a number": Experiment(dataset="diabetes", epochs=3),
    "gaps and categories": Experiment(dataset="penguins", epochs=3),
    "drawn points": Experiment(dataset="spiral", epochs=3),
    "pictures": Experiment(dataset="digits", epochs=2, hidden=(8,)),
}


@pytest.fixture(autouse=True)
def _few_rows(monkeypatch):
    """Have few rows explained against other draws of background rows; there are as many draws."""
    monkeypatch.setattr(draws, "FEW", 4)


def overall(app):
    return open_tab(app, "explain", 2)


def view(app, name):
    app.session_state["explain_overall"] = name
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


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def kept(experiment):
    from pages.components.engine import engine

    if engine().store.get(experiment.key) is None:
        engine().store.put(train(experiment))
    return to_link(experiment)


def test_the_planted_leak_jumps_out(open_app):
    app = overall(open_app("explain", **to_link(BUNDLES["german_credit_calls"].experiment)))
    said = "Service calls, last months moves the predicted chance of “Went bad” by 30 points on average"
    until(app, lambda app: has(app, said))
    assert has(app, "Ask when it is written down")
    assert any(alt.startswith("Service calls") for alt in charts(app))


def test_the_interval_comes_to_hold_other_background_rows_too(open_app):
    app = overall(open_app("explain"))
    until(app, lambda app: has(app, "8 draws tried"))


def test_all_views_of_the_bundled_run_open_in_chinese(open_app):
    app = overall(open_app("explain", lang="zh"))
    for name in VIEWS:
        until(view(app, name), lambda app: len(charts(app)) >= 2)


@pytest.mark.parametrize("kind", KINDS)
def test_every_view_opens_for(open_app, kind):
    app = open_app("explain", **kept(KINDS[kind]))
    app.session_state["overall_picture"] = "heat"
    until(overall(roughly(app)), lambda app: len(charts(app)) >= 2)
    for name in VIEWS:
        until(view(app, name), lambda app: len(charts(app)) >= 2)


def test_shuffling_is_told_beside_shap(open_app):
    app = view(overall(open_app("explain")), "Beside permutation")
    until(app, lambda app: has(app, "of 19 columns cost more than luck could"))
    assert any(alt.startswith("Both ways name Current account first") for alt in charts(app))


def test_another_column_has_other_curves(open_app):
    app = view(overall(open_app("explain")), "One column")
    box = next(box for box in app.selectbox if box.key.startswith("overall_column"))
    box.select(1).run()
    assert has(app, "Duration: from 6 months to") and not app.exception


def test_fewer_rows_can_be_asked_for(open_app):
    app = overall(roughly(open_app("explain")))
    app.selectbox(key="overall_rows").select(50).run()
    until(app, lambda app: has(app, "50 of 200 test rows, drawn by lot, are explained"))
