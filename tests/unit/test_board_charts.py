"""A board's pictures and findings: what they show of a room, against numbers counted by hand."""

import math
import zipfile
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest

from core.board import reading
from core.board.editing import added, moved, put, without
from core.board.handed import file_name, files_of, zipped
from core.board.marks import Guesses, Priced, Range, RunMark
from core.board.sentences import (
    against_guess_title,
    agenda_title,
    cost_sentence,
    guesses_title,
    runs_title,
    thresholds_title,
)
from core.board.views import VIEWS, fitting
from core.board.watching import board_pass, may_watch
from core.brief import Brief, finding_of_run
from core.bundles import bundle
from core.charts.board.guesses import ranges_chart
from core.charts.board.large import short
from core.charts.board.thresholds import thresholds_chart
from core.charts.palette import BLUE, ORANGE
from core.messages import LANGUAGES, Message, translator
from core.rooms import Person, Rooms, Said, State, Tried
from core.rooms.agendas import AGENDAS
from core.rooms.leading import Handed
from core.rooms.room import Room
from core.store import Store

AGENDA = AGENDAS["45"].exercises
NAMES = [one.name for one in AGENDA]
NOW = 1000.0


def said(person, exercise, kind, **value):
    return Said(person, exercise, kind, value, NOW)


def tried(person, exercise="train", **about):
    usual = {"title": "Credit", "score": "roc_auc", "model": "mlp", "value": 0.7, "low": 0.6, "high": 0.8, "epochs": 60}
    return Tried(
        person, exercise, f"k{person}", usual | {"baseline": 0.5, "seconds": 1.0, "parameters": 99} | about, NOW
    )


def room(step="pairs", revealed=(), anonymous=False, **more) -> Room:
    people = tuple(Person(i, name, 0.0, NOW, "metrics") for i, name in enumerate(("Ana", "<b>Bo</b>", "陈"), 1))
    state = State(NAMES.index(step), 1, revealed=revealed, anonymous=anonymous)
    return Room("ABCD-EFGH", "Test", 0.0, 1e12, 30, AGENDA, state, 1, **{"people": people, **more})


GUESSED = (said(1, "pairs", "guess", low=70.0, high=90.0), said(2, "pairs", "guess", low=40.0, high=50.0))


def shown(name, of):
    return VIEWS[name].show(of, NOW)


def drawn(name, of):
    draw = shown(name, of).draw
    assert draw is not None
    return draw(str, 640)


def test_ranges_are_sorted_and_say_nothing_of_the_truth_before_it_is_revealed():
    it = reading.guesses(room(said=GUESSED), room().asked(AGENDA[NAMES.index("pairs")]))
    assert it.truth is None
    made = ranges_chart(it, str)
    assert list(made.data[0].base) == [40.0, 70.0]
    assert list(made.layout.yaxis.ticktext) == ["&lt;b&gt;Bo&lt;/b&gt; ", "Ana "]
    assert not made.layout.shapes and not made.layout.annotations
    assert made.layout.uirevision == "board"


def test_the_truth_is_a_line_once_it_is_revealed_and_who_held_it_is_told():
    truth = 100 * bundle("german_credit").scores["roc_auc"]
    it = room(said=GUESSED, revealed=("pairs",))
    made = drawn("answers", it)
    assert made.layout.shapes[0].x0 == pytest.approx(truth)
    assert list(made.data[0].marker.color) == [ORANGE, BLUE]
    assert "1 of 2 ranges hold it" in shown("answers", it).title.text()


@pytest.mark.parametrize("seed", range(3))
def test_the_middle_half_is_that_of_the_middles(seed):
    rng = np.random.default_rng(seed)
    ranges = tuple(Range("x", low, low + 10) for low in rng.uniform(20, 80, 15))
    middles = sorted(one.middle for one in ranges)
    low, high = np.percentile(middles, [25, 75])
    text = guesses_title(Guesses(ranges, unit="")).text()
    assert f"{low:,.0f} to {high:,.0f}" in text


def test_names_become_numbers_where_the_room_is_anonymous():
    made = drawn("answers", room(said=GUESSED, anonymous=True, revealed=("pairs",)))
    assert list(made.layout.yaxis.ticktext) == ["No. 2 ", "No. 1 "]
    assert "Ana" not in made.to_json()


def run(who="Ana", value=0.7, low=0.6, high=0.8, seconds=1.0, guess=None):
    return RunMark(who, "", Message("AUC"), value, low, high, 0.5, seconds, 10, guess)


def test_the_best_run_stands_clear_only_where_no_other_lies_in_its_interval():
    assert runs_title([]).text() == "No run yet"
    assert "0.50 without a model" in runs_title([run()]).text()
    close = [run(), run("Bo", 0.75, 0.69, 0.81), run("Chen", 0.6)]
    assert runs_title(close).text().startswith("Best: AUC 0.75 by Bo; 1 of 2 others lie within its interval")
    assert "clear of all 2 others" in runs_title([run(), run("Bo", 0.9, 0.85, 0.95), run("Chen", 0.6)]).text()


