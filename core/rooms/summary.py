"""What a room leaves behind: who took part, what was tried and learnt, and how well people knew what they know."""

import math
from collections.abc import Callable, Sequence

from core.card.pieces import Card, Piece, Points, Section, Table, Text, Word
from core.messages import N_, Message
from core.rooms.best import best_runs, cost, data_of, graded, model_of, money, priced, score_of, threshold
from core.rooms.calibration import BEFORE, calibration, calibration_sentence, change, change_sentence, ranges
from core.rooms.exercise import KINDS, Exercise
from core.rooms.facts import summary_csv
from core.rooms.guesses import Round, answered
from core.rooms.room import Person, Room
from core.rooms.words import words

__all__ = ["summary", "summary_csv"]

NOTE = N_(
    "Ranges of one question share one truth, so they are less certain together than their number says; the interval takes "
    "them as independent."
)


def summary(room: Room) -> Card:
    """Return the summary of a room; names are numbers where it is anonymous."""
    return Card(Message.of(N_("Workshop: {title}"), title=room.title), tuple(section(room) for section in SECTIONS))


def _who(room: Room) -> Section:
    handed = sum(person.handed_in for person in room.people)
    told = Message.of(N_("People who took part: {n}. Briefs handed in: {briefs}."), n=len(room.people), briefs=handed)
    names: tuple[Piece, ...] = ()
    if room.people and not room.state.anonymous:
        names = (Points(tuple(person.name for person in room.people)),)
    return Section(Message(N_("Who took part")), (Text(told), *names))


def _agenda(room: Room) -> Section:
    head = N_("Exercise"), N_("Kind"), N_("Minutes planned"), N_("Minutes open"), N_("People who answered or trained")
    rows = tuple(
        (
            exercise.title,
            Message(KINDS[exercise.kind]),
            str(exercise.minutes),
            _open(room, exercise.name),
            str(len(_active(room, exercise))),
        )
        for exercise in room.agenda
    )
    return _tabled(N_("The agenda, as it was run"), head, rows, N_("There was no agenda."))


def _open(room: Room, name: str) -> Word:
    """Say for how long an exercise was open."""
    spent = room.minutes_open.get(name)
    if spent is not None:
        return f"{spent:.0f}"
    return (
        Message(N_("opened last"))
        if any(name == opened for opened, _ in room.state.opened)
        else Message(N_("not opened"))
    )


def _active(room: Room, exercise: Exercise) -> set[int]:
    """Return who answered or trained in an exercise; what it asks again is kept under the name of the first question."""
    asked = room.asked(exercise)
    said = room.said_to(asked.exercise, asked.kind) if asked is not None else ()
    trained = {one.person for one in room.tried if one.exercise == exercise.name}
    guessed = {one.person for one in room.said_to(exercise.name, BEFORE)}
    return trained | guessed | {one.person for one in said}


def _tried(room: Room) -> Section:
    head = N_("Person"), N_("Data"), N_("Model"), N_("Score"), N_("Best value"), N_("Cost"), N_("Runs")
    rows = tuple(
        (
            room.called(best.person),
            data_of(best.tried.about),
            model_of(best.tried.about),
            score_of(best.tried.about),
            graded(best.tried.about),
            cost(best.tried.about),
            str(best.runs),
        )
        for best in best_runs(room)
    )
    note = Text(
        Message(N_("The best of several runs on the same test rows is partly luck: the more runs, the more of it."))
    )
    return _tabled(N_("What was tried"), head, rows, N_("Nobody trained a model."), note)


def _learnt(room: Room) -> Section:
    counts = tuple(
        Message.of(N_("{word}: {n}"), word=found.text, n=found.people) if found.people > 1 else found.text
        for found in words(room)
    )
    said = tuple(str(one.value["text"]) for one in room.said if one.kind == "learnt")
    parts = (*_listed(N_("The room's words"), counts), *_listed(N_("In people's own sentences"), said))
    return Section(
        Message(N_("What was learnt")), parts or (Text(Message(N_("Nobody wrote down what they take away."))),)
    )


