"""A brief is handed in with the run in hand, an own table stays with its owner, and documents are made when asked for."""

import io
import threading
import time
import zipfile
from dataclasses import replace

import pytest

from core.board import gathering
from core.board.handed import handed_card
from core.board.in_hand import InHand
from core.board.whole import whole
from core.brief import finding_of_run
from core.brief.document import document
from core.bundles import bundle
from core.card.writing import to_markdown
from core.messages import translator
from core.rooms.agendas import AGENDAS
from pages.components.engine import engine
from pages.components.rooms import rooms
from pages.components.workshop import after_view
from pages.components.workshop.all_briefs import ASKED
from tests.app.reading import has, train
from tests.app.test_upload import give, table


@pytest.fixture
def host():
    room, key = rooms().open("A room", AGENDAS["45"].exercises)
    return room.code, key


def _sit(open_app, host, page, **params):
    return open_app(page, lang="en", room=host[0], seat=rooms().join(host[0], "Ling"), **params)


def _with_finding(app):
    mind = app.session_state["memory"]
    mind.brief = mind.brief.add(finding_of_run(mind.run))
    return app.run()


def _handed(host):
    (one,) = rooms().briefs(*host)
    return one


def test_the_run_in_hand_and_the_decision_go_with_it(open_app, host):
    app = _with_finding(_sit(open_app, host, "workshop", threshold="0.21"))
    assert has(app, "With it go the run in hand and your decision")
    app.button(key="room_hand_in").click().run()
    assert not app.exception and not app.error
    hand = InHand.from_plain(_handed(host).in_hand)
    assert hand.key == bundle("german_credit").key and hand.decision.threshold == 0.21


def test_the_facilitator_has_the_whole_document_with_simple_models_beside(open_app, host):
    app = _with_finding(_sit(open_app, host, "workshop"))
    app.button(key="room_hand_in").click().run()
    one = _handed(host)
    facts = whole(engine(), engine().store, [one])[1]
    assert facts.worked.besides
    card = handed_card(one, facts, "https://example.org")
    assert len(card.sections) == len(document(facts).sections)
    for lang in ("en", "zh"):
        text = to_markdown(card, translator(lang), lang)
        assert translator(lang)("Who is treated worse") in text
        assert translator(lang)("Logistic regression") in text


@pytest.fixture
def own(open_app, host):
    """Return a participant's session with a run on an own table, its brief begun."""
    app = give(_sit(open_app, host, "playground"), table(140))
    app.button(key="upload_use").click().run()
    app.number_input(key="setting_epochs").set_value(3).run()
    train(app)
    return _with_finding(app.switch_page("pages/brief.py").run())


def test_an_own_table_stays_with_its_owner(own, host):
    assert has(own, "What you have in hand is about your own data, so it stays with you")
    own.button(key="brief_hand_in").click().run()
    assert not own.exception and not own.error
    one, run = _handed(host), own.session_state["memory"].run
    told = repr(one.in_hand) + one.brief.findings[0].link
    assert run.key not in told and run.data.name not in told
    assert whole(engine(), engine().store, [one]) == {}
    assert "csv-" in own.session_state["memory"].brief.findings[0].link  # their own copy is as it was


def test_an_own_table_goes_with_it_where_its_owner_agrees(own, host):
    own.checkbox(key="brief_hand_in_own").check().run()
    own.button(key="brief_hand_in").click().run()
    assert not own.exception and not own.error
    assert whole(engine(), engine().store, [_handed(host)])[1].run.key == own.session_state["memory"].run.key


def test_in_chinese(open_app, host):
    app = open_app("workshop", lang="zh", room=host[0], seat=rooms().join(host[0], "玲"))
    assert not app.exception and has(app, "手头的训练结果和你的决策会一并交上")


def test_no_document_is_made_before_it_is_asked_for(open_app, host, monkeypatch):
    for name in ("Ana", "Bo"):
        run = bundle("german_credit")
        token = rooms().join(host[0], name)
        rooms().hand_in(token, replace(finding_brief(run), title=name), InHand(run.key).to_plain())
    asked = []
    monkeypatch.setattr(gathering, "whole", lambda *told: asked.append(told) or {})
    app = open_app("workshop", lang="en", room=host[0], host=host[1])
    app.session_state["workshop_depth"] = "After the workshop"
    app.run()
    assert not app.exception and not app.error
    assert has(app, "2 of 2 have handed in") and app.selectbox(key="after_whose").options == ["Ana", "Bo"]
    assert not asked


