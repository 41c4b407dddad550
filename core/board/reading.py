"""A room's people, answers and runs, as what pictures are made of."""

from collections import Counter
from collections.abc import Iterator, Mapping

from core.board.marks import Count, Guesses, Priced, Range, RunMark, Whereabouts, Word
from core.bundles import bundle
from core.evaluation.headlines import headline
from core.evaluation.scores import SCORES
from core.messages import N_, Message
from core.models import MODELS
from core.rooms.calibration import FINE
from core.rooms.room import Asked, Room, Tried
from core.rooms.truths import told_by_score, truth_of
from core.rooms.words import words as counted_words

PAGES: Mapping[str, str] = {
    "home": N_("Home"),
    "concepts": N_("Concepts"),
    "playground": N_("Playground"),
    "metrics": N_("Metrics"),
    "explain": N_("Explain"),
    "scenarios": N_("Scenarios"),
    "brief": N_("Brief"),
    "workshop": N_("Workshop"),
}
MOST_WORDS = 15
PAIRS = 100  # a room is asked how many of 100 pairs are right, where a score says which share


def guesses(room: Room, asked: Asked) -> Guesses:
    """Return the ranges that were guessed, sorted by their middle."""
    said = [one for one in room.said_to(asked.exercise, asked.kind) if "low" in one.value]
    ranges = (Range(room.called(one.person), one.value["low"], one.value["high"]) for one in said)
    ordered = tuple(sorted(ranges, key=lambda one: (one.middle, one.high)))
    fine = (asked.question.high - asked.question.low) / FINE
    return Guesses(ordered, _truth(room, asked), asked.question.unit, fine)


def choices(room: Room, asked: Asked) -> tuple[Count, ...]:
    """Return how many people chose each option, in the options' own order."""
    chosen = Counter(one.value.get("option") for one in room.said_to(asked.exercise, asked.kind))
    truth = _truth(room, asked)
    return tuple(Count(text, chosen[i], truth == i) for i, text in enumerate(asked.question.options))


def _truth(room: Room, asked: Asked) -> float | None:
    return truth_of(asked.question) if room.is_revealed(asked.exercise) else None


def words(room: Room, exercise: str) -> tuple[Count, ...]:
    """Return the words that were said and by how many, the most frequent first."""
    return tuple(Count(word.text, word.people) for word in counted_words(room, exercise))


def learnt(room: Room) -> tuple[tuple[Word, str], ...]:
    """Return what people say that they learnt, the newest first, with who says so."""
    found = sorted((one for one in room.said if one.kind == "learnt"), key=lambda one: -one.at)
    return tuple((room.called(one.person), str(one.value.get("text", ""))) for one in found)


def runs(room: Room, exercise: str) -> tuple[RunMark, ...]:
    """Return the runs of an exercise that can be compared: of the data and score that most of them are about."""
    tried = [one for one in room.tried if one.exercise == exercise and _is_whole(one)]
    if not tried:
        return ()
    (kind, _), *_ = Counter(map(_kind, tried)).most_common(1)
    return tuple(_mark(room, one, room.called(one.person)) for one in tried if _kind(one) == kind)


def _is_whole(one: Tried) -> bool:
    return all(one.about.get(name) is not None for name in ("value", "baseline", "seconds"))


def _kind(one: Tried) -> tuple[str, str]:
    return str(one.about.get("title")), str(one.about.get("score"))


def _mark(room: Room, one: Tried, name: Word) -> RunMark:
    about, value = one.about, float(one.about["value"])
    score = SCORES.get(str(about.get("score")))
    low, high = (value if about.get(end) is None else float(about[end]) for end in ("low", "high"))
    return RunMark(
        who=name,
        title=_settings(about),
        score=Message(score.label) if score is not None else str(about.get("score", "")),
        value=value,
        low=low,
        high=high,
        baseline=float(about["baseline"]),
        seconds=float(about["seconds"]),
        parameters=int(about.get("parameters") or 0),
        guess=_guess(room, one, name),
        key=one.key,
    )


def _settings(about: Mapping[str, object]) -> Message:
    model = MODELS.get(str(about.get("model")))
    return Message.of(
        N_("{model}, {parameters:,} parameters, {epochs} epochs"),
        model=Message(model.label) if model is not None else str(about.get("model", "")),
        parameters=int(str(about.get("parameters") or 0)),
        epochs=about.get("epochs", ""),
    )


def _guess(room: Room, one: Tried, name: Word) -> Range | None:
    """Return what a person guessed of the score before they tried: in this exercise, or where the room was asked for it."""
    asked = ((one.exercise, 1), *((exercise, PAIRS) for exercise in _asking_for_score(room, _kind(one))))
    found = (
        Range(name, said.value["low"] / of, said.value["high"] / of)
        for exercise, of in asked
        for said in room.said_to(exercise, "guess")
        if said.person == one.person and said.at <= one.at and "low" in said.value
    )
    return next(found, None)


def _asking_for_score(room: Room, kind: tuple[str, str]) -> Iterator[str]:
    """Yield the exercises that ask how many of 100 pairs a bundled run orders rightly, on data and by a score like these."""
    for exercise in room.agenda:
        name = told_by_score(exercise.question) if exercise.question is not None else ""
        if name and kind == (bundle(name).data.card.title, headline(bundle(name)).name):
            yield exercise.name


def prices(room: Room) -> tuple[Priced, ...]:
    """Return each person's newest threshold with what it is worth, on the data that most of the room looks at."""
    priced = [one for one in room.tried if one.about.get("money") is not None]
    if not priced:
        return ()
    (title, _), *_ = Counter(str(one.about.get("title")) for one in priced).most_common(1)
    newest = {one.person: one for one in sorted(priced, key=lambda one: one.at) if str(one.about.get("title")) == title}
    return tuple(_price(one, room.called(one.person)) for one in newest.values())


def _price(one: Tried, name: Word) -> Priced:
    about = one.about
    return Priced(name, float(about["threshold"]), float(about["money"]), str(about.get("currency", "auto")))


def whereabouts(room: Room, now: float) -> tuple[Whereabouts, ...]:
    """Return who is on which page, most people first, and at the end who is away."""
    here = room.online(now)
    pages = Counter(person.page for person in here)
    found = [
        Whereabouts(
            Message(PAGES.get(page, N_("on the way"))), tuple(room.called(p.number) for p in here if p.page == page)
        )
        for page, _ in pages.most_common()
    ]
    away = tuple(room.called(person.number) for person in room.people if person not in here)
    return (*found, Whereabouts(Message(N_("away")), away, away=True)) if away else tuple(found)