def test_what_a_longer_training_bought_is_said_where_it_was_much_longer():
    assert cost_sentence([run()]) is None and cost_sentence([run(), run(seconds=1.2)]) is None
    text = cost_sentence([run(seconds=0.5, value=0.6), run(seconds=5.0, value=0.7)])
    assert text is not None and "10 times as long" in text.text() and "0.70 instead of 0.60" in text.text()


def test_runs_are_drawn_against_cost_and_guess_and_other_data_is_left_out():
    guess = said(1, "train", "guess", low=0.6, high=0.65)
    runs = (tried(1), tried(2, value=0.8, seconds=3.0), tried(3, title="Iris", value=0.99), tried(3, value=None))
    it = room("train", said=(guess,), tried=runs)
    made = drawn("seconds", it)
    assert list(made.data[0].x) == [1.0, 3.0] and list(made.data[0].y) == [0.7, 0.8]
    assert list(made.data[0].error_y.array) == pytest.approx([0.1, 0.0])
    assert made.layout.shapes[0].y0 == 0.5
    against = drawn("against", it)
    assert list(against.data[0].x) == [0.625] and against.data[0].marker.color == (ORANGE,)
    assert "0 of 1 scores" in shown("against", it).title.text() and "0.07 too low" in shown("against", it).title.text()
    assert list(drawn("parameters", it).data[0].x) == [99, 99]


def test_a_score_is_set_against_what_the_room_was_asked_before():
    data = bundle("german_credit").data.card.title
    asked = (said(1, "pairs", "guess", low=60.0, high=65.0), said(2, "pairs", "guess", low=70.0, high=90.0))
    runs = (tried(1, title=data, score="roc_auc"), tried(2, title=data, score="roc_auc", value=0.8))
    against = drawn("against", room("train", said=asked, tried=runs))
    assert list(against.data[0].x) == pytest.approx([0.625, 0.8])
    assert shown("against", room("train", said=asked, tried=(tried(1, title="Iris"),))).draw is None


def test_a_guess_that_held_is_counted():
    assert against_guess_title([run(guess=Range("Ana", 0.6, 0.8))]).text().startswith("1 of 1 scores")
    assert against_guess_title([run()]).text() == "Nobody who trained has guessed before"


def test_each_person_has_one_threshold_and_losses_look_otherwise():
    runs = (
        tried(1, threshold=0.5, money=-10.0),
        replace(tried(1, threshold=0.3, money=400.0), key="later", at=NOW + 1),
        tried(2, threshold=0.7, money=-5.0),
    )
    chosen = reading.prices(room("price", tried=runs))
    assert sorted((one.threshold, one.money) for one in chosen) == [(0.3, 400.0), (0.7, -5.0)]
    assert "Worth most: 0.30, by Ana, $400 a month; 1 of 2 lose money" in thresholds_title(chosen).text()
    made = thresholds_chart([Priced("Ana", 0.3, 400.0), Priced("Bo", 0.7, -5.0)], str)
    assert list(made.data[0].marker.symbol) == ["star", "diamond"]


def test_words_are_counted_whatever_their_case():
    it = room(
        "word", said=tuple(said(i, "word", "word", text=text) for i, text in enumerate(("Doubt", "doubt", "luck"), 1))
    )
    made = drawn("answers", it)
    assert list(made.data[0].x) == [2, 1]
    assert "“Doubt” was said most: by 2 of 3" in shown("answers", it).title.text()


def test_who_is_away_is_told_apart():
    people = (*room().people, Person(4, "Dana", 0.0, NOW - 60, "home"))
    it = room(people=people)
    assert shown("where", it).title.text() == "3 of 4 are here, all at “Metrics”"
    assert [one.people for one in reading.whereabouts(it, NOW)] == [("Ana", "<b>Bo</b>", "陈"), ("Dana",)]


