"""The workshop's page before a room is led: both ways in, what is refused, and who may not lead."""

import pytest
from streamlit.testing.v1 import AppTest

from core.rooms.agendas import AGENDAS
from pages.components.rooms import rooms
from tests.app.hosting import problems, submit
from tests.app.reading import has


def join(app: AppTest, code: str | None, name: str) -> AppTest:
    if code is not None:
        app.text_input(key="join_code").set_value(code)
    app.text_input(key="join_name").set_value(name)
    return submit(app, "join")


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
    found = rooms().room(code)
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
    rooms().join(room.code, "Bo")
    app = join(open_app("workshop", lang="en"), room.code if code is None else code, name)
    assert len(app.error) == 1 and words in app.error[0].value
    assert "seat" not in app.query_params
    assert app.text_input(key="join_code").value == (room.code if code is None else code)


def test_a_full_and_a_closed_room_say_so(open_app, room):
    for name in ("Ana", "Bo", "Chen"):
        rooms().join(room.code, name)
    full = join(open_app("workshop", lang="en"), room.code, "Dana").error[0].value
    rooms().remove(room.code, room.key, 1)
    rooms().close(room.code, room.key)
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


@pytest.mark.parametrize("key", ["", "wrong", "x" * 500])
def test_nobody_leads_without_the_key(open_app, room, key):
    app = open_app("workshop", lang="en", room=room.code, host=key)
    keys = {button.key for button in app.button}
    assert not keys & {"console_push", "console_lock", "console_delete"}
    assert "join" in keys and "host" not in app.query_params
    assert bool(key) == any("doesn't lead room" in words for words in problems(app))


def test_a_participant_has_no_console(open_app, room):
    token = rooms().join(room.code, "Ana")
    app = open_app("workshop", lang="en", room=room.code, seat=token, host="wrong")
    assert all(button.key != "console_push" for button in app.button)
    assert not app.exception
