"""What columns and categories may be called by those who bring rows along, and what messages call them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.datasets.dataset import Dataset
from core.ledger.differences import joined
from core.messages import LANGUAGES, N_, Message, translator

Word = Message | str
NAMED = 5  # in a message
WITH_UNIT = N_("{column} ({unit})")


@dataclass(frozen=True)
class Names:
    """Hold which things a name may mean, by their numbers: as in the data, as a page shows it, and whatever the case of letters."""

    own: Mapping[str, frozenset[int]]
    shown: Mapping[str, frozenset[int]]
    folded: Mapping[str, frozenset[int]]

    def meant(self, name: str) -> tuple[int, ...]:
        """Return what a name may mean: nothing, one thing, or several where pages show the same for them."""
        found = self.own.get(name) or self.shown.get(name) or self.folded.get(name.casefold()) or frozenset()
        return tuple(sorted(found))


def names_of(data: Dataset, names: Sequence[str]) -> Names:
    """Return what columns or categories of a data set may be called: in any language, with their unit or without."""
    own = list(enumerate(names))
    shown = [(i, text) for i, name in own for text in _shown(data, name)]
    return Names(
        _gathered((name, i) for i, name in own),
        _gathered((text, i) for i, text in shown),
        _gathered((text.casefold(), i) for i, text in [*own, *shown]),
    )


def _shown(data: Dataset, name: str) -> list[str]:
    label, unit = data.card.labels.get(name, name), data.card.units.get(name)
    plain = [(translate, translate(label)) for translate in map(translator, LANGUAGES)]
    with_unit = [] if unit is None else [t(WITH_UNIT).format(column=text, unit=t(unit)) for t, text in plain]
    return [*(text for _, text in plain if name in data.card.labels), *with_unit]


def _gathered(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for text, i in pairs:
        found[text] = found.get(text, frozenset()) | {i}
    return found


def both_names(data: Dataset, name: str) -> Word:
    """Return what pages call a column or a category, and in quotes what the data call it; one of them where they are the same."""
    label = data.card.labels.get(name, name)
    return name if label == name else Message.of(N_("{shown} (“{name}”)"), shown=Message(label), name=name)


def listed(data: Dataset, names: Sequence[str]) -> Word:
    """Return columns or categories by both of their names, the first of them where they are many."""
    some, more = joined([both_names(data, name) for name in names[:NAMED]]), len(names) - NAMED
    return Message.of(N_("{names} and {n:,} more"), names=some, n=more) if more > 0 else some
