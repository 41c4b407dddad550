"""The map of the journey: three ways in, what came of each step, and the next one."""

import pytest

from core.evaluation import headline
from core.evaluation.held_out import held_out_finding
from core.guessing import Guess, revealed
from core.journey import STEPS
from pages.components.home.travelled import FIRST
from pages.components.places import PLACES
from tests.app.reading import has, run_in_hand, shown, until_done

PATIENCE = 300  # seconds: the first training waits for TensorFlow


def links(app):
    return [link.proto.label for link in app.get("page_link")]


def keys(app, kind="button"):
    return {element.key for element in getattr(app, kind)}


def train_first(app, go):
    app.button(key="first_train").click().run()
    return go(until_done(go(app, "playground"), PATIENCE), "home")


def spoils_nothing(app):
    """See that nothing tells the score of the bundled run, which is what is to be guessed."""
    assert not app.get("popover")  # the bar, which names it
    assert "keep_run" not in keys(app)
    run, seen = app.session_state["memory"].run, " ".join(shown(app))
    main = headline(run)
    assert f"{main.value:.2f}" not in seen and held_out_finding(run).text() not in seen
    assert has(app, "Can a model do better?")


def test_a_new_person_is_asked_to_guess_and_sees_no_score_of_a_model(open_app):
    app = open_app(lang="en")
    assert has(app, "Guess first")
    spoils_nothing(app)
    assert "0 of 7 steps taken, about 10 minutes left" in app.get("progress")[0].proto.text
    assert has(app, "Next: 1. Guess how good a model will be")
    assert {"first_train", "to_finder", "to_brief", "to_workshop"} <= keys(app)
    assert links(app)[-1] == f"Next: {PLACES['playground'].question}"


def test_a_guess_is_kept_until_the_training_reveals_it(open_app, go):
    app = open_app(lang="en")
    app.slider(key="guess_pairs").set_value((60, 90)).run()
    app.button(key="guess_commit").click().run()
    assert app.session_state["memory"].guess == Guess(FIRST.key, 0.6, 0.9)
    assert has(app, "60 to 90 of 100 pairs")
    assert "guess_pairs" not in {slider.key for slider in app.slider}
    spoils_nothing(app)
    app = train_first(app, go)
    outcome = app.session_state["memory"].guesses[-1]
    assert outcome == revealed(outcome.guess, app.session_state["memory"].run)
    assert has(app, f"it became {outcome.value:.2f}")
    assert "German credit" in run_in_hand(app)
    assert any("1 run, AUC" in label for label in links(app))


def test_after_the_training_the_next_question_follows_the_steps(open_app, go):
    app = train_first(open_app(lang="en"), go)
    assert not has(app, "Guess first")  # who knows a score can't guess it any more
    app.button(key="keep_run").click().run()
    assert links(app)[-1] == f"Next: {PLACES['metrics'].question}"
    app = go(go(app, "metrics"), "home")
    assert any("threshold 0.50, " in label for label in links(app))
    assert links(app)[-1] == f"Next: {PLACES['explain'].question}"


def test_steps_taken_survive_a_reload(open_app, go):
    app = go(go(train_first(open_app(lang="en"), go), "metrics"), "home")
    again = open_app(**{name: app.query_params[name] for name in ("ledger", "seen")}, lang="en")
    assert any("1 run, AUC" in label for label in links(again))
    assert any("threshold 0.50, " in label for label in links(again))


@pytest.mark.parametrize("seen", ["nothing", "metrics,,", "workshop,explain", "__class__"])
def test_a_link_can_only_name_pages_that_are_steps(open_app, seen):
    app = open_app(lang="en", seen=seen)
    assert not app.exception
    assert app.session_state["memory"].visited <= {"home", "metrics", "explain"}


def test_an_idea_becomes_the_title_of_the_brief_and_leads_to_the_finder(open_app, go):
    app = open_app(lang="en")
    app.text_input(key="idea_words").set_value("  Tell who   will leave ").run()
    assert app.session_state["memory"].brief.title == "Tell who will leave"
    assert go(go(app, "playground"), "home").text_input(key="idea_words").value == "Tell who will leave"
    app.button(key="to_finder").click().run()
    assert app.title[0].value == "Scenarios"
    assert has(go(app, "scenarios"), "Nearest case")


@pytest.mark.parametrize("key, title", [("to_brief", "Brief"), ("to_workshop", "Workshop")])
def test_the_other_ways_in_lead_to_their_pages(open_app, key, title):
    app = open_app(lang="en")
    app.button(key=key).click().run()
    assert app.title[0].value == title


def test_a_room_that_one_is_in_is_named(open_app):
    app = open_app(lang="en")
    app.session_state["memory"].room.code = "AB12CD"
    app.run()
    assert not app.exception
    assert has(app, "You are in room AB12CD") or not app.session_state["memory"].room.code


def test_every_step_has_its_row_in_chinese(open_app):
    app = open_app(lang="zh")
    shown = links(app) + [text.value for text in app.markdown]
    from core.messages import translator

    assert all(any(translator("zh")(step.title) in text for text in shown) for step in STEPS.values())


def test_the_lessons_are_read_at_any_time(open_app):
    assert "Understand how it works" in " ".join(links(open_app(lang="en", learnt="planner.0.1")))
    assert any("1 of 14 lessons taken" in label for label in links(open_app(lang="en", learnt="planner.0.1")))
