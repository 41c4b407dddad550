"""Overfitting caused by one click and cured by the next; lessons by link; what is said of them."""

import pytest

from core.classics import CLASSICS, GROUPS, LESSON, cures_of, link_of
from tests.app.reading import has, rest, run_in_hand, texts, train, until_done

QUICK = "rate_large"


def said(app):
    return [element.value for kind in ("success", "info") for element in getattr(app, kind)]


def start(app, name, place="menu"):
    app.session_state["classics_menu"] = True
    app.run()
    app.button(key=f"{place}_start_{name}").click().run()
    return until_done(app)


def compared(app):
    """Look again until the run without the cure is there, as the page does by itself in a browser."""
    for _ in range(300):
        if said(app):
            return app
        rest()
        app.run()
    raise AssertionError("no verdict came")


def test_caused_by_one_click_and_cured_by_the_next(open_app):
    app = start(open_app("playground", lang="en"), "overfitting")
    assert has(app, "after that it only learned by heart")
    assert has(app, CLASSICS["overfitting"].lesson)
    assert not said(app)
    app.button(key="cure_start_overfitting_stop").click().run()
    until_done(app)
    (verdict,) = said(app)
    assert verdict.startswith("It helped.")
    assert has(app, "Learning by heart → Early stopping")
    assert app.query_params[LESSON] == "overfitting_stop"
    assert app.query_params["patience"] == "10"
    assert app.button(key="cure_start_overfitting_stop").disabled
    app.button(key="cure_start_overfitting").click().run()
    assert not said(app)
    assert app.query_params[LESSON] == "overfitting"


def test_the_menu_has_all_of_them_in_their_groups(open_app):
    app = open_app("playground", lang="en")
    assert not [b for b in app.button if b.key and b.key.startswith("menu_start_")]
    app.session_state["classics_menu"] = True
    app.run()
    assert {b.key for b in app.button if b.key and b.key.startswith("menu_start_")} == {
        f"menu_start_{name}" for name in CLASSICS
    }
    assert all(has(app, title) for title in GROUPS.values())


def test_a_link_trains_a_cure_and_what_it_cures(open_app):
    (cure,) = cures_of(QUICK)
    app = open_app("playground", lang="en", **link_of(cure))
    assert not has(app, "Nobody has trained this")
    compared(until_done(app))
    assert said(app)[0].startswith("It helped.")
    assert "Diabetes" in run_in_hand(app)
    again = open_app("playground", lang="zh", **link_of(cure))
    assert len(said(again)) == 1


def test_a_lesson_alone_is_link_enough(open_app):
    app = until_done(open_app("playground", lang="en", lesson=QUICK))
    assert has(app, CLASSICS[QUICK].lesson)
    assert app.query_params["optimizer"] == "sgd"


def test_a_comparison_needs_a_run_that_went_to_its_end(open_app):
    (cure,) = cures_of("by_heart_pictures")
    app = open_app("playground", lang="en", lesson="by_heart_pictures")
    for _ in range(300):
        if any(b.key == "stop" for b in app.button):
            break
        app.run()
    app.button(key="stop").click().run()
    until_done(app)
    app.button(key=f"cure_start_{cure}").click().run()
    assert said(compared(until_done(app)))


def test_put_back_to_its_start_it_says_what_to_look_at(open_app):
    app = until_done(open_app("playground", lang="en", lesson=QUICK))
    assert not has(app, CLASSICS[QUICK].look_at)
    app.button(key="reset").click().run().run()
    assert has(app, CLASSICS[QUICK].look_at)
    assert not has(app, CLASSICS[QUICK].lesson)


@pytest.mark.parametrize("name", ["nonsense", "", "overfitting; drop"])
def test_an_unknown_lesson_is_left_alone(open_app, name):
    app = open_app("playground", lang="en", lesson=name)
    assert not app.exception
    assert LESSON not in app.query_params
    assert not app.button(key="train").disabled


def test_another_run_or_other_settings_are_said_and_closing_ends_it(open_app):
    app = until_done(open_app("playground", lang="en", lesson=QUICK))
    app.number_input(key="setting_epochs").set_value(3).run()
    train(app)
    assert has(app, "The picture shows another run.")
    assert app.query_params[LESSON] == QUICK
    app.button(key="lesson_close").click().run()
    assert not has(app, "The picture shows another run.")
    assert LESSON not in app.query_params


def test_the_threshold_needs_no_training_of_its_own(open_app):
    app = start(open_app("playground", lang="en"), "imbalance")
    app.button(key="cure_start_imbalance_threshold").click().run()
    assert not app.button(key="train").disabled
    assert said(app)[0].startswith("It helped. If a missed case costs as much as 9 false alarms")


def test_a_cure_that_does_nothing_says_so(open_app):
    app = compared(until_done(open_app("playground", lang="en", **link_of("imbalance_focal"))))
    assert said(app)[0].startswith("It did not help here.")


def test_a_teacher_can_put_the_menu_away(open_app):
    app = open_app("playground", lang="en", hide="classics")
    assert "Ready experiments" not in texts(app)
    assert not any(p.proto.popover.label == "Ready experiments" for p in app.get("popover"))
