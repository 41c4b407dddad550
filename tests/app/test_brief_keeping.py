"""The brief kept between visits: found again by its link, copied when in use, brought back from a file, deleted wholly."""

import gc
import json

import pytest
from sqlalchemy import select

from core.brief import Brief, Milestone, Risk
from core.brief.exports import EXPORTS
from core.bundles import bundle
from core.messages import translator
from core.store.tables import KeptBrief, KeptLedger
from pages.components import ledger
from pages.components.engine import engine
from tests.app.briefing import brief_of, fill, finding, look, open_brief
from tests.app.reading import has, train

FULL = Brief((finding(),), "Loans", {"stop": "Never", "about": "credit"}, (Milestone("Try"),), (Risk("Fraud", 4, 4),))


def token(app):
    return app.query_params["ledger"]


def rows(kind):
    """Return the tokens in a table."""
    return set(engine().store.ask(lambda session: list(session.scalars(select(kind.token)))))


def file_of(app, name):
    """Return a file of a session's brief."""
    mind = app.session_state["memory"]
    from core.brief.facts import Facts
    from core.evaluation.predictions import predictions_of

    return EXPORTS[name].write(
        Facts(predictions_of(mind.run), run=mind.run, brief=mind.brief), translator("en"), "en", ""
    )


def give(app, content, name="brief.json"):
    app.file_uploader[0].set_value((name, content, "application/json")).run()
    return app


