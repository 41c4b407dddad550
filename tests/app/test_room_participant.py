"""A participant's session in a workshop room: pushed, locked, asked, told, and coming back."""

import time

import pytest

from core.rooms import Exercise, Question
from core.rooms.agendas import AGENDAS
from pages.components.room.locks import allowed
from pages.components.rooms import rooms
from tests.app.hosting import Host
from tests.app.reading import has, rest, run_in_hand, texts, train

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "12"}
AGENDA = (
    Exercise("first", "experiment", "Train it", 5, "Press *Train*.", experiment=IRIS, free=("seed", "epochs")),
    Exercise("lesson", "lesson", "Learn it", 5, target="networks"),
    Exercise("share", "question", "Guess it", 5, question=Question("How many?", low=0, high=100, truth="=30")),
    Exercise("yes", "question", "Choose", 5, question=Question("Which?", "choice", options=("A_1", "B"), truth="=1")),
    Exercise("word", "question", "Say it", 5, question=Question("One word?", "word")),
    Exercise("case", "case", "A case", 5, target="credit_risk"),
    Exercise("money", "page", "A price", 5, target="metrics"),
    Exercise("again", "question", "Guess again", 5, target="share"),
)


@pytest.fixture
def host():
    return Host(AGENDA)


def page_of(app) -> str:
    return app.title[0].value


def test_the_strip_says_where_one_is(sit, host):
    app, _token = sit("Li_*Na*")
    line = next(text for text in texts(app) if host.code in text)
    assert f"Room **{host.code}** · you are Li\\_\\*Na\\* · 1 here · it has not begun yet" in line
    host.push("money")
    rooms().timer(host.code, host.key, 5)
    app.run()
    line = next(text for text in texts(app) if host.code in text)
    assert "exercise 7 of 8: A price" in line and "left" in line
    assert host.room.people[0].exercise == "money"
    assert host.room.people[0].page == "metrics"
    assert not app.exception


@pytest.mark.parametrize(
    "name, title",
    [("first", "Playground"), ("case", "Credit risk"), ("money", "Metrics"), ("share", "Workshop"), ("lesson", "")],
)
def test_a_push_takes_everybody_there(sit, host, name, title):
    app, _token = sit()
    host.push(name)
    app.run()
    assert not app.exception
    assert title in page_of(app)
    assert app.query_params["followed"] == "1"
    assert app.session_state["memory"].learning.topic == ("networks" if name == "lesson" else "")


def test_a_push_is_followed_once_and_not_again_after_a_reload(sit, host, go, open_app):
    app, token = sit()
    host.push("money")
    app.run()
    go(app, "concepts")
    assert page_of(app) == "Concepts"
    assert app.button(key="room_go")
    again = open_app("concepts", **{name: app.query_params[name] for name in ("lang", "room", "seat", "followed")})
    assert page_of(again) == "Concepts"
    elsewhere = open_app("concepts", lang="en", room=host.code, seat=token)
    assert page_of(elsewhere) == "Metrics"
    again.button(key="room_go").click().run()
    assert page_of(again) == "Metrics"
    assert not again.exception


def test_a_locked_room_brings_people_back(sit, host, go):
    app, _token = sit()
    host.push("case", locked=True)
    app.run()
    app.button(key="to_cases").click().run()
    assert "Credit risk" in page_of(app)
    assert has(app, "you were brought back")
    go(app, "metrics")
    assert "Credit risk" in page_of(app) and has(app, "you were brought back")
    rooms().lock(host.code, host.key, False)
    go(app, "metrics")
    assert page_of(app) == "Metrics"
    assert not has(app, "you were brought back")


def test_settings_are_fixed_but_the_free_ones(sit, host, go):
    app, _token = sit(page="playground", dataset="moons", model="mlp", learning_rate="0.007")
    host.push("first")
    app.run()
    mind = app.session_state["memory"]
    assert (mind.draft.dataset, mind.draft.hidden, mind.draft.learning_rate) == ("iris", (8,), 0.001)
    assert app.selectbox(key="setting_dataset").disabled and app.select_slider(key="setting_learning_rate").disabled
    assert not app.number_input(key="setting_epochs").disabled and not app.number_input(key="setting_seed").disabled
    assert not [
        menu for menu in app.get("popover") if menu.proto.id.endswith(("classics_menu", "upload_menu", "layers_menu"))
    ]
    assert allowed(mind, {"dataset": "wine", "epochs": 9, "hidden": (8,)}) == {"epochs": 9, "hidden": (8,)}
    app.run()
    assert has(app, "The facilitator has fixed Data for this exercise.")
    app.number_input(key="setting_epochs").set_value(9).run()
    assert mind.draft.epochs == 9
    host.push("money")
    app.run()
    go(app, "playground")
    assert not app.selectbox(key="setting_dataset").disabled
    assert mind.draft.epochs == 9


def test_other_ways_to_another_experiment_are_closed(sit, host, go):
    app, _token = sit(page="playground")
    host.push("first")
    app.run()
    go(app, "home")
    app.button(key="first_train").click().run()
    mind = app.session_state["memory"]
    assert mind.job is None and mind.draft.dataset == "iris"
    assert has(app, "The facilitator has fixed")
    go(app, "metrics")
    from core.bundles import BUNDLES, bundle

    other = next(run for run in map(bundle, BUNDLES) if run.key != mind.run.key)
    app.button(key=f"take_{other.key}").click().run()
    assert mind.run.key == other.key and mind.draft.dataset == "iris"
    assert not app.exception


