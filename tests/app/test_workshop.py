"""The workshop's page for who leads: opened, joined, led, shown, changed and deleted, and what others can't do."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from core.board.watching import board_pass
from core.brief import Brief, finding_of_run
from core.bundles import bundle
from core.decision import Decision
from core.rooms import Room
from core.rooms.agendas import AGENDAS
from tests.app.reading import has, shown


@dataclass
class Opened:
    """Hold a room of a test with its facilitator's key."""

    code: str
    key: str

    @property
    def room(self) -> Room:
        found = _rooms().room(self.code)
        assert found is not None
        return found

    def renewed(self) -> Room:
        time.sleep(0.6)  # others may be half a second behind
        return self.room


def _rooms():
    from pages.components.rooms import rooms

    return rooms()


@pytest.fixture
def room() -> Iterator[Opened]:
    made, key = _rooms().open("A *test* of rooms", AGENDAS["45"].exercises, 3, 7)
    yield Opened(made.code, key)


@pytest.fixture
def lead(open_app, room):
    """Return `lead(lang)`: the console of the room."""
    return lambda lang="en": open_app("workshop", lang=lang, room=room.code, host=room.key)


def step(room: Opened, name: str) -> int:
    return [one.name for one in room.room.agenda].index(name)


def problems(app: AppTest) -> list[str]:
    return [error.value for error in (*app.error, *app.warning)]


