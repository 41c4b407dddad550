"""A brief that is handed in with its run becomes the whole document on the facilitator's side, on both databases."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from core.board.handed import files_of, handed_card, zipped
from core.board.in_hand import InHand, closed, in_hand
from core.board.whole import whole
from core.brief import Brief, Finding, finding_of_run
from core.brief.document import document
from core.brief.facts import Worked, facts_of
from core.brief.reading import read_whole
from core.bundles import bundle
from core.card.writing import to_markdown
from core.decision import Decision, Values
from core.experiment import Experiment
from core.ledger import Ledger
from core.lessons.planner.plan import Plan
from core.messages import Message, translator
from core.rooms import Rooms
from core.store.tables import SeatRow
from tests.unit.rooming import Clock, opened

BASE = "https://example.org"
DECISION = Decision(threshold=0.2, values=Values(700, -50, 0, 0), currency="EUR")
LANGUAGES = ("en", "zh")


class Nobody:
    """An engine whose errands never come to an end, and which has measured nothing."""

    def run(self, key, conduct, owner=None, priority="search"):
        return self

    def errand(self, key):
        return None

    def view(self):
        return type("View", (), {"status": "running"})()


@pytest.fixture
def store(database):
    with database.store() as made:
        yield made


@pytest.fixture
def room(store):
    return opened(Rooms(store, Clock()))


@pytest.fixture
def run(store):
    shipped = bundle("german_credit")
    experiment = replace(shipped.experiment, seed=7)
    made = replace(shipped, experiment=experiment, key=experiment.key)
    store.put(made)
    return made


def _facts(run, **known):
    ledger = Ledger().add(run)
    named = ledger.rename(run.key, "my secret name").annotate(run.key, "my note")
    brief = Brief(title="Loans", answers={"who": "A clerk."}).add(finding_of_run(run))
    return facts_of(
        run, decision=DECISION, brief=brief, ledger=named, visited=frozenset({"explain"}), in_room=True, **known
    )


def _handed(room, facts, agreed=False, place=3):
    token = room.join()
    brief = facts.brief if agreed else closed(facts.brief)
    room.rooms.hand_in(token, brief, in_hand(facts, place, agreed).to_plain())
    (one,) = room.rooms.briefs(room.code, room.key)
    return one


def test_the_facilitator_reads_the_document_that_the_participant_sees(room, run, store):
    facts = _facts(run, plan=Plan(requests=12_345))
    one = _handed(room, facts)
    found = whole(Nobody(), store, [one], 0)[1]
    assert (found.run.key, found.decision, found.plan, found.brief) == (run.key, DECISION, facts.plan, facts.brief)
    bare = replace(found, worked=Worked())
    assert [_text(section, "en") for section in document(bare).sections] == [
        _text(section, "en") for section in document(facts).sections
    ]


def _text(section, lang):
    from core.card.pieces import Card

    return to_markdown(Card(Message("x"), (section,)), translator(lang), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_files_are_in_the_language_of_who_asks_and_are_read_again(room, run, store, lang):
    one = _handed(room, _facts(run))
    facts = whole(Nobody(), store, [one], 0)[1]
    files = zipfile.ZipFile(io.BytesIO(zipped(files_of(one, facts, translator(lang), lang, BASE))))
    assert sorted(files.namelist()) == ["01-Li-Na.html", "01-Li-Na.json", "01-Li-Na.md"]
    page, text = files.read("01-Li-Na.html"), files.read("01-Li-Na.md").decode()
    for title in ("The model against doing without", "Who is treated worse", "What it costs to run"):
        assert translator(lang)(title) in text
    assert "€" in text and f"{BASE}/playground?" in text
    assert "my secret name" not in text and "my note" not in text
    again = read_whole(page)
    assert again.brief.title == "Loans" and "german_credit" in again.link
    assert json.loads(files.read("01-Li-Na.json"))["link"] == again.link


def test_a_run_that_is_gone_is_said_to_be_gone_and_nothing_else_is_lost(room, run, store):
    one = _handed(room, _facts(run))
    store.delete(run.key)
    assert whole(Nobody(), store, [one], 0) == {}
    text = to_markdown(handed_card(one, None, BASE), str, "en")
    assert "no longer kept on this server" in text and "A clerk." in text and "German credit" in text


def test_a_bundled_run_is_found_without_the_store(room, store):
    one = _handed(room, _facts(bundle("german_credit")))
    assert whole(Nobody(), store, [one], 0)[1].run is bundle("german_credit")


def test_a_run_on_an_upload_stays_with_its_owner_unless_they_agree(room, make_run, store, upload):
    run = make_run(Experiment(dataset=upload.name), data=upload)
    store.put(run)
    facts = _facts(run)
    one = _handed(room, facts)
    kept = json.dumps(one.in_hand) + json.dumps(one.brief.to_plain()["findings"][0]["link"])
    assert run.key not in kept and upload.name not in kept
    assert whole(Nobody(), store, [one], 0) == {}
    text = to_markdown(handed_card(one, None, BASE), str, "en")
    assert "stayed with them" in text and upload.name not in text
    token = room.join("Bo")
    room.rooms.hand_in(token, facts.brief, in_hand(facts, None, agreed=True).to_plain())
    assert whole(Nobody(), store, room.rooms.briefs(room.code, room.key), 0)[2].run.key == run.key


def test_predictions_that_were_brought_along_stay_with_their_owner_whatever_was_agreed(run):
    brought = replace(_facts(run), run=None)
    assert in_hand(brought, agreed=True) == InHand(own=True)
    kept = Brief().add(Finding("metrics", Message("x"), "metrics?scores=abc&threshold=0.3"))
    assert closed(kept).findings[0].link == "metrics"


def test_older_rows_and_damaged_ones_still_read(room, run, store):
    token = room.join()
    room.rooms.hand_in(token, Brief(title="Old"))
    (one,) = room.rooms.briefs(room.code, room.key)
    assert one.brief.title == "Old" and InHand.from_plain(one.in_hand) == InHand()
    assert "in hand" not in to_markdown(handed_card(one, None, BASE), str, "en")
    plain = in_hand(_facts(run)).to_plain()
    for wrong in (
        None,
        [],
        "x",
        {},
        plain | {"plan": {"requests": -1}},
        plain | {"place": "x"},
        plain | {"entries": [1]},
    ):
        assert InHand.from_plain(wrong) == InHand()

    def damage(session):
        (row,) = session.query(SeatRow).all()
        row.brief = json.dumps(Brief(title="Old").to_plain() | {"in_hand": "nonsense"})

    store.ask(damage)
    assert room.rooms.briefs(room.code, room.key)[0].in_hand == {}


def test_it_is_read_as_it_was_written(run):
    hand = in_hand(_facts(run), 3)
    assert InHand.from_plain(json.loads(json.dumps(hand.to_plain()))) == hand
    assert hand.entries[0].name == "" and hand.entries[0].note == ""
