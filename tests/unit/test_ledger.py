"""The ledger: runs of a person, what changed between them, and what happened."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sklearn.metrics import accuracy_score
from sklearn.utils import resample as sklearn_resample

from core.charts.ledger import MOST, Pinned, apart, name_of, overlaid, scores_beside
from core.datasets import DATASETS
from core.evaluation.pairs import Difference, difference
from core.experiment import SETTINGS, Experiment
from core.jobs import Owner
from core.ledger import SORTS, Entry, Ledger, changes, compared, curves_finding, differences, found, scores_finding
from core.ledger import ledger as module
from core.ledger.holders import Holders, is_token, new_token
from core.messages import UserError, translator

IRIS = Experiment(dataset="iris")


@pytest.fixture
def run(make_run):
    return make_run(IRIS, history={"loss": (1.0, 0.5, 0.4), "val_loss": (1.1, 0.3, 0.35)}, stopped=True)


@pytest.fixture
def entry(run):
    return Ledger().add(run).entries[0]


def other(entry: Entry, key: str = "other", about=(), **settings) -> Entry:
    return replace(
        entry, key=key, experiment=replace(entry.experiment, **settings), about=replace(entry.about, **dict(about))
    )


def words(differing):
    return {
        key: [(label.text(), value if isinstance(value, str) else value.text()) for label, value in told]
        for key, told in differing.items()
    }


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


def test_settings_that_are_the_same_are_not_told(entry):
    pair = [entry, other(entry, learning_rate=0.01, hidden=(8, 4), batch_norm=True)]
    assert words(differences(pair)) == {
        entry.key: [("Layers", "64-64"), ("Batch normalisation", "off"), ("Learning rate", "0.001")],
        "other": [("Layers", "8-4"), ("Batch normalisation", "on"), ("Learning rate", "0.01")],
    }


def test_a_single_run_differs_from_the_defaults(entry):
    alone = other(entry, epochs=1500)
    assert words(differences([alone])) == {"other": [("Epochs", "1,500")]}
    assert words(differences([entry])) == {entry.key: []}
    assert differences([]) == {}


def test_every_setting_has_words_for_its_value(entry):
    for lang in ("en", "zh"):
        for label, value in differences([entry, other(entry, **_far())])["other"]:
            assert label.text(translator(lang))
            assert value if isinstance(value, str) else value.text(translator(lang))


def _far() -> dict:
    """Return another value for every setting that is a choice or a yes and no, and for columns."""
    from core.settings import Choice, Flag

    values = {"features": ("sepal length (cm)", "own column {x}")}
    for name, described in SETTINGS.items():
        if isinstance(described, Choice):
            values[name] = [option for option in described.options() if option != described.default][-1]
        elif isinstance(described, Flag):
            values[name] = not described.default
    return values


def test_changes_are_told_among_runs_on_the_same_data(entry):
    runs = [entry, other(entry, "a", seed=2), other(entry, "b", dataset="wine", epochs=5, seed=4)]
    runs.append(other(entry, "c", epochs=7))
    assert words(changes(runs)) == {
        entry.key: [("Epochs", "100"), ("Seed", "0")],
        "a": [("Seed", "2"), ("Epochs", "100")],
        "c": [("Epochs", "7"), ("Seed", "0")],
        "b": [("Epochs", "5"), ("Seed", "4")],
    }


def test_columns_are_told_by_what_users_call_them(entry):
    column = next(iter(DATASETS["german_credit"].card.labels))
    credit = other(entry, dataset="german_credit", features=(column, "my column"))
    (label, value), *_rest = [told for told in differences([credit])["other"] if told[0].text() == "Features"]
    assert value.text() == f"{DATASETS['german_credit'].card.labels[column]}, my column"
    drawn = other(entry, dataset="xor", features=("x2", "xy"))
    assert dict(words(differences([drawn]))["other"])["Features"] == "x², x·y"
    assert label.text() == "Features"


def test_an_upload_is_called_by_its_file_name(entry):
    own = other(entry, dataset="csv-0123456789abcdef", about={"title": "mine {x}.csv"})
    assert own.data == "mine {x}.csv"
    assert ("Data", "mine {x}.csv") in words(differences([own]))["other"]
    assert "mine {x}.csv" in compared(entry, own).text()


def test_finding_by_data_and_words(entry):
    runs = [
        replace(entry, key="a", name="Baseline", note=""),
        replace(entry, key="b", name="", number=7, note="more Epochs"),
        other(entry, "c", dataset="wine"),
    ]
    keys = lambda *args, **more: [e.key for e in found(runs, *args, **more)]  # noqa: E731
    assert keys() == ["a", "b", "c"]
    assert keys(" base") == ["a"]
    assert keys("EPOCHS") == ["b"]
    assert keys("run 7") == ["b"]
    assert keys("", "wine") == ["c"]
    assert keys("base", "wine") == []
    assert keys("(") == []
    assert keys("第 7", translate=lambda text: {"Run {n}": "第 {n} 次"}.get(text, text)) == ["b"]


@pytest.mark.parametrize("name, order", [("newest", "abc"), ("score", "cab"), ("loss", "acb"), ("seconds", "bac")])
def test_orders(entry, name, order):
    facts = {
        "a": {"value": 0.5, "best_loss": 0.1, "seconds": 2.0},
        "b": {"value": math.nan, "best_loss": math.nan, "seconds": 1.0},
        "c": {"value": 0.9, "best_loss": 0.2, "seconds": 3.0},
    }
    runs = [other(entry, key, about=about) for key, about in facts.items()]
    assert "".join(e.key for e in SORTS[name](runs)) == order


LOSSES = {"best_loss": 0.45, "value": 0.79, "low": 0.71, "high": 0.86}


def test_one_setting_and_what_it_did(entry):
    first = replace(other(entry, "a", about=LOSSES), name="Slow")
    second = replace(
        other(entry, "b", about=LOSSES | {"best_loss": 0.39, "value": 0.81}, learning_rate=0.01), name="Fast"
    )
    assert compared(first, second).text() == (
        "From “Slow” to “Fast” only one setting differs: Learning rate 0.001 → 0.01. "
        "Validation loss at its best: 0.45 → 0.39. Accuracy: 0.79 (0.71–0.86) → 0.81 (0.71–0.86). "
        "The intervals overlap, so this difference could be luck."
    )


@pytest.mark.parametrize(
    "low, high, words",
    [
        (0.01, 0.05, "On the same 30 test rows “Run 2” is better by 0.01 to 0.05"),
        (-0.05, -0.01, "On the same 30 test rows “Run 1” is better by 0.01 to 0.05"),
        (-0.01, 0.05, "the difference lies between -0.01 and +0.05, so it could be luck"),
        (0.0, 0.0, "so it could be luck"),
        (math.nan, math.nan, "so it could be luck"),
    ],
)
def test_a_paired_difference_says_more(entry, low, high, words):
    text = compared(entry, replace(other(entry, seed=1), number=2), Difference(0.02, low, high, 30)).text()
    assert words in text
    assert "overlap" not in text


def test_intervals_apart_are_more_than_luck(entry):
    better = other(entry, about={"value": 0.99, "low": 0.98, "high": 1.0}, seed=1)
    worse = other(entry, "worse", about={"value": 0.5, "low": 0.4, "high": 0.6})
    assert "more than the luck" in compared(worse, better).text()
    assert "more than the luck" in compared(better, worse).text()


def test_other_data_cannot_be_compared(entry):
    text = compared(entry, other(entry, dataset="wine")).text()
    assert "Validation loss" not in text
    assert text.endswith("The data differs, so the scores don't say which settings are better.")
    numbers = other(entry, dataset="diabetes", about={"score": "r2"})
    assert "Accuracy" not in compared(entry, numbers).text()


def test_losses_of_different_kinds_are_not_compared(entry):
    assert "Validation loss" not in compared(entry, other(entry, loss="hinge")).text()
    assert "Validation loss" not in compared(entry, other(entry, about={"best_loss": math.nan}, seed=1)).text()


def test_many_changes_are_cut_short(entry):
    many = other(entry, epochs=5, seed=1, l1=0.1, l2=0.1, dropout=0.2, batch_size=8)
    assert "6 settings differ" in compared(entry, many).text()
    assert "; 2 more." in compared(entry, many).text()
    five = other(entry, epochs=5, seed=1, l1=0.1, l2=0.1, dropout=0.2)
    assert "more." not in compared(entry, five).text().replace("no more", "")


def test_the_same_settings_made_by_other_versions(entry):
    assert "no setting differs" in compared(entry, replace(entry, key="other")).text()


def test_the_paired_difference_is_that_of_paired_draws(make_run):
    first, second = make_run(replace(IRIS, seed=0)), make_run(replace(IRIS, seed=0))
    flip = second.y_prob.copy()
    flip[:6] = np.roll(flip[:6], 1, axis=1)
    second = replace(second, y_prob=flip)
    right = [(made.y_prob.argmax(axis=1) == made.y_test).astype(float) for made in (first, second)]
    gained = right[1] - right[0]
    it = difference(first, second)
    draws = [sklearn_resample(gained, random_state=i).mean() for i in range(2000)]
    assert it.rows == len(first.y_test)
    assert it.value == pytest.approx(gained.mean())
    assert (it.low, it.high) == pytest.approx(tuple(np.quantile(draws, [0.025, 0.975])), abs=0.02)


def test_runs_on_other_rows_have_no_paired_difference(make_run):
    first = make_run(IRIS)
    assert difference(first, make_run(replace(IRIS, seed=1))) is None
    assert difference(first, make_run(Experiment(dataset="wine"))) is None
    same = difference(first, first)
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_titles_of_the_pictures(entry):
    low, high = replace(entry, name="Low"), replace(other(entry, about={"value": 0.99}, seed=1), name="High")
    histories = [(low, {"val_loss": (1.0, 0.2, 0.5), "val_accuracy": (0.5, 0.6)}), (high, {"val_loss": (1.0, 0.4)})]
    assert curves_finding(histories, "val_loss").text() == "“Low” got the lowest validation loss: 0.2, at epoch 2"
    assert "“Low” was right most often" in curves_finding(histories, "val_accuracy").text()
    assert scores_finding([low, high]).text().startswith("“High” scored highest: Accuracy 0.99")
    assert scores_finding([low]).text().startswith("“Low”: Accuracy")
    far = other(entry, "far", dataset="wine")
    assert "Different data" in curves_finding([*histories, (far, {"val_loss": (1.0,)})], "val_loss").text()
    assert "Different data" in scores_finding([low, far]).text()
    assert "No curves" in curves_finding([(low, {}), (high, {"val_loss": (math.nan,)})], "val_loss").text()
    assert "can't be computed" in scores_finding([other(entry, about={"value": math.nan})]).text()


def test_curves_are_laid_over_each_other(entry):
    runs = [
        Pinned(replace(entry, name="A <b>long</b> name of a run"), {"val_loss": tuple(np.linspace(1, 0.2, 900))}, 0),
        Pinned(replace(entry, key="b"), {"val_loss": (1.0, 1e9, math.nan)}, 1),
        Pinned(replace(entry, key="c"), {}, 2),
        Pinned(replace(entry, key="d"), {"val_loss": (0.9,)}, 3),
    ]
    made = overlaid(runs, "val_loss", str)
    assert len(made.data) == 3
    assert len(made.data[0].x) <= 400 and (made.data[0].x[0], made.data[0].x[-1]) == (1, 900)
    assert len({(line.line.color, line.line.dash) for line in made.data}) == 3
    low, high = made.layout.yaxis.range
    assert low < 0.2 and 3.0 < high < 3.5  # what blew up leaves the picture
    assert made.layout.annotations[0].text.partition("</span> ")[2] == "A &lt;b&gt;long&lt;/b&gt;…"
    assert all(low <= note.y <= high for note in made.layout.annotations)
    assert not overlaid(runs[2:3], "val_loss", str).data


def test_scores_stand_beside_each_other(entry):
    runs = [Pinned(replace(entry, key=str(i), number=i + 1), {}, i) for i in range(3)]
    made = scores_beside(runs, "Accuracy", str)
    guesses, *points = made.data
    assert list(guesses.x) == [entry.about.baseline] * 3
    assert [point.y[0] for point in points] == [2, 1, 0]
    assert list(made.layout.yaxis.ticktext) == ["Run 1", "Run 2", "Run 3"]
    left, right = points[0].error_x.arrayminus[0], points[0].error_x.array[0]
    assert (points[0].x[0] - left, points[0].x[0] + right) == pytest.approx((entry.about.low, entry.about.high))
    assert len({point.marker.color for point in points}) == 3


def test_colours_come_round_and_names_stay_short(entry):
    assert Pinned(entry, {}, 0).color == Pinned(entry, {}, MOST).color
    assert name_of(replace(entry, name="x" * 60), str) == "x" * 13 + "…"
    assert name_of(replace(entry, name="x" * 14), str) == "x" * 14
    assert name_of(replace(entry, name="试" * 8), str) == "试" * 6 + "…"


@pytest.mark.parametrize("seed", range(5))
def test_labels_are_moved_apart_as_little_as_possible(seed):
    from scipy.optimize import LinearConstraint, minimize

    rng = np.random.default_rng(seed)
    places, gap = rng.random(5), 0.12
    got = apart(places, gap, high=10.0)
    order = np.argsort(places)
    steps = np.eye(5)[order][1:] - np.eye(5)[order][:-1]
    best = minimize(lambda y: ((y - places) ** 2).sum(), places, constraints=LinearConstraint(steps, gap, np.inf))
    np.testing.assert_allclose(got, best.x, atol=1e-3)


def test_labels_stay_below_the_top_of_the_picture():
    got = apart(np.array([1.0, 1.0, 1.0, 0.2]), 0.1, high=1.0)
    np.testing.assert_allclose(np.sort(got), [0.2, 0.8, 0.9, 1.0])
    assert apart(np.zeros(0), 0.1, 1.0).size == 0


def test_a_token_has_one_holder_at_a_time():
    holders, one, second = Holders(), Owner(), Owner()
    token = holders.hold("", one)
    assert is_token(token)
    assert holders.hold(token, one) == token
    fork = holders.hold(token, second)
    assert is_token(fork) and fork != token
    assert holders.hold(token, one) == token
    assert holders.hold(fork, second) == fork


def test_a_token_whose_session_is_away_or_gone_can_be_had():
    holders, here = Holders(), [True]
    first, second = Owner(lambda: here[0]), Owner()
    token = holders.hold("", first)
    assert holders.hold(token, second) != token
    here[0] = False
    assert holders.hold(token, second) == token
    here[0] = True
    assert holders.hold(token, first) != token  # the one that was away goes on under another
    third = holders.hold("", Owner())  # its owner is gone at once
    assert holders.hold(third, second) == third


@pytest.mark.parametrize("text", ["", "short", "x" * 23, "../../etc/passwd-------", "x" * 21 + "é", "x" * 21 + "\n"])
def test_what_is_no_token(text):
    assert not is_token(text)
    assert len({new_token() for _ in range(50)}) == 50


def test_entries_carry_their_time(entry):
    assert datetime.now(UTC) - entry.created < timedelta(minutes=1)
