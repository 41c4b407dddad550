"""The case in both languages: its five views, the user's own text, bad input, and what is kept."""

import time

import pytest

from tests.app.reading import has

NAME = "customer_service"
VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")


def until_measured(app, seconds=240):
    end = time.monotonic() + seconds
    while not any(box.key == f"case_{NAME}_box" for box in app.text_area):
        assert time.monotonic() < end, [e.value for e in app.subheader]
        time.sleep(0.5)
        app.run()
    assert not app.exception and not app.error
    return app


def ask(app, text):
    app.text_area(key=f"case_{NAME}_box").set_value(text).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = until_measured(open_app("scenarios", case=NAME, lang=lang))
    for view in VIEWS[1:]:
        app.session_state[f"case_{NAME}"] = view
        app.run()
        assert not app.exception and not app.error, view


def test_rules_hand_over_what_no_machine_should_answer(open_app):
    app = until_measured(open_app("scenarios", case=NAME, lang="en"))
    assert has(ask(app, "how much money do you have"), "Answered by the machine")
    assert has(ask(app, "how much money do you have? I want a refund"), "To a person at once")
    assert has(ask(app, "xqzt vvwk"), "anded over")
    assert has(ask(app, "<img src=x onerror=alert(1)>"), "anded over")


def test_bad_input_is_said_and_nothing_is_lost(open_app):
    app = until_measured(open_app("scenarios", case=NAME, lang="en"))
    for bad in ("", "x" * 5000):
        ask(app, bad)
        assert any("xpected" in box.value for box in (*app.error, *app.warning))
    ask(app, "how much money")
    app.session_state[f"case_{NAME}"] = "How good is it?"
    app.run()
    app.number_input(key="desk_volume").set_value(-3).run()
    assert any("expected a whole number" in box.value for box in app.warning)
    app.number_input(key="desk_volume").set_value(50_000).run()
    assert has(app, "Of 50,000 questions a day") and not app.exception
