"""A participant who comes back, is taken out, leaves, or whose database fails; and what the workshop page shows them."""

from dataclasses import replace

import pytest

from core.brief import finding_of_run
from core.bundles import bundle
from core.rooms import Exercise, Question, Rooms
from pages.components.rooms import rooms
from tests.app.hosting import Host
from tests.app.reading import has, run_in_hand, train

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "12"}
AGENDA = (
    Exercise("first", "experiment", "Train it", 5, experiment=IRIS, free=("seed", "epochs")),
    Exercise("share", "question", "Guess it", 5, question=Question("How many?", low=0, high=100, truth="=30")),
)


@pytest.fixture
def host():
    return Host(AGENDA)


def own_link(app) -> dict[str, str]:
    """Return the parameters of the own link that the workshop page shows."""
    link = next(block.value for block in app.code if "seat=" in block.value)
    return dict(part.split("=") for part in link.partition("?")[2].split("&"))


def test_one_comes_back_on_another_device_with_runs_and_guesses(sit, host, go, open_app):
    laptop, _token = sit(page="playground")
    host.push("first")
    laptop.run()
    laptop.number_input(key="setting_seed").set_value(71).run()
    train(laptop, 300)
    run = laptop.session_state["memory"].run
    host.push("share")
    go(laptop, "workshop").button(key="room_commit").click().run()
    phone = open_app("workshop", **own_link(laptop))  # while the laptop's session is still there
    assert not phone.exception
    assert has(phone, "you are Ling") and has(phone, "25 to 75")
    assert [entry.key for entry in phone.session_state["memory"].ledger.entries] == [run.key]
    phone.button(key=f"room_run_{run.key}").click().run()
    assert phone.title[0].value == "Metrics" and "Iris flowers" in run_in_hand(phone)
    assert not phone.exception


def test_who_was_removed_goes_on_without_a_room(sit, host):
    app, _token = sit(page="metrics")
    rooms().remove(host.code, host.key, 1)
    app.run()
    assert has(app, f"You are no longer in room {host.code}")
    assert app.session_state["memory"].room.code == ""
    app.run()
    assert not has(app, "You are no longer") and not has(app, "you are Ling")
    assert not {"room", "seat"} & set(app.query_params)
    assert not app.exception


def test_a_deleted_room_leaves_the_person_their_own_work(sit, host):
    app, _token = sit(page="playground")
    host.push("first")
    app.run()
    assert app.selectbox(key="setting_dataset").disabled
    rooms().delete(host.code, host.key)
    app.run()
    assert has(app, f"Room {host.code} is no longer there") or has(app, f"no longer in room {host.code}")
    app.run()
    assert app.title[0].value == "Playground" and not app.selectbox(key="setting_dataset").disabled
    assert not has(app, "no longer")


def test_a_made_up_seat_is_none(open_app, host):
    app = open_app("home", lang="en", room=host.code, seat="x" * 22)
    assert has(app, "You are no longer in room")
    assert not app.exception


def test_one_leaves_and_all_is_deleted(sit, host):
    app, _token = sit(page="workshop")
    host.push("share")
    app.run()
    app.button(key="room_commit").click().run()
    assert host.room.said
    app.button(key="room_leave").click().run()
    app.button(key="room_leave").click()  # in a browser the dialog stays open by itself
    app.button(key="room_leave_now").click().run()
    assert not host.room.people and not host.room.said
    assert app.session_state["memory"].room.seat == ""
    assert not app.exception


def test_a_database_that_fails_breaks_no_work(sit, host, monkeypatch):
    app, _token = sit(page="playground")

    def fails(*args, **kwargs):
        raise OSError("the disk is full")

    for name in ("room", "seat", "at", "say", "tried"):
        monkeypatch.setattr(Rooms, name, fails)
    app.number_input(key="setting_epochs").set_value(7).run()
    assert has(app, "The room can't be reached just now")
    assert has(app, "you are Ling")  # as it was seen last
    train(app)
    assert not app.exception and not app.error
    monkeypatch.undo()
    app.run()
    assert not has(app, "can't be reached just now; your own work")


def test_a_brief_is_handed_in(sit, host, go):
    app, _token = sit(page="workshop")
    assert app.button(key="room_hand_in").disabled
    mind = app.session_state["memory"]
    mind.brief = mind.brief.add(finding_of_run(bundle("german_credit")))
    app.run()
    app.button(key="room_hand_in").click().run()
    assert has(app, "Hand it in again")
    ((person, brief, _hand),) = rooms().briefs(host.code, host.key)
    assert person.name == "Ling" and brief == mind.brief


def test_a_brief_is_handed_in_from_its_own_page_also_without_a_finding(sit, host, go):
    app, _token = sit(page="brief")
    assert app.button(key="brief_hand_in").disabled
    mind = app.session_state["memory"]
    mind.brief = replace(mind.brief, title="Loans")
    app.run()
    app.button(key="brief_hand_in").click().run()
    assert not app.exception and has(app, "Handed in.")
    assert [brief.title for _person, brief, _hand in rooms().briefs(host.code, host.key)] == ["Loans"]


def test_what_was_learnt_is_said_as_text(sit, host):
    app, _token = sit(page="workshop")
    app.text_area(key="room_learnt_shown").set_value("**I** was <i>too</i> sure").run()
    app.button(key="room_learnt_say").click().run()
    assert has(app, "\\*\\*I\\*\\* was \\<i\\>too\\</i\\> sure")
    assert host.room.said[0].kind == "learnt"


def test_in_chinese(open_app, host):
    token = rooms().join(host.code, "玲")
    host.push("share")
    app = open_app("workshop", lang="zh", room=host.code, seat=token)
    assert not app.exception
    assert has(app, host.code) and has(app, "玲")
