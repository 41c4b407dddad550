"""One thing that a user found out and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from core.card.pieces import Number
from core.messages import N_, Message, UserError

if TYPE_CHECKING:
    from core.guessing import Outcome
    from core.training.run import Run

LONGEST_NOTE = 1000
INNER = ("sentence", "first")  # values of a finding's template that say what it is about


@dataclass(frozen=True)
class Finding:
    """Hold one thing found out.

    Parameters
    ----------
    page : str
        In `PAGES`: where it was found.
    sentence : Message
        With its numbers.
    link : str
        Leads back to it, relative to the dashboard's address, e.g. "playground?dataset=iris".
    numbers : tuple of Number
        What the small chart beside the sentence shows; none where a chart would say no more.
    note : str
        What the user makes of it.
    kept_at : datetime
        Findings that differ in nothing but numbers, note and this are equal.
    """

    page: str
    sentence: Message
    link: str
    kept_at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)
    numbers: tuple[Number, ...] = field(default=(), compare=False)
    note: str = field(default="", compare=False)

    def noted(self, note: str) -> "Finding":
        """Return the finding with another note; raise `UserError` when it is too long."""
        clean = note.strip()
        if len(clean) > LONGEST_NOTE:
            raise UserError(
                N_("The note on a finding: expected at most {most:,} characters, received {n:,}."),
                most=LONGEST_NOTE,
                n=len(clean),
            )
        return replace(self, note=clean)

    def same(self, other: "Finding") -> bool:
        """Tell whether another finding comes from the same place and says something of the same thing."""
        return (self.page, self.link, _kind(self.sentence)) == (other.page, other.link, _kind(other.sentence))

    def to_plain(self) -> dict[str, Any]:
        """Return the finding as what JSON can hold."""
        return {
            "page": self.page,
            "sentence": self.sentence.plain(),
            "link": self.link,
            "kept_at": self.kept_at.isoformat(),
            "numbers": [number.to_plain() for number in self.numbers],
            "note": self.note,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a finding from what `to_plain` gave; raise `ValueError` or `KeyError` from anything else."""
        return cls(
            str(plain["page"]),
            Message.from_plain(plain["sentence"]),
            str(plain["link"]),
            datetime.fromisoformat(plain["kept_at"]),
            tuple(map(Number.from_plain, plain.get("numbers", ()))),
            str(plain.get("note", "")),
        )


def _kind(sentence: Message) -> tuple[str, ...]:
    """Return what a finding says, without its numbers: its template, and those of what it is put around."""
    inner = next((sentence.values[name] for name in INNER if isinstance(sentence.values.get(name), Message)), None)
    return (sentence.template,) if inner is None else (sentence.template, *_kind(inner))


def finding_of_run(run: "Run", guessed: "Outcome | None" = None) -> Finding:
    """Return what a run has shown, as a finding of the playground, beside what was guessed of it before."""
    from core.evaluation.headlines import headline
    from core.evaluation.run_sentences import run_sentence
    from core.links import to_link

    main, sentence = headline(run), run_sentence(run)
    numbers = [
        Number(Message(N_("This model")), main.value, main.low, main.high),
        Number(Message(N_("Without a model")), main.baseline),
    ]
    if guessed is not None:
        low, high = guessed.guess.low, guessed.guess.high
        text = N_("{sentence} Guessed before: {low:.2f} to {high:.2f}.")
        sentence = Message.of(text, sentence=sentence, low=low, high=high)
        numbers.append(Number(Message(N_("Guessed before")), (low + high) / 2, low, high))
    return Finding("playground", sentence, f"playground?{urlencode(to_link(run.experiment))}", numbers=tuple(numbers))