def test_the_view_follows_the_exercise():
    assert fitting(replace(room(), state=State())) == "where"
    fits = {name: fitting(room(name)) for name in NAMES}
    assert (fits["pairs"], fits["train"], fits["price"], fits["word"]) == (
        "answers",
        "seconds",
        "thresholds",
        "answers",
    )
    assert set(fits.values()) <= set(VIEWS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_an_empty_and_of_a_full_room_can_be_drawn(name, language):
    translate = translator(language)
    full = room(
        "train", said=(*GUESSED, said(1, "train", "guess", low=0.6, high=0.8), said(1, "", "learnt", text="*x*")),
        tried=(tried(1, threshold=0.5, money=3.0),),
    )  # fmt: skip
    for it in (room(people=()), full):
        found = shown(name, it)
        assert found.title.text(translate)
        assert found.draw is None or found.draw(translate, 400).to_json()


def test_an_agenda_says_what_is_guessed_once_and_twice():
    assert agenda_title(AGENDA).text() == "45 minutes in 13 steps. Questions guessed twice, before and after: 2"
    once = [one for one in AGENDA if one.name != "pairs_again"]
    assert agenda_title(once).text().endswith("guessed twice, before and after: 1; once: 1")
    assert agenda_title(AGENDAS["45"].exercises[:1]).text() == "3 minutes in 1 steps"


def test_answers_with_a_truth_are_only_counted_until_it_is_revealed():
    it = shown("answers", room(said=GUESSED))
    assert it.draw is None and it.title.text() == "2 of 3 have answered"
    assert shown("answers", room()).title.text() == "Nobody has answered yet"


def test_people_with_the_very_same_model_are_no_winners():
    same = [replace(run(who), key="k") for who in ("Ana", "Bo", "Chen")]
    assert runs_title(same).text() == "All 3 trained the same model: AUC 0.70, 0.50 without a model"
    other = replace(run("Dana", 0.6, 0.5, 0.65), key="other")
    assert "by Ana, Bo and 1 more; 1 of 1 others" in runs_title([*same, other]).text()
    assert "by Ana and Bo; 1 of 1 others" in runs_title([*same[:2], other]).text()


def test_who_has_not_moved_the_threshold_is_left_out():
    it = room("price", tried=(tried(1, threshold=0.5, money=3.0), tried(2, threshold=0.3, money=9.0)))
    found = shown("thresholds", it)
    assert (
        "0.30, by <b>Bo</b>" in found.title.text() and found.words[0].text() == "Left out, at 0.50 where it begins: 1"
    )
    untouched = shown("thresholds", room("price", tried=(tried(1, threshold=0.5, money=3.0),)))
    assert untouched.draw is None and untouched.title.text() == "Nobody has moved the threshold yet"


def test_names_are_short_and_never_markup():
    assert short("<b>Bo</b>", str) == "&lt;b&gt;Bo&lt;/b&gt;"
    assert short("试" * 20, str) == "试" * 8 + "…"


def test_an_agenda_is_changed_without_losing_anything():
    down = moved(AGENDA, NAMES[0], 1)
    assert [one.name for one in down][:2] == [NAMES[1], NAMES[0]] and len(down) == len(AGENDA)
    assert moved(AGENDA, NAMES[0], -1) == AGENDA and moved(AGENDA, NAMES[-1], 1) == AGENDA
    longer, name = added(AGENDA, "question", NAMES[2])
    again, other = added(longer, "question", name)
    assert [one.name for one in again][3:5] == [name, other] and name != other
    assert without(longer, name) == AGENDA
    assert put(AGENDA, replace(AGENDA[0], minutes=9))[0].minutes == 9


@pytest.mark.parametrize(
    "name, file",
    [("../Ana B.", "07-Ana-B"), ("陈", "07-陈"), ("///", "07"), ("CON", "07-CON"), ("x" * 99, "07-" + "x" * 40)],
)
def test_names_of_files_are_safe(name, file):
    assert file_name(Person(7, name, 0.0, 0.0)) == file


def test_briefs_are_taken_away_as_files_that_can_be_opened_again():
    brief = Brief().add(finding_of_run(bundle("german_credit"))).answer("who", "a *loan* officer")
    one = Handed(Person(1, "../Ana", 0.0, 0.0), brief, {})
    made = zipped(files_of(one, None, str, "en", "https://example.org"))
    with zipfile.ZipFile(BytesIO(made)) as kept:
        assert sorted(kept.namelist()) == ["01-Ana.html", "01-Ana.json", "01-Ana.md"]
        text = kept.read("01-Ana.md").decode()
    assert "https://example.org/playground?" in text and "loan" in text


def test_a_pass_lets_look_and_says_nothing_of_the_key(tmp_path):
    store = Store(tmp_path)
    made, key = Rooms(store).open("Test", AGENDA)
    ticket = board_pass(key)
    assert key not in ticket and may_watch(store, made.code, ticket)
    assert not any(may_watch(store, made.code, wrong) for wrong in ("", key, ticket[:-1], "é", "\ud800"))
    assert not may_watch(store, "ZZZZ-ZZZ9", ticket) and not may_watch(store, "", ticket)
    assert not Rooms(store).is_host(made.code, ticket)


def test_numbers_that_are_none_leave_a_run_out():
    assert reading.runs(room("train", tried=(tried(1, baseline=None), tried(2, seconds=None))), "train") == ()
    assert not math.isnan(reading.runs(room("train", tried=(tried(1, low=None, high=None),)), "train")[0].low)
