"""The lesson on speed: what a race shows, in every view and both languages, and several devices on paper."""

import numpy as np
import pytest

from core.jobs.studies import key_of
from core.lessons.speed import race
from core.lessons.speed.ways import BATCH_WAYS, BATCHES, EXPERIMENT, FIT, WAYS
from tests.app.reading import has

VIEWS = ("Measured here", "Size of a batch", "More devices")
FASTER = 10.0


@pytest.fixture
def measured():
    """Put a race into the store, as an earlier visit would have: everything but plain fit is ten times as fast."""
    from pages.components.engine import engine

    entries = [(name, EXPERIMENT.batch_size) for name, way in WAYS.items() if not way.needs_gpu]
    entries += [(name, batch) for name in BATCH_WAYS for batch in BATCHES if (name, batch) not in entries]
    seconds = np.array([1.0 if name == FIT else 1.0 / FASTER for name, _ in entries])
    found = {
        "way": np.array([name for name, _ in entries]), "batch": np.array([batch for _, batch in entries]),
        "cold": np.full(len(entries), 2.0), "warm": np.tile(seconds, (race.ROUNDS, 1)), "busy": np.array([0.1]),
        "losses": np.tile([2.0, 1.0, 0.5], (len(entries), 1)), "cores": np.array(2),
    }  # fmt: skip
    engine().store.keep_result(key_of("speed", race.what(0)), found)


def opened(open_app, lang="en"):
    app = open_app("concepts", topic="speed", lang=lang)
    app.button(key="guess_speed_2").click().run()
    for _ in range(20):
        if "concepts_speed" in app.session_state:
            break
        app.run()
    assert not app.exception and not app.error
    return app


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = opened(open_app, lang)
    for view in VIEWS:
        app.session_state["concepts_speed"] = view
        app.run()
        assert not app.exception and not app.error
        assert len(app.get("plotly_chart")) == 1


@pytest.mark.usefixtures("measured")
def test_the_measured_answer_settles_the_guess(open_app):
    app = opened(open_app)
    said = app.success[0].value
    assert "that is right" in said and "101 s by plain fit and 12 s as a compiled program" in said


@pytest.mark.usefixtures("measured")
def test_more_devices_follow_the_slider(open_app):
    app = opened(open_app)
    app.session_state["concepts_speed"] = "More devices"
    app.run()
    app.slider(key="speed_devices").set_value(64).run()
    assert has(app, "64 copies are") and not app.exception
