"""The lesson on losses: an answer to move before the guess, every view in both languages, and the study to its end."""

import time

import pytest

from tests.app.reading import has, rest

VIEWS = ("One prediction", "The article's example", "Three classes", "Which loss for what")


@pytest.fixture
def small(monkeypatch):
    """Let the study train each loss once."""
    from core.lessons.losses import choosing
    from pages.components.concepts import losses_choosing

    monkeypatch.setattr(choosing, "SEEDS", 1)
    monkeypatch.setattr(choosing, "AT_ONCE", 1)
    monkeypatch.setattr(losses_choosing, "NAME", "choosing-for-a-test")


def lesson(open_app, **params):
    return open_app("concepts", topic="losses", **params)


def guessed(app, number=1):
    app.button(key=f"guess_losses_{number}").click().run()
    assert not app.exception and not app.error
    return app


def view(app, name):
    app.session_state["losses_views"] = name
    app.run()
    assert not app.exception and not app.error
    return app


def test_an_answer_is_moved_before_any_guess_and_the_best_depends_on_how_mistakes_count(open_app):
    app = lesson(open_app)
    assert has(app, "5,000 DM costs 37.5 % more than the best single answer, 3,271 DM: the average")
    app.slider(key="losses_answer").set_value(2300.0).run()
    next(one for one in app.get("button_group") if one.key == "losses_count").set_value("absolute").run()
    assert has(app, "2,300 DM is as good as any single answer can be") and not app.exception


def test_twice_as_much_is_right_and_a_hundred_times_is_not(open_app):
    assert any("that is right" in box.value for box in guessed(lesson(open_app)).success)
    assert any("it is otherwise" in box.value for box in guessed(lesson(open_app), 2).warning)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = guessed(lesson(open_app, lang=language))
    for name in VIEWS:
        view(app, name)
    assert app.button(key="losses_train")


def test_the_worked_example_has_its_correct_totals(open_app):
    app = view(guessed(lesson(open_app)), "The article's example")
    assert has(app, "3.4296 in sum, 0.8574 on average over 4 rows") and has(app, "gives 1.7148")
    assert has(view(view(app, "Three classes"), "The article's example"), "about 2.19")


def test_scores_move_the_loss(open_app):
    app = view(guessed(lesson(open_app)), "Three classes")
    assert has(app, "B is true but got only 26 %, A more")
    app.slider(key="losses_score_B").set_value(5.0).run()
    assert has(app, "B is true and got 95 %") and not app.exception


def test_each_loss_is_trained_when_asked_for(open_app, small):
    app = view(guessed(lesson(open_app)), "Which loss for what")
    app.button(key="losses_train").click().run()
    end = time.monotonic() + 240
    while not has(app, "Keep this finding"):
        assert time.monotonic() < end
        rest()
        app.run()
    assert has(app, "of the loans went bad; trained with") and not app.exception