def test_a_kept_finding_is_found_again_after_the_page_was_closed(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    address, brief = token(app), brief_of(app)
    assert engine().store.brief(address) == brief
    del app
    gc.collect()
    again = open_brief(open_app, ledger=address)
    assert brief_of(again) == brief and token(again) == address
    assert again.button(key="brief").label == "Your brief (1)"


def test_an_answer_is_found_again_by_the_address_of_the_page(open_app):
    app = open_brief(open_app, "Interview")
    app.text_area(key="brief_answer_stop").set_value("Three bad weeks").run()
    again = open_brief(open_app, "Interview", **{name: app.query_params[name] for name in app.query_params})
    assert again.text_area(key="brief_answer_stop").value == "Three bad weeks"


def test_a_brief_in_use_is_copied_with_its_ledger_and_nothing_of_one_reaches_the_other(open_app):
    app = fill(open_brief(open_app), FULL)
    ledger.note(app.session_state["memory"], bundle("german_credit"))
    app.run()
    other = open_brief(open_app, ledger=token(app))
    assert token(other) != token(app)
    assert other.session_state["memory"].ledger == app.session_state["memory"].ledger
    fill(other, Brief(title="Theirs"))
    assert engine().store.brief(token(app)) == FULL
    assert engine().store.brief(token(other)).title == "Theirs"
    assert engine().store.ledger(token(other)).entries


@pytest.mark.parametrize("bad", ["x", "x" * 22, "<script>", "../../index"])
def test_a_bad_link_gives_an_empty_brief(open_app, bad):
    app = open_brief(open_app, ledger=bad)
    assert not app.exception and not app.error
    assert brief_of(app).is_empty and "ledger" not in app.query_params


def test_a_disk_that_fails_costs_nothing_on_the_page(open_app, monkeypatch):
    app = open_app("playground", lang="en")
    monkeypatch.setattr(engine().store, "_base", _broken)
    app.button(key="keep_run").click().run()
    assert not app.exception and not app.error
    assert app.button(key="brief").label == "Your brief (1)"


def _broken():
    raise OSError("no space left")


def test_a_deleted_brief_is_gone_here_and_from_the_table(open_app):
    app = fill(open_brief(open_app, "Take it away"), FULL)
    address = token(app)
    assert address in rows(KeptBrief)
    app.button(key="brief_delete").click().run()
    assert brief_of(app).is_empty and address not in rows(KeptBrief)
    assert has(app, "Not decided") and app.button(key="brief").label == "Your brief (0)"
    assert "ledger" not in app.query_params
    assert any("Deleted" in one.value for one in app.success)
    assert brief_of(open_brief(open_app, ledger=address)).is_empty


def test_deleting_the_brief_keeps_the_runs(open_app):
    app = fill(open_brief(open_app, "Take it away"), FULL)
    ledger.note(app.session_state["memory"], bundle("german_credit"))
    app.run()
    app.button(key="brief_delete").click().run()
    assert app.session_state["memory"].ledger.entries and token(app) in rows(KeptLedger)
    assert token(app) not in rows(KeptBrief)


def test_a_brief_that_cannot_be_deleted_now_is_still_there_and_says_so(open_app, monkeypatch):
    app = fill(open_brief(open_app, "Take it away"), FULL)
    with monkeypatch.context() as patch:
        patch.setattr(engine().store, "_base", _broken)
        app.button(key="brief_delete").click().run()
    assert any("could not be deleted" in error.value for error in app.error)
    assert brief_of(app) == FULL


def test_everything_that_is_kept_about_a_person_is_deleted(open_app):
    app = open_app("playground", lang="en", dataset="iris", hidden="8", epochs="7")
    train(app)
    key = app.session_state["memory"].run.key
    address = token(app)
    app.button(key="keep_run").click().run()
    assert engine().store.get(key) is not None
    app = look(app.switch_page("pages/brief.py").run(), "Take it away")
    app.button(key="brief_delete_all").click().run()
    assert not app.exception and not app.error
    mind = app.session_state["memory"]
    assert mind.brief.is_empty and not mind.ledger.entries and not mind.trained and not mind.token
    assert mind.run.key == bundle("german_credit").key
    assert address not in rows(KeptBrief) | rows(KeptLedger)
    assert engine().store.get(key) is None
    assert "ledger" not in app.query_params


@pytest.mark.parametrize("kind", ["json", "html"])
def test_a_saved_brief_is_taken_over_into_an_empty_one(open_app, kind):
    content = file_of(fill(open_brief(open_app), FULL), kind)
    app = give(open_brief(open_app, "Take it away"), content, f"brief.{kind}")
    assert has(app, "It has 1 findings, 2 answers, 1 milestones and 1 risks.")
    app.button(key="brief_replace").click().run()
    assert brief_of(app) == FULL and not app.error
    assert engine().store.brief(token(app)) == FULL


def test_a_saved_brief_is_added_or_put_in_place_and_the_one_before_comes_back(open_app):
    content = file_of(fill(open_brief(open_app), FULL), "json")
    mine = Brief((finding(2),), answers={"stop": "Soon"}, risks=(Risk("Fraud", 1, 1), Risk("Fire")))
    app = give(fill(open_brief(open_app, "Take it away"), mine), content)
    assert has(app, "You answered 1 questions otherwise")
    app.button(key="brief_merge").click().run()
    both = brief_of(app)
    assert [one.link[-1] for one in both.findings] == ["2", "1"]
    assert both.answers == {"stop": "Soon", "about": "credit"} and len(both.risks) == 2
    app.button(key="brief_bring_before").click().run()
    assert brief_of(app) == mine
    give(app, content).button(key="brief_replace").click().run()
    assert brief_of(app) == FULL
    app.button(key="brief_bring_before").click().run()
    assert brief_of(app) == mine and not app.error


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"[]",
        b'{"findings": 5}',
        b"<html></html>",
        b"\xff\xfe",
        b'{"format": 99, "findings": []}',
        b"{" * 5000,
    ],
)
def test_a_broken_file_says_so_and_loses_nothing(open_app, content):
    app = give(fill(open_brief(open_app, "Take it away"), FULL), content)
    assert not app.exception and len(app.error) == 1
    assert brief_of(app) == FULL


def test_what_a_file_has_too_much_is_left_out_and_said(open_app):
    plain = FULL.to_plain() | {"risks": [{"name": "Bad", "likelihood": 9, "impact": 1, "owner": "", "response": ""}]}
    app = give(open_brief(open_app, "Take it away"), json.dumps(plain).encode())
    assert not app.exception and len(app.warning) == 1
    app.button(key="brief_replace").click().run()
    assert brief_of(app).risks == () and brief_of(app).title == "Loans"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_files_are_made_when_they_are_asked_for(open_app, lang, monkeypatch):
    def forbidden(*_):
        raise AssertionError("made before anybody asked")

    for name, export in EXPORTS.items():
        monkeypatch.setitem(EXPORTS, name, type(export)(export.label, export.ending, export.mime, forbidden))
    app = fill(open_brief(open_app, "Take it away", lang), FULL)
    assert not app.exception and not app.error
    keys = {button.key for button in app.get("download_button")}
    assert {f"brief_file_{name}" for name in EXPORTS} | {"brief_file_card"} <= keys


def test_links_and_qr_of_the_private_link(open_app):
    app = fill(open_brief(open_app, "Take it away"), FULL)
    assert [code.value for code in app.code if token(app) in code.value]
    assert "qr_download" in {button.key for button in app.get("download_button")}