def submit(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def join(app: AppTest, code: str | None, name: str) -> AppTest:
    if code is not None:
        app.text_input(key="join_code").set_value(code)
    app.text_input(key="join_name").set_value(name)
    return submit(app, "join")


def text(app: AppTest, field: str):
    return next(
        one for one in (*app.text_input, *app.text_area) if re.fullmatch(f"edit_[0-9a-f]+_{field}", one.key or "")
    )


@pytest.mark.parametrize("lang, words", [("en", "Join a room"), ("zh", "加入房间")])
def test_both_ways_in_stand_side_by_side(open_app, lang, words):
    app = open_app("workshop", lang=lang)
    assert not app.exception and not app.error
    assert has(app, words)
    assert {"join", "lead"} <= {button.key for button in app.button}
    plan = next(one.value for one in app.markdown if one.value.startswith("1. :gray[0:00]"))
    assert plan.count("\n") == len(AGENDAS["45"].exercises) - 1


def test_a_room_is_opened_and_led_again_by_its_address(open_app):
    app = open_app("workshop", lang="en")
    next(one for one in app.get("button_group") if one.key == "lead_agenda_shown").set_value("90").run()
    app.text_input(key="lead_title_shown").set_value("Pricing week").run()
    app.button(key="lead").click().run()
    assert not app.exception and not app.error
    assert has(app, "Pricing week")
    code, host = app.query_params["room"], app.query_params["host"]
    found = _rooms().room(code)
    assert found is not None and found.title == "Pricing week" and len(found.agenda) == len(AGENDAS["90"].exercises)
    again = open_app("workshop", lang="en", room=code, host=host)
    assert any(button.key == "console_push" for button in again.button)


def test_a_title_that_cannot_be_is_said_and_opens_nothing(open_app):
    app = open_app("workshop", lang="en")
    app.text_input(key="lead_title_shown").set_value("x" * 120).run()
    app.button(key="lead").click().run()
    assert any("expected 1 to 80 characters, received 120" in words for words in problems(app))
    assert "host" not in app.query_params


@pytest.mark.parametrize(
    "code, name, words",
    [
        ("ZZZZ-ZZZ9", "Ana", "code"),
        ("nonsense", "Ana", "code"),
        ("", "Ana", "code"),
        (None, "", "expected 1 to 30 characters, received none"),
        (None, "y" * 40, "expected 1 to 30 characters, received 40"),
        (None, "Bo", "Bo"),
    ],
)
def test_each_way_of_joining_wrongly_says_so(open_app, room, code, name, words):
    _rooms().join(room.code, "Bo")
    app = join(open_app("workshop", lang="en"), room.code if code is None else code, name)
    assert len(app.error) == 1 and words in app.error[0].value
    assert "seat" not in app.query_params
    assert app.text_input(key="join_code").value == (room.code if code is None else code)


def test_a_full_and_a_closed_room_say_so(open_app, room):
    for name in ("Ana", "Bo", "Chen"):
        _rooms().join(room.code, name)
    full = join(open_app("workshop", lang="en"), room.code, "Dana").error[0].value
    _rooms().remove(room.code, room.key, 1)
    _rooms().close(room.code, room.key)
    closed = join(open_app("workshop", lang="en"), room.code, "Dana").error[0].value
    assert full != closed and "3" in full


def test_an_invitation_asks_for_the_name_alone(open_app, room):
    app = open_app("workshop", lang="en", room=room.code)
    assert has(app, "You are invited to")
    assert "lead" not in {button.key for button in app.button}
    assert all(one.key != "join_code" for one in app.text_input)
    join(app, None, "Ana")
    assert not app.exception and not app.error
    assert app.query_params["seat"]
    assert [person.name for person in room.renewed().people] == ["Ana"]


def test_an_invitation_to_a_room_that_is_gone_says_so(open_app):
    app = open_app("workshop", lang="en", room="ZZZZ-ZZZ9")
    assert any("There is no room ZZZZ-ZZZ9" in words for words in problems(app))
    assert any(one.key == "join_name" for one in app.text_input)


def test_the_facilitator_pushes_locks_times_and_reveals(lead, room):
    app = lead()
    app.button(key="console_push").click().run()
    assert room.renewed().state.step == 0
    app.button(key="console_push").click().run()  # now it is the next one
    assert room.renewed().state.step == 1
    app.button(key="console_lock").click().run()
    assert room.renewed().state.locked
    assert app.button(key="console_lock").label == "Unlock"
    app.button(key="console_lock").click().run()
    app.button(key="timer_start").click().run()
    left = room.renewed().state.ends_at - time.time()
    assert 60 < left <= 120
    app.run()
    app.button(key="timer_more").click().run()
    assert room.renewed().state.ends_at - time.time() == pytest.approx(left + 60, abs=5)
    app.button(key="timer_stop").click().run()
    assert room.renewed().state.ends_at == 0
    app.button(key="console_reveal").click().run()
    assert room.renewed().state.revealed == ("pairs",)
    assert app.button(key="console_reveal").disabled
    assert not app.exception and not app.error


def test_any_exercise_can_be_opened(lead, room):
    app = lead()
    app.radio(key="console_step_shown").set_value("price").run()
    app.button(key="console_push").click().run()
    assert room.renewed().exercise.name == "price"


@pytest.mark.parametrize("key", ["", "wrong", "x" * 500])
def test_nobody_leads_without_the_key(open_app, room, key):
    app = open_app("workshop", lang="en", room=room.code, host=key)
    keys = {button.key for button in app.button}
    assert not keys & {"console_push", "console_lock", "console_delete"}
    assert "join" in keys and "host" not in app.query_params
    assert bool(key) == any("doesn't lead room" in words for words in problems(app))


def test_a_participant_has_no_console(open_app, room):
    token = _rooms().join(room.code, "Ana")
    app = open_app("workshop", lang="en", room=room.code, seat=token, host="wrong")
    assert all(button.key != "console_push" for button in app.button)
    assert not app.exception


def test_rare_things_are_under_more(lead, room):
    app = lead()
    app.toggle(key="console_anonymous").set_value(True).run()
    app.toggle(key="console_closed").set_value(True).run()
    app.text_input(key="console_title").set_value("Another title")
    submit(app, "console_rename")
    found = room.renewed()
    assert found.state.anonymous and found.state.closed and found.title == "Another title"
    app.text_input(key="console_title").set_value(" ")
    submit(app, "console_rename")
    assert any("received none" in words for words in problems(app))
    assert room.renewed().title == "Another title"


def test_a_room_is_deleted_wholly_and_only_by_its_code(lead, open_app, room):
    token = _rooms().join(room.code, "Ana")
    _rooms().say(token, "", "learnt", {"text": "to doubt"})
    app = lead()
    app.text_input(key="delete_code").set_value("ABCD-EFGH")
    submit(app, "console_delete")
    assert any("Nothing was deleted" in words for words in problems(app))
    assert room.room
    app.text_input(key="delete_code").set_value(room.code.lower())
    submit(app, "console_delete")
    assert any("is deleted with everything in it" in words for words in problems(app))
    assert _rooms().room(room.code) is None and _rooms().seat(token) is None
    assert "room" not in app.query_params and "host" not in app.query_params
    assert _rows(room.code) == 0
    gone = open_app("workshop", lang="en", room=room.code, host=room.key)
    assert not gone.exception and problems(gone)


def _rows(code: str) -> int:
    """Count what the database still has of a room."""
    from sqlalchemy import func, select

    from core.store.tables import RoomRow, SaidRow, SeatRow, TriedRow
    from pages.components.engine import engine

    asked = [select(func.count()).where(RoomRow.code == code)]
    asked += [select(func.count()).where(kind.room == code) for kind in (SeatRow, SaidRow, TriedRow)]
    return engine().store.ask(lambda session: sum(session.scalar(one) or 0 for one in asked))


def depth(app: AppTest, view: str) -> AppTest:
    app.session_state["workshop_depth"] = view
    return app.run()


def test_people_are_listed_and_one_is_taken_out(lead, room):
    for name in ("Ana", "<b>Bo</b>"):
        _rooms().join(room.code, name)
    time.sleep(0.6)
    app = depth(lead(), "Who is here")
    assert app.dataframe[0].value["Name"].tolist() == ["Ana", "<b>Bo</b>"]
    app.button(key="console_remove_now").click().run()
    assert [person.name for person in room.renewed().people] == ["<b>Bo</b>"]


def test_the_agenda_is_reordered_shortened_and_lengthened(lead, room):
    app = depth(lead(), "Change the agenda")
    names = [one.name for one in room.room.agenda]
    app.button(key="agenda_down").click().run()
    assert [one.name for one in room.renewed().agenda][:2] == [names[1], names[0]]
    app.button(key="agenda_add").click().run()
    assert [one.name for one in room.renewed().agenda][2] == "question-1"
    app.button(key="agenda_remove").click().run()
    assert "question-1" not in [one.name for one in room.renewed().agenda]
    app.button(key="agenda_reset").click().run()
    assert [one.name for one in room.renewed().agenda] == names


def test_a_question_of_ones_own_is_asked(lead, room):
    app = depth(lead(), "Change the agenda")
    app.button(key="agenda_add").click().run()
    text(app, "title").set_value("Our churn")
    text(app, "text").set_value("Which share of our customers leaves in a year?")
    next(one for one in app.selectbox if one.key.endswith("_form")).set_value("number")
    next(one for one in app.selectbox if one.key.endswith("_truth")).set_value("=")
    text(app, "given").set_value("0.2")
    submit(app, "agenda_save")
    assert not problems(app)
    made = room.renewed().named("question-1")
    assert made.title == "Our churn" and made.question.form == "number" and made.question.truth == "=0.2"


@pytest.mark.parametrize(
    "field, value, words",
    [
        ("title", " ", "received none"),
        ("given", "lots", "expected a number for the truth"),
        ("options", "only one", "expected 2 to 6 options"),
    ],
)
def test_bad_input_keeps_the_agenda_and_what_was_typed(lead, room, field, value, words):
    app = depth(lead(), "Change the agenda")
    app.button(key="agenda_add").click().run()
    before = room.renewed().agenda
    if field == "given":
        next(one for one in app.selectbox if one.key.endswith("_truth")).set_value("=")
    text(app, field).set_value(value)
    submit(app, "agenda_save")
    assert any(words in said for said in problems(app))
    assert room.renewed().agenda == before
    assert text(app, field).value == value


def test_an_experiment_takes_its_settings_from_the_playground(open_app, room):
    app = open_app("workshop", lang="en", room=room.code, host=room.key, dataset="iris", model="mlp", epochs="33")
    depth(app, "Change the agenda")
    app.selectbox(key="agenda_kind_shown").set_value("experiment").run()
    app.button(key="agenda_add").click().run()
    next(one for one in app.checkbox if one.key.endswith("_take")).check()
    next(one for one in app.multiselect if one.key.endswith("_free")).set_value(["seed"])
    submit(app, "agenda_save")
    made = room.renewed().named("experiment-1")
    assert made.experiment["dataset"] == "iris" and made.experiment["epochs"] == "33" and made.free == ("seed",)


def test_what_there_is_to_take_away(lead, room):
    run = bundle("german_credit")
    token = _rooms().join(room.code, "../Ana")
    _rooms().join(room.code, "Bo")
    _rooms().tried(token, "train", run, Decision())
    _rooms().hand_in(token, Brief().add(finding_of_run(run)))
    time.sleep(0.6)
    app = depth(lead(), "After the workshop")
    assert not app.exception and not app.error
    assert has(app, "1 of 2 have handed in") and has(app, "Not yet: Bo")
    assert {"after_html", "after_csv", "after_briefs"} <= {
        one.proto.id.split("-", 2)[2] for one in app.get("download_button")
    }


def board(open_app, room: Opened, lang: str = "en") -> AppTest:
    return open_app("workshop", lang=lang, room=room.code, board=board_pass(room.key))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_board_follows_the_exercise_and_keeps_the_truth_until_it_is_revealed(open_app, room, lang):
    tokens = [_rooms().join(room.code, name) for name in ("Ana", "Bo")]
    _rooms().push(room.code, room.key, step(room, "pairs"))
    for token, low in zip(tokens, (50, 10), strict=True):
        _rooms().say(token, "pairs", "guess", {"low": low, "high": 90 if low == 50 else 20})
    time.sleep(0.6)
    app = board(open_app, room, lang)
    assert not app.exception and not app.error
    counted = {"en": "2 of 2 have answered", "zh": "2 人中 2 人已回答"}
    assert app.subheader[0].value == counted[lang] and not app.get("plotly_chart")  # how many, not what
    truth = f"{100 * bundle('german_credit').scores['roc_auc']:.0f}"
    assert not any(truth in words for words in shown(app))
    _rooms().reveal(room.code, room.key, "pairs")
    time.sleep(0.6)
    assert truth in app.run().subheader[0].value
    _rooms().push(room.code, room.key, step(room, "train"))
    _rooms().tried(tokens[0], "train", bundle("german_credit"), Decision())
    time.sleep(0.6)
    assert "Ana" in app.run().subheader[0].value
    _rooms().anonymise(room.code, room.key, True)
    time.sleep(0.6)
    assert not any("Ana" in words for words in shown(app.run()))


def test_the_board_opens_with_its_pass_only_and_can_do_nothing(open_app, room):
    app = board(open_app, room)
    assert not app.error and all(not (button.key or "").startswith("console") for button in app.button)
    assert room.key not in str(app.query_params)
    wrong = open_app("workshop", lang="en", room=room.code, board="0" * 32)
    assert any("doesn't open the board" in words for words in problems(wrong)) and not wrong.get("plotly_chart")
    gone = open_app("workshop", lang="en", room="ZZZZ-ZZZ9", board="0" * 32)
    assert any("no longer there" in words for words in problems(gone))
