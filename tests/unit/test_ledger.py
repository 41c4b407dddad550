"""The ledger: what is kept of the runs of a person."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sklearn.metrics import accuracy_score

from core.experiment import Experiment
from core.ledger import Ledger
from core.ledger import ledger as module
from core.messages import UserError

IRIS = Experiment(dataset="iris")


def test_an_entry_knows_what_happened(run, entry):
    it = entry.about
    assert (it.title, it.rows, it.epochs, it.seconds, it.stopped) == ("Iris flowers", 150, 3, 1.5, True)
    assert (it.best_loss, it.best_epoch) == (0.3, 2)
    assert it.score == "accuracy"
    assert it.value == pytest.approx(accuracy_score(run.y_test, run.y_prob.argmax(axis=1)))
    assert it.low < it.value < it.high
    commonest = np.bincount(run.data.y[run.split.train]).argmax()
    assert it.baseline == pytest.approx(np.mean(run.y_test == commonest))


@pytest.mark.parametrize(
    "losses, best, epoch", [((), math.nan, 0), ((math.nan, math.nan), math.nan, 0), ((math.nan, 2.0, math.inf), 2.0, 2)]
)
def test_losses_that_are_missing_or_blew_up(make_run, losses, best, epoch):
    made = make_run(IRIS, history={"loss": losses, "val_loss": losses})
    it = Ledger().add(made).entries[0].about
    assert (it.best_loss, it.best_epoch) == (pytest.approx(best, nan_ok=True), epoch)


def test_a_ledger_is_newest_first_and_numbers_its_runs(make_run):
    runs = [make_run(replace(IRIS, seed=seed)) for seed in range(3)]
    book = Ledger()
    for made in runs:
        book = book.add(made)
    assert [entry.key for entry in book.entries] == [made.key for made in reversed(runs)]
    assert [entry.title.text() for entry in book.entries] == ["Run 3", "Run 2", "Run 1"]


def test_the_same_run_moves_up_and_keeps_what_its_owner_wrote(make_run):
    first, second = make_run(IRIS), make_run(replace(IRIS, seed=1))
    book = Ledger().add(first).rename(first.key, "Mine").annotate(first.key, "why").pin(first.key).add(second)
    again = book.add(replace(first, seconds=9.0))
    assert [entry.key for entry in again.entries] == [first.key, second.key]
    top = again.entries[0]
    assert (top.name, top.note, top.pinned, top.number, top.about.seconds) == ("Mine", "why", True, 1, 9.0)
    assert top.created >= book.get(first.key).created
    assert len(Ledger().entries) == 0 and len(book.entries) == 2


def test_renaming_noting_pinning_and_deleting(run):
    book = Ledger().add(run)
    assert book.rename(run.key, "  two \n words ").entries[0].title == "two words"
    assert book.annotate(run.key, " a\nb ").entries[0].note == "a\nb"
    assert book.annotate(run.key, "").entries[0].note == ""
    assert book.pin(run.key).pinned == book.pin(run.key).entries
    assert book.pin(run.key).unpin(run.key) == book
    assert book.delete(run.key) == Ledger()
    assert book.delete("missing").rename("missing", "x").pin("missing") == book
    assert book.get("missing") is None


@pytest.mark.parametrize("name, received", [("", 0), ("  \n", 0), ("x" * 61, 61)])
def test_a_name_of_no_length_or_too_much_is_refused(run, name, received):
    with pytest.raises(UserError, match=f"expected 1 to 60 characters, received {received}"):
        Ledger().add(run).rename(run.key, name)


def test_a_note_that_is_too_long_is_refused(run):
    book = Ledger().add(run)
    assert len(book.annotate(run.key, "x" * 500).entries[0].note) == 500
    with pytest.raises(UserError, match="expected at most 500 characters, received 501"):
        book.annotate(run.key, "x" * 501)


def test_the_oldest_that_is_not_pinned_goes_first(make_run, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    runs = [make_run(replace(IRIS, seed=seed)) for seed in range(5)]
    book = Ledger().add(runs[0]).pin(runs[0].key)
    for made in runs[1:]:
        book = book.add(made)
    assert [entry.key for entry in book.entries] == [runs[i].key for i in (4, 3, 0)]


def test_json_and_back(make_run, run):
    book = Ledger().add(run).add(make_run(Experiment(dataset="diabetes"), history={"loss": (1.0,), "val_loss": ()}))
    book = book.rename(run.key, "名字 <b>{x}").annotate(run.key, "é").pin(run.key)
    text = json.dumps(book.to_plain(), allow_nan=False)
    again = Ledger.from_plain(json.loads(text))
    assert math.isnan(again.entries[0].about.best_loss)
    assert again.to_plain() == book.to_plain()
    assert again.entries[1] == book.entries[1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: entry.pop("key"),
        lambda entry: entry["about"].update(epochs="many"),
        lambda entry: entry["about"].pop("score"),
        lambda entry: entry["experiment"].update(dataset="gone"),
        lambda entry: entry.update(experiment=None),
        lambda entry: entry.update(created="yesterday"),
        lambda entry: entry.update(about=7),
    ],
)
def test_an_entry_that_cannot_be_read_costs_only_itself(make_run, run, spoil, caplog):
    book = Ledger().add(run).add(make_run(replace(IRIS, seed=1)))
    plain = book.to_plain()
    spoil(plain["entries"][1])
    assert Ledger.from_plain(plain).entries == book.entries[:1]
    assert "can't be read" in caplog.text


@pytest.mark.parametrize("plain", [{}, [], None, {"entries": None}])
def test_what_is_no_ledger_is_refused(plain):
    with pytest.raises((TypeError, KeyError)):
        Ledger.from_plain(plain)


def test_entries_carry_their_time(entry):
    assert datetime.now(UTC) - entry.created < timedelta(minutes=1)