def _listed(title: str, items: tuple[Word, ...]) -> tuple[Piece, ...]:
    """Return a list below its title, or nothing."""
    return (Text(Message(title)), Points(items)) if items else ()


def _guesses(room: Room) -> Section:
    head = (
        N_("Question"), N_("Truth"), N_("Answers before"), N_("Middle of the room"), N_("Right"),
        N_("Answers after"), N_("Middle of the room"), N_("Right"),
    )  # fmt: skip
    rows = tuple((it.question.text, it.truth, *_round(it.before), *_round(it.after)) for it in answered(room))
    note = Text(
        Message(
            N_(
                "Right is the share of ranges that hold the truth, or of right answers. Questions without a reveal are left out."
            )
        )
    )
    return _tabled(N_("Guesses and the truth"), head, rows, N_("No truth was shown."), note)


def _round(it: Round | None) -> tuple[Word, ...]:
    if it is None:
        return "0", "–", "–"
    return str(it.n), it.middle, "–" if math.isnan(it.right) else f"{it.right:.0%}"


def _calibration(room: Room) -> Section:
    before, changed = calibration(room), change(room)
    said: list[Piece] = [Text(calibration_sentence(before)), Text(change_sentence(changed))]
    head = (
        N_("Person"), N_("Ranges before"), N_("Held"), N_("Answered twice"), N_("Held before"), N_("Held after"),
        N_("Width before"), N_("Width after"),
    )  # fmt: skip
    guessed = {one.person for one in ranges(room, BEFORE)}
    rows = tuple(_person(room, person) for person in room.people if person.number in guessed)
    if rows:
        said += [Table(tuple(map(Message, head)), rows), Text(Message(NOTE))]
    return Section(Message(N_("Did people know how much they know?")), tuple(said))


def _person(room: Room, person: Person) -> tuple[Word, ...]:
    before, changed = calibration(room, BEFORE, person.number), change(room, person.number)
    twice = changed.before.n
    return (
        room.called(person.number),
        str(before.n),
        str(before.held),
        str(twice),
        *(str(side.held) if twice else "–" for side in (changed.before, changed.after)),
        *(f"{side.width:.0%}" if twice else "–" for side in (changed.before, changed.after)),
    )


def _money(room: Room) -> Section:
    head = (
        N_("Person"), N_("Data"), N_("Chosen threshold"), N_("Brings a month"), N_("Best threshold"),
        N_("Brings a month"), N_("95 % interval"),
    )  # fmt: skip
    rows = tuple(
        (
            room.called(one.person),
            data_of(one.about),
            threshold(one.about, "threshold"),
            money(one.about, "money"),
            threshold(one.about, "best_threshold"),
            money(one.about, "best_money"),
            Message.of(N_("{low} to {high}"), low=money(one.about, "best_low"), high=money(one.about, "best_high")),
        )
        for one in priced(room.tried)
    )
    note = Text(
        Message(
            N_(
                "Amounts are each person's own assumptions about what a case brings, so they differ where people price mistakes differently."
            )
        )
    )
    return _tabled(
        N_("The best thresholds in money"), head, rows, N_("Nobody has priced a decision of two classes."), note
    )


def _tabled(
    title: str, head: Sequence[str], rows: tuple[tuple[Word, ...], ...], nothing: str, *notes: Piece
) -> Section:
    """Return a section of one table, or of a sentence where there is nothing in it."""
    if not rows:
        return Section(Message(title), (Text(Message(nothing)),))
    return Section(Message(title), (Table(tuple(map(Message, head)), rows), *notes))


SECTIONS: Sequence[Callable[[Room], Section]] = (_who, _agenda, _tried, _learnt, _guesses, _calibration, _money)
