"""Optimisers on the page: a walk, a guess, the race, and what goes wrong in it, in both languages."""

import pytest

from tests.app.reading import has

VIEWS = ("The race", "Learning rates", "One row or all", "Tiny gradients")


def opened(open_app, lang="en", guessed=True):
    learnt = {"learnt": "optimisers.0"} if guessed else {}
    return fine(open_app("concepts", topic="optimisers", lang=lang, **learnt))


def fine(app):
    assert not app.exception and not app.error
    return app


def view(app, title):
    app.session_state["optimisers_views"] = title
    return fine(app.run())


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def test_one_can_walk_before_guessing_and_nothing_is_given_away(open_app):
    app = opened(open_app, guessed=False)
    assert has(app, "You stand 5.12 above the lowest point") and len(charts(app)) == 1
    for _press in range(3):
        app.button(key="optimisers_ten").click().run()
    assert has(fine(app), "you are in the wrong hollow")
    app.button(key="guess_optimisers_1").click().run()
    assert any("and that is right" in message.value for message in fine(app).success)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = opened(open_app, lang)
    for title in VIEWS:
        assert len(charts(view(app, title))) >= 2, title


def test_a_rate_that_is_too_large_is_seen_to_fly_off(open_app):
    app = opened(open_app)
    app.select_slider(key="optimisers_rate_sgd").set_value(0.1).run()
    assert has(fine(app), "SGD flies off at step") and has(app, "SGD flew off: outside the picture from step")
    app.select_slider(key="optimisers_upto").set_value(0).run()
    assert fine(app).session_state["optimisers"].upto == 0


def test_another_surface_brings_its_own_start(open_app):
    app = opened(open_app)
    app.selectbox(key="optimisers_surface_race").select("rosenbrock").run()
    assert has(fine(app), "no single number") and app.session_state["optimisers"].track.start == (-1.2, 1.0)
    app.selectbox(key="optimisers_surface_race").select("real_raw").run()
    assert has(fine(app), "theory says 2/λmax")


def test_a_start_outside_the_picture_is_refused(open_app):
    app = opened(open_app)
    app.number_input(key="optimisers_start_0").set_value(99.0).run()
    assert any("expected a number from -10 to 10" in warning.value for warning in app.warning)
    assert app.session_state["optimisers"].track.start == (-9.0, 2.5)