def test_a_number_is_guessed_changed_and_revealed(sit, host, go):
    app, _token = sit(page="explain")
    other = rooms().join(host.code, "Bo")
    host.push("share")
    rooms().say(other, "share", "guess", {"low": 80, "high": 90})
    app.run()
    assert page_of(app) == "Workshop" and has(app, "How many?")
    go(app, "workshop")  # as a browser has it by now
    slider = app.slider(key="room_answer_share_guess_shown")
    assert slider.value == (25.0, 75.0)
    slider.set_value((20.0, 40.0)).run()
    app.button(key="room_commit").click().run()
    assert has(app, "Your answer: **20 to 40**")
    assert not any("80" in text and "90" in text for text in texts(app))
    assert dict(host.room.said_to("share", "guess")[1].value) == {"low": 20.0, "high": 40.0}
    app.button(key="room_change").click().run()
    app.slider(key="room_answer_share_guess_shown").set_value((10.0, 40.0)).run()
    app.button(key="room_commit").click().run()
    assert has(app, "Your answer: **10 to 40**")
    rooms().reveal(host.code, host.key, "share")
    app.run()
    assert has(app, "It is **30**.")
    assert "You said **10 to 40**: right." in app.success[0].value
    assert has(app, "1 of 2 ranges in the room hold the truth")
    assert not app.exception


def test_a_question_is_guessed_again_before_the_truth(sit, host):
    app, _token = sit(page="workshop")
    host.push("share")
    app.run()
    app.button(key="room_commit").click().run()
    host.push("again")
    app.run()
    assert has(app, "Before, you said 25 to 75.")
    app.slider(key="room_answer_share_after_shown").set_value((40.0, 50.0)).run()
    app.button(key="room_commit").click().run()
    assert [one.kind for one in host.room.said] == ["guess", "after"]
    rooms().reveal(host.code, host.key, "share")
    app.run()
    assert "You said **40 to 50**: 10 outside your range." in app.warning[0].value
    assert not app.exception


def test_choices_and_words(sit, host):
    app, _token = sit(page="workshop")
    host.push("yes")
    app.run()
    app.button(key="room_commit").click().run()
    assert has(app, "Your answer: expected one of the 2 options.")
    app.radio(key="room_answer_yes_guess_shown").set_value(0).run()
    app.button(key="room_commit").click().run()
    assert has(app, "Your answer: **A\\_1**")
    rooms().reveal(host.code, host.key, "yes")
    app.run()
    assert "it is otherwise" in app.warning[0].value and has(app, "It is **B**.")
    host.push("word")
    app.run()
    app.text_input(key="room_answer_word_word_shown").set_value("<b>*trust*</b>").run()
    app.button(key="room_commit").click().run()
    rooms().reveal(host.code, host.key, "word")
    app.run()
    assert has(app, "\\<b\\>\\*trust\\*\\</b\\>")
    assert not app.exception


def test_runs_and_guesses_are_told_to_the_room(sit, host, go):
    app, _token = sit(page="playground")
    host.push("first")
    app.run()
    app.session_state["guess_menu"] = True
    app.run()
    app.slider(key="guess_range").set_value((0.7, 0.9)).run()
    app.button(key="guess_commit").click().run()
    assert dict(host.room.said_to("first", "guess")[0].value) == {"low": 0.7, "high": 0.9}
    train(app)
    (tried,) = host.room.tried
    assert (tried.exercise, tried.about["title"]) == ("first", "Iris flowers")
    run = app.session_state["memory"].run
    assert tried.key == run.key and tried.about["value"] == pytest.approx(run.scores["accuracy"])
    app.button(key="train").click().run()  # opened at once
    assert len(host.room.tried) == 1
    go(app, "workshop")
    assert has(app, "Iris flowers")
    assert not app.exception


def test_a_training_that_ends_on_another_page_counts(sit, host, go, fresh):
    app, _token = sit(page="playground")
    host.push("first")
    app.run()
    app.number_input(key="setting_epochs").set_value(9).run()
    app.button(key="train").click().run()
    host.push("money")
    app.run()
    assert app.title[0].value == "Metrics"
    mind, end = app.session_state["memory"], time.monotonic() + 120
    while mind.job is not None and time.monotonic() < end:
        rest()
        app.run()
    assert mind.job is None and mind.run.experiment.epochs == 9 and not app.exception
    assert mind.run.key in [entry.key for entry in mind.ledger.entries]
    assert [(one.exercise, one.key) for one in host.room.tried] == [("first", mind.run.key)]


def test_the_score_that_is_being_guessed_is_not_in_the_run_bar_until_it_is_revealed(open_app, fresh):
    room, key = rooms().open("A room", AGENDAS["45"].exercises)
    app = open_app("metrics", lang="en", room=room.code, seat=rooms().join(room.code, "Ling"))
    assert "AUC" not in run_in_hand(app)
    rooms().push(room.code, key, 1)
    rooms().reveal(room.code, key, "pairs")
    app.run()
    app.switch_page("pages/metrics.py").run()
    assert "AUC" in run_in_hand(app)