def finding_brief(run):
    from core.brief import Brief

    return Brief().add(finding_of_run(run))


def test_the_files_are_those_of_the_documents(open_app, host):
    run = bundle("german_credit")
    rooms().hand_in(rooms().join(host[0], "Ana"), finding_brief(run), InHand(run.key).to_plain())
    page = after_view._single(_handed(host), "zh", "https://example.org").decode()
    assert "Ana" in page and translator("zh")("Who is treated worse") in page


def _after(open_app, host):
    app = open_app("workshop", lang="en", room=host[0], host=host[1])
    app.session_state["workshop_depth"] = "After the workshop"
    return app.run()


def _file(app):
    return next((one for one in app.get("download_button") if one.proto.id.endswith("after_briefs")), None)


def test_all_briefs_are_made_ready_with_their_progress_and_kept_by_who_asked(open_app, host):
    run = bundle("german_credit")
    for name in ("Ana", "Bo"):
        rooms().hand_in(rooms().join(host[0], name), finding_brief(run), InHand(run.key).to_plain())
    app = _after(open_app, host)
    assert _file(app) is None
    app.button(key="after_ask").click().run()
    assert "(2)" in _until(app, lambda: _file(app)).proto.label
    asked = app.session_state[ASKED]
    assert engine().errand(asked.key) is None  # nobody else's memory keeps people's briefs
    with zipfile.ZipFile(io.BytesIO(asked.file)) as kept:
        assert {name.split(".")[0] for name in kept.namelist()} == {"01-Ana", "02-Bo"}
        assert "Who is treated worse" in kept.read("02-Bo.html").decode()
    rooms().hand_in(rooms().join(host[0], "Cy"), finding_brief(run), InHand(run.key).to_plain())
    app.run()
    assert _file(app) is None and app.button(key="after_ask").label == "Make all briefs ready"


def test_a_run_that_cannot_be_measured_again_costs_nobody_else_their_brief(open_app, host):
    shipped = bundle("german_credit")
    experiment = replace(shipped.experiment, split_seed=5)
    foreign = replace(shipped, experiment=experiment, key=experiment.key)  # graded on other rows than its settings say
    engine().store.put(foreign)
    for name, run in (("Ana", foreign), ("Bo", shipped)):
        rooms().hand_in(rooms().join(host[0], name), finding_brief(run), InHand(run.key).to_plain())
    app = _after(open_app, host)
    app.button(key="after_ask").click().run()
    _until(app, lambda: _file(app))
    with zipfile.ZipFile(io.BytesIO(app.session_state[ASKED].file)) as kept:
        assert "another version of it made the run" in kept.read("01-Ana.md").decode()
        assert "Who is treated worse" in kept.read("02-Bo.md").decode()


def test_what_is_being_made_can_be_stopped_and_begun_again(open_app, host, monkeypatch):
    run = bundle("german_credit")
    rooms().hand_in(rooms().join(host[0], "Ana"), finding_brief(run), InHand(run.key).to_plain())
    going = threading.Event()
    written = gathering.written
    monkeypatch.setattr(gathering, "written", lambda *told: going.wait(60) and written(*told))
    app = _after(open_app, host)
    app.button(key="after_ask").click().run()
    key = app.session_state[ASKED].key
    app.button(key=f"stop_{key}").click().run()
    assert _until(app, lambda: has(app, "Stopped."))
    going.set()
    app.button(key=f"again_{key}").click().run()
    assert _until(app, lambda: _file(app))


def test_another_room_shows_nothing_of_the_one_before(open_app, host):
    run = bundle("german_credit")
    rooms().hand_in(rooms().join(host[0], "Ana"), finding_brief(run), InHand(run.key).to_plain())
    app = _after(open_app, host)
    app.button(key="after_ask").click().run()
    code, key = rooms().open("Another room", AGENDAS["45"].exercises)
    rooms().hand_in(rooms().join(code.code, "Bo"), finding_brief(run), InHand(run.key).to_plain())
    mind = app.session_state["memory"]
    mind.room = replace(mind.room, code=code.code, host=key, room=None)
    app.run()
    assert has(app, "1 of 1 have handed in") and not app.exception
    assert _file(app) is None and app.button(key="after_ask").label == "Make all briefs ready"


def _until(app, seen):
    """Look again until something is seen, as the page does by itself in a browser."""
    end = time.monotonic() + 60
    while not (found := seen()):
        assert time.monotonic() < end
        time.sleep(0.2)
        app.run()
    return found
