"""The case in both languages: its five views, the user's own text, bad input, and what is kept."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "customer_service"


def ask(app, text):
    app.text_area(key=f"case_{NAME}_box").set_value(text).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert f"case_{NAME}_box" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)


def test_rules_hand_over_what_no_machine_should_answer(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(ask(app, "how much money do you have"), "Answered by the machine")
    assert has(ask(app, "how much money do you have? I want a refund"), "To a person at once")
    assert has(ask(app, "xqzt vvwk"), "sorted by hand")
    assert has(ask(app, "<img src=x onerror=alert(1)>"), "sorted by hand")


def test_bad_input_is_said_and_nothing_is_lost(open_app):
    app = open_case(open_app, NAME, lang="en")
    for bad in ("", "x" * 5000):
        ask(app, bad)
        assert any("xpected" in box.value for box in (*app.error, *app.warning))
    ask(app, "how much money")
    show_view(app, NAME, "How good is it?")
    app.number_input(key="desk_volume").set_value(-3).run()
    assert any("expected a whole number" in box.value for box in app.warning)
    app.number_input(key="desk_volume").set_value(50_000).run()
    assert has(app, "Of 50,000 questions a day") and not app.exception


def test_choosers_and_the_slider_move_each_time_and_stand_there_in_another_view(open_app):
    app = open_case(open_app, NAME, lang="en")
    for value in (0.2, 0.9, 0.4):
        app.slider(key=f"case_{NAME}_threshold_try_en").set_value(value).run()
        assert app.slider(key=f"case_{NAME}_threshold_try_en").value == value
    show_view(app, NAME, "How it fails")
    assert app.slider(key=f"case_{NAME}_threshold_fails_en").value == 0.4
    for kind in ("two", "scope", "mixed"):
        control = next(it for it in app.segmented_control if it.key == f"case_{NAME}_fail_fails")
        control.set_value(kind).run()
        assert next(it for it in app.segmented_control if it.key == control.key).value == kind and not app.exception


def test_nonsense_gets_no_team_and_marks_have_no_words(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(ask(app, "asdfgh zxcv"), "I don't know, to be sorted by hand")
    assert has(ask(app, "😀"), "no words in it") and not has(app, "Why this topic")
