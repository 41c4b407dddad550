"""The console of who leads a room: pushed, locked, timed, revealed, changed and deleted, and what there is afterwards."""

import time

import pytest

from core.brief import Brief, finding_of_run
from core.bundles import bundle
from core.decision import Decision
from pages.components.rooms import rooms
from tests.app.hosting import depth, problems, submit
from tests.app.reading import has


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
    token = rooms().join(room.code, "Ana")
    rooms().say(token, "", "learnt", {"text": "to doubt"})
    app = lead()
    app.text_input(key="delete_code").set_value("ABCD-EFGH")
    submit(app, "console_delete")
    assert any("Nothing was deleted" in words for words in problems(app))
    assert room.room
    app.text_input(key="delete_code").set_value(room.code.lower())
    submit(app, "console_delete")
    assert any("is deleted with everything in it" in words for words in problems(app))
    assert rooms().room(room.code) is None and rooms().seat(token) is None
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


def test_people_are_listed_and_one_is_taken_out(lead, room, fresh):
    for name in ("Ana", "<b>Bo</b>"):
        rooms().join(room.code, name)
    app = depth(lead(), "Who is here")
    assert app.dataframe[0].value["Name"].tolist() == ["Ana", "<b>Bo</b>"]
    app.button(key="console_remove_now").click().run()
    assert [person.name for person in room.renewed().people] == ["<b>Bo</b>"]


def test_what_there_is_to_take_away(lead, room, fresh):
    run = bundle("german_credit")
    token = rooms().join(room.code, "../Ana")
    rooms().join(room.code, "Bo")
    rooms().tried(token, "train", run, Decision())
    rooms().hand_in(token, Brief().add(finding_of_run(run)))
    app = depth(lead(), "After the workshop")
    assert not app.exception and not app.error
    assert has(app, "1 of 2 have handed in") and has(app, "Not yet: Bo")
    assert {"after_html", "after_csv", "after_brief"} <= {
        one.proto.id.split("-", 2)[2] for one in app.get("download_button")
    }
    assert app.button(key="after_ask").label == "Make all briefs ready"
