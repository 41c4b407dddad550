"""What a board can show of a room; by itself it shows what fits the open exercise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from core.board import reading, sentences
from core.board.marks import Word
from core.charts.board.guesses import counts_chart, ranges_chart
from core.charts.board.places import places_chart
from core.charts.board.runs import COSTS, against_guess_chart, runs_chart
from core.charts.board.thresholds import thresholds_chart
from core.decision import Decision
from core.messages import N_, Message, Translate
from core.rooms.room import Asked, Room
from core.rooms.truths import truth_of

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

UNTOUCHED = Decision().threshold  # where everybody's begins
Draw = Callable[[Translate, int], "Figure"]
Line = tuple[Word, str]  # who says what


@dataclass(frozen=True)
class Shown:
    """Hold what a view shows.

    Parameters
    ----------
    title : Message
        The finding.
    draw : callable, optional
        `draw(translate, height)` makes the figure; None where there is nothing to draw yet.
    question : Message, optional
        What was asked.
    words : tuple of Message
        Further sentences.
    lines : tuple
        Who said what, newest first, as text.
    mark : str
        The same for the same figure, so that it is made once.
    """

    title: Message
    draw: Draw | None = None
    question: Message | None = None
    words: tuple[Message, ...] = ()
    lines: tuple[Line, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class BoardView:
    """Describe a view: its label, and `show(room, now)`."""

    label: str
    show: Callable[[Room, float], Shown]


def _where(room: Room, now: float) -> Shown:
    places = reading.whereabouts(room, now)
    title = sentences.where_title([one for one in places if not one.away], len(room.online(now)), len(room.people))
    return Shown(
        title,
        (lambda translate, height: places_chart(places, translate, height)) if places else None,
        mark=repr(places),
    )


def _answers(room: Room, now: float) -> Shown:
    asked = _asking(room)
    if asked is None:
        return Shown(Message(N_("No question has been asked yet")))
    shown = (_only_counted if _is_kept_back(room, asked) else FORMS[asked.question.form])(room, asked)
    question = asked.question.text
    text = question if isinstance(question, Message) else Message.of("{text}", text=question)
    return Shown(shown.title, shown.draw, text, mark=shown.mark)


def _is_kept_back(room: Room, asked: Asked) -> bool:
    """Tell whether answers would give a hint: there is a truth, and it hasn't been shown."""
    return truth_of(asked.question) is not None and not room.is_revealed(asked.exercise)


def _only_counted(room: Room, asked: Asked) -> Shown:
    return Shown(sentences.answered_title(len(room.said_to(asked.exercise, asked.kind)), len(room.people)))


def _ranges(room: Room, asked: Asked) -> Shown:
    it = reading.guesses(room, asked)
    title = sentences.guesses_title(it)
    return Shown(
        title, (lambda translate, height: ranges_chart(it, translate, height)) if it.ranges else None, mark=repr(it)
    )


def _choices(room: Room, asked: Asked) -> Shown:
    counts = reading.choices(room, asked)
    people = sum(count.people for count in counts)
    return Shown(
        sentences.counts_title(counts, people),
        lambda translate, height: counts_chart(counts, translate, height),
        mark=repr(counts),
    )


def _words(room: Room, asked: Asked) -> Shown:
    counts = reading.words(room, asked.exercise)
    title = sentences.words_title(counts, len(room.said_to(asked.exercise, asked.kind)))
    shown = counts[: reading.MOST_WORDS]
    return Shown(
        title, (lambda translate, height: counts_chart(shown, translate, height)) if shown else None, mark=repr(shown)
    )


FORMS: Mapping[str, Callable[[Room, Asked], Shown]] = {"number": _ranges, "choice": _choices, "word": _words}


def _runs(cost: str, room: Room, now: float) -> Shown:
    runs = reading.runs(room, _tried(room))
    if not runs:
        return Shown(sentences.runs_title(runs))
    bought = sentences.cost_sentence(runs)
    return Shown(
        sentences.runs_title(runs),
        lambda translate, height: runs_chart(runs, cost, translate, height),
        words=() if bought is None else (bought,),
        mark=repr(runs),
    )


def _against(room: Room, now: float) -> Shown:
    runs = reading.runs(room, _tried(room))
    told = any(run.guess is not None for run in runs)
    draw = (lambda translate, height: against_guess_chart(runs, translate, height)) if told else None
    return Shown(sentences.against_guess_title(runs), draw, mark=repr(runs))


def _thresholds(room: Room, now: float) -> Shown:
    everybody = reading.prices(room)
    chosen = tuple(one for one in everybody if one.threshold != UNTOUCHED)
    draw = (lambda translate, height: thresholds_chart(chosen, translate, height)) if chosen else None
    still = sentences.unmoved_sentence(len(everybody) - len(chosen), UNTOUCHED)
    return Shown(sentences.thresholds_title(chosen), draw, words=() if still is None else (still,), mark=repr(chosen))


def _learnt(room: Room, now: float) -> Shown:
    lines = reading.learnt(room)
    return Shown(sentences.learnt_title(lines), lines=lines)


VIEWS: Mapping[str, BoardView] = {
    "where": BoardView(N_("Who is where"), _where),
    "answers": BoardView(N_("Answers"), _answers),
    **{
        name: BoardView(label, partial(_runs, name))
        for name, label in zip(COSTS, (N_("Score and time"), N_("Score and size")), strict=True)
    },
    "against": BoardView(N_("Score and guess"), _against),
    "thresholds": BoardView(N_("Thresholds"), _thresholds),
    "learnt": BoardView(N_("What was learnt"), _learnt),
}
"""Name -> view of a board."""


def fitting(room: Room) -> str:
    """Return the name of the view that fits the open exercise."""
    exercise = room.exercise
    if exercise is None:
        return "where"
    if room.asked(exercise) is not None:
        return "answers" if not reading.runs(room, exercise.name) else "against"
    return BY_KIND.get((exercise.kind, exercise.target)) or BY_KIND.get((exercise.kind, ""), "where")


BY_KIND: Mapping[tuple[str, str], str] = {
    ("experiment", ""): "seconds",
    ("page", "metrics"): "thresholds",
    ("page", "playground"): "seconds",
    ("page", "brief"): "learnt",
}
"""Kind and target of an exercise that asks nothing -> view."""


def _asking(room: Room) -> Asked | None:
    """Return what the open exercise asks, or else the last one before it that asks something."""
    past = room.agenda[: room.state.step + 1]
    return next((asked for asked in map(room.asked, reversed(past)) if asked is not None), None)


def _tried(room: Room) -> str:
    """Return the name of the open exercise where somebody tried something for it, else of the last such one."""
    names = [exercise.name for exercise in room.agenda[: room.state.step + 1]]
    tried = {one.exercise for one in room.tried}
    return next((name for name in reversed(names) if name in tried), "")
