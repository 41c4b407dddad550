"""Can we trust it: the badge, other trainings and the hunt, by the real engine."""

import time

import pytest

from core.brief import Brief
from core.bundles import bundle
from core.explanation.hunt import hunt
from core.jobs import trusting
from tests.app.reading import has, open_tab, rest, roughly, run_in_hand, texts

TRUST = 3  # number of the tab


def open_trust(app, view):
    app.session_state["explain_trust"] = view
    return open_tab(app, "explain", TRUST)


def until(app, words, seconds=180):
    """Look again, as the page does by itself in a browser, until it says some words."""
    end = time.monotonic() + seconds
    app.run()
    while not has(app, words):
        assert not app.error, app.error[0].value
        assert time.monotonic() < end, f"it never said {words}: {texts(app)}"
        rest()
        app.run()
    assert not app.exception
    return app


def test_the_badge_has_its_parts_and_a_picture(open_app):
    app = until(open_trust(open_app("explain", lang="en"), "How sure"), "checks are passed")
    for title in ("Do the reasons add up?", "How sharp are the pulls?", "Does the first reason stay first?"):
        assert has(app, title)
    assert has(app, "Would another training decide the same?")
    assert not any(button.key == "trust_badge_signs" for button in app.button)
    assert has(app, "of 8 draws of other rows to compare with")
    assert has(app, "The pulls themselves are known to ±")
    app.button(key="keep_explain_trust_badge").click().run()
    brief: Brief = app.session_state["memory"].brief
    assert brief.findings[0].link.startswith("explain?")


def test_other_trainings_say_what_may_be_told(open_app, monkeypatch):
    monkeypatch.setattr(trusting, "ROWS", 4)
    app = open_trust(roughly(open_app("explain", lang="en")), "Another training")
    assert has(app, "A training begins at random")
    app.button(key="trust_seeds_8").click().run()
    until(app, "rank correlation is", 400)
    assert has(app, "other trainings")
    assert has(app, "of 8")
    assert any(button.key == "trust_seeds_16" for button in app.button)


def test_the_leak_is_found_by_picking_columns(open_app):
    it = hunt()
    app = open_trust(open_app("explain", lang="en"), "A planted leak")
    assert has(app, "Suspiciously good: AUC")
    assert not has(app, "It was Service calls")
    wrong = next(j for j in range(20) if j != it.planted)
    app.selectbox(key="trust_leak_column").set_value(wrong).run()
    assert has(app, "Not this one")
    app.selectbox(key="trust_leak_column").set_value(it.planted).run()
    assert has(app, "Found: that column should not be there.") or app.success
    assert has(app, "It was Service calls, last months")
    assert has(app, "Customer service called because the loan had gone bad")
    app.button(key="trust_leak_again").click().run()
    assert not has(app, "It was Service calls")


def test_the_run_with_the_leak_can_be_taken_in_hand_and_gives_nothing_away(open_app):
    app = open_trust(open_app("explain", lang="en"), "A planted leak")
    assert has(app, "No sign of a leak")
    app.button(key="trust_leak_take").click().run()
    assert app.session_state["memory"].run.key == bundle("german_credit_calls").key
    assert "service log" in run_in_hand(app)
    assert not has(app, "signs of a leak")
    app.button(key="trust_leak_tell").click().run()
    assert has(app, "3 of 3 signs of a leak")
    app.session_state["explain_trust"] = "How sure"
    until(app, "checks are passed")
    assert has(app, "One column alone carries almost the whole score")
    app.button(key="trust_badge_signs").click().run()
    assert has(app, "3 of 3 signs of a leak")
    assert not app.exception and not app.error


def test_the_badge_warns_of_no_leak_before_it_is_found(open_app):
    app = open_trust(open_app("explain", lang="en"), "A planted leak")
    app.button(key="trust_leak_take").click().run()
    app.session_state["explain_trust"] = "How sure"
    until(app, "checks are passed")
    assert not has(app, "One column alone carries")


@pytest.mark.parametrize("view", ["How sure", "Another training", "A planted leak"])
def test_every_view_opens_in_chinese(open_app, view):
    app = open_trust(open_app("explain", lang="zh"), view)
    assert not app.exception and not app.error
