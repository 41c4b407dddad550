"""Agendas: the ready ones add up and can be run; what a facilitator gets wrong is said in words."""

from dataclasses import replace

import pytest

from core.experiment import SETTINGS, Experiment
from core.messages import Message, UserError
from core.rooms import Exercise, Question, Room
from core.rooms.agendas import AGENDAS
from core.rooms.checks import CHECKS, check_agenda
from core.rooms.exercise import FORMS, KINDS
from core.rooms.truths import TRUTHS, truth_of

PLAIN = Exercise("a", "page", "A page", 5, target="home")
NUMBER = Exercise("n", "question", "A number", 2, question=Question("How many?"))
CHOICE = Exercise("c", "question", "One of two", 2, question=Question("Which?", "choice", options=("x", "y")))
TRAIN = Exercise("t", "experiment", "Train", 5, experiment={"dataset": "iris"}, free=("seed",))


def changed(exercise, **question):
    return replace(exercise, question=replace(exercise.question, **question))


@pytest.mark.parametrize("name", ("45", "90", "180"))
def test_a_ready_agenda_adds_up_and_can_be_run(name):
    agenda = AGENDAS[name]
    assert agenda.minutes == int(name) == sum(exercise.minutes for exercise in agenda.exercises)
    check_agenda(agenda.exercises)
    kinds = [exercise.kind for exercise in agenda.exercises]
    assert {"experiment", "question", "case", "page"} <= set(kinds)
    for exercise in agenda.exercises:
        texts = exercise.title, exercise.about, exercise.notes
        assert all(isinstance(text, Message) and text.text() for text in texts)
        Experiment.from_params(exercise.experiment)
        assert set(exercise.free) < set(SETTINGS)


@pytest.mark.parametrize("name", AGENDAS)
def test_every_number_of_a_ready_agenda_is_guessed_before_and_has_a_truth_on_its_scale(name):
    exercises = AGENDAS[name].exercises
    room = Room("ABCD-EFGH", "x", 0.0, 1.0, 30, exercises)
    asked = [(exercise.name, room.asked(exercise)) for exercise in exercises if exercise.kind == "question"]
    numbers = [(name, it) for name, it in asked if it.question.form == "number"]
    for _, it in numbers:
        assert it.question.low < truth_of(it.question) < it.question.high
    for name, it in numbers:
        if it.kind == "after":
            before = [other for other, _ in asked].index(it.exercise)
            after = [other for other, _ in asked].index(name)
            assert name != it.exercise and before < after
    assert sum(it.kind == "after" for _, it in numbers) >= 2
    assert asked[-1][1].question.form == "word"


def test_an_agenda_comes_back_from_json():
    for agenda in AGENDAS.values():
        for exercise in (*agenda.exercises, PLAIN, NUMBER, CHOICE, TRAIN):
            assert Exercise.from_plain(exercise.to_plain()) == exercise


def test_the_registries_belong_together():
    assert set(CHECKS) == set(KINDS)
    assert all(truth.low < truth.high and truth.label and truth.says for truth in TRUTHS.values())
    assert set(FORMS) == {"number", "choice", "word"}


@pytest.mark.parametrize(
    ("exercise", "why"),
    (
        (replace(PLAIN, name=""), "Name of an exercise"),
        (replace(PLAIN, name="Größe 1"), "Name of an exercise"),
        (replace(PLAIN, name="x" * 41), "Name of an exercise"),
        (replace(PLAIN, kind="game"), "received “game”"),
        (replace(PLAIN, title=" "), "Title of an exercise: expected 1 to 80 characters, received none"),
        (replace(PLAIN, title="x" * 81), "received 81"),
        (replace(PLAIN, title="a\nb"), "control character"),
        (replace(PLAIN, minutes=0), "1 to 120 minutes, received 0"),
        (replace(PLAIN, minutes=121), "received 121"),
        (replace(PLAIN, minutes=2.5), "received 2.5"),
        (replace(PLAIN, minutes=True), "1 to 120 minutes"),
        (replace(PLAIN, minutes=float("nan")), "1 to 120 minutes"),
        (replace(PLAIN, about="x" * 1001), "received 1,001"),
        (replace(PLAIN, notes="\x00"), "control character"),
        (replace(PLAIN, target="nowhere"), "received “nowhere”"),
        (replace(PLAIN, target=""), "expected one of home"),
        (replace(PLAIN, kind="lesson", target="magic"), "expected one of networks"),
        (replace(PLAIN, kind="case", target="magic"), "received “magic”"),
        (replace(TRAIN, experiment={"colour": "red"}), "no setting “colour”"),
        (replace(TRAIN, experiment={"dataset": "mine"}), "received 'mine'"),
        (replace(TRAIN, experiment={"dataset": "csv-0123abcd"}), "somebody's own table"),
        (replace(TRAIN, experiment={"epochs": "many"}), "Epochs: expected"),
        (replace(TRAIN, experiment={"test_size": "0.7", "val_size": "0.7"}), "expected"),
        (replace(TRAIN, free=("colour",)), "no setting “colour”"),
        (replace(NUMBER, question=None), "expected a question"),
        (changed(NUMBER, text=""), "received none"),
        (changed(NUMBER, text="x" * 301), "received 301"),
        (changed(NUMBER, form="essay"), "received “essay”"),
        (changed(NUMBER, low=1.0, high=1.0), "between two others"),
        (changed(NUMBER, high=float("inf")), "between two others"),
        (changed(NUMBER, truth="=much"), "received “much”"),
        (changed(NUMBER, truth="=nan"), "received “nan”"),
        (changed(NUMBER, truth="=2"), "from 0 to 1, received 2"),
        (changed(NUMBER, truth="weather"), "received “weather”"),
        (changed(CHOICE, options=("x",)), "2 to 6 options, received 1"),
        (changed(CHOICE, options=tuple("abcdefg")), "received 7"),
        (changed(CHOICE, options=("x", " ")), "Option of “One of two”"),
        (changed(CHOICE, truth="=2"), "from 0 to 1, received 2"),
        (changed(CHOICE, truth="=0.5"), "received “0.5”"),
        (changed(CHOICE, truth="pairs"), "expected a number for the truth"),
        (changed(NUMBER, form="word", truth="=1"), "has no truth"),
        (replace(NUMBER, name="again", target="n2", question=None), "no exercise before it asks that"),
        (replace(PLAIN, question=Question("")), "received none"),
    ),
)
def test_an_exercise_that_can_not_be_run_is_refused_with_the_reason(exercise, why):
    with pytest.raises(UserError, match=why):
        check_agenda((exercise,))


def test_what_can_be_run_passes():
    again = Exercise("again", "question", "Again", 2, target="n")
    check_agenda((PLAIN, NUMBER, CHOICE, TRAIN, again, replace(PLAIN, name="case", kind="case", target="")))
    check_agenda(tuple(replace(PLAIN, name=f"p{n}") for n in range(40)))
    check_agenda((changed(NUMBER, truth="=0.8"), changed(CHOICE, truth="=1")))


def test_an_agenda_has_one_to_forty_exercises_of_different_names():
    for agenda, why in (
        ((), "received 0"),
        (tuple(replace(PLAIN, name=f"p{n}") for n in range(41)), "received 41"),
        ((PLAIN, NUMBER, replace(CHOICE, name="a")), "called “a”"),
        ((Exercise("again", "question", "Again", 2, target="n"), NUMBER), "no exercise before it"),
    ):
        with pytest.raises(UserError, match=why):
            check_agenda(agenda)
