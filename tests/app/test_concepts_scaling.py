"""The lesson on scaling: what a grid of losses shows, in every view and both languages, with sizes held back."""

import numpy as np
import pytest

from core.jobs.studies import key_of
from core.lessons.scaling import grid
from core.lessons.scaling.tiny import parameters
from tests.app.reading import has

VIEWS = ("A larger model", "More text", "Both at once", "Real models")


@pytest.fixture
def measured():
    """Put a grid into the store, as an earlier visit would have: a law in both directions."""
    from pages.components.engine import engine

    sizes = np.array([*map(parameters, grid.WIDTHS)], float)[:, None]
    losses = 1.0 + 8 * sizes**-0.3 + 10 * np.array(grid.CHARACTERS, float) ** -0.3
    losses = losses + np.random.default_rng(0).normal(0, 0.01, (grid.SEEDS, *losses.shape))
    engine().store.keep_result(key_of("scaling", grid.WHAT), dict(grid.arrays(losses, losses)))


def opened(open_app, lang="en"):
    app = open_app("concepts", topic="scaling", lang=lang)
    app.button(key="guess_scaling_1").click().run()
    for _ in range(20):
        if "concepts_scaling" in app.session_state:
            break
        app.run()
    assert not app.exception and not app.error
    return app


def test_nothing_is_given_away_before_the_guess(open_app):
    app = open_app("concepts", topic="scaling")
    assert not app.get("plotly_chart") and not app.exception


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = opened(open_app, lang)
    for view in VIEWS:
        app.session_state["concepts_scaling"] = view
        app.run()
        assert not app.exception and not app.error
        assert len(app.get("plotly_chart")) == 1


@pytest.mark.usefixtures("measured")
def test_sizes_can_be_held_back(open_app):
    app = opened(open_app)
    assert "that is right" in app.success[0].value and has(app, "The last tenfold of parameters lowered the loss by")
    app.selectbox(key="scaling_used_parameters").select(5).run()
    assert has(app, "Fitted up to 5,088 parameters") and not app.exception


@pytest.mark.usefixtures("measured")
def test_the_rule_of_20_follows_the_size(open_app):
    app = opened(open_app)
    app.session_state["concepts_scaling"] = "Real models"
    app.run()
    app.number_input(key="scaling_billions").set_value(70.0).run()
    assert has(app, "70 billion parameters want about 1.4 trillion tokens")
