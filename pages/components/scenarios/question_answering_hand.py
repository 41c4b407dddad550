"""What the user has in hand in the cases that find answers: a text, a language, an engine, a threshold."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

import streamlit as st

from core.messages import N_
from core.scenarios.question_answering.measure import choices
from core.scenarios.question_answering.retrieval import ENGINES
from core.scenarios.result import Rival
from pages.components.i18n import _, language
from pages.components.scenarios.kept import chosen, kept

LANGUAGES = {"en": N_("English"), "zh": N_("Chinese")}


def kept_text(case: str, first: str, label: str, about: str) -> str:
    """Draw the box of the user's own text, with an example in it at first, and return what is in it."""
    return str(kept(st.text_area, f"case_{case}_text", first, label, key=f"case_{case}_box", height=68, help=about))


def choose_engine(case: str, view: str) -> str:
    """Draw the choice of an engine and return its name."""
    labels = {name: _(label) for name, label in ENGINES.items()}
    return _choose(case, "engine", view, _("Search by"), labels, "encoder", help=_(_HELP))


def choose_language(case: str, view: str) -> str:
    """Draw the choice of a language, the page's own at first, and return its name."""
    labels = {name: _(label) for name, label in LANGUAGES.items()}
    return _choose(case, "language", view, _("Questions in"), labels, language())


def choose_fail(case: str, labels: Mapping[str, str]) -> str:
    """Draw the choice of a failure, by their labels, and return its name."""
    return _choose(case, "fail", "fails", _("Failure"), labels, next(iter(labels)))


_HELP = N_("The encoder is a small network trained on damaged copies of the questions; TF-IDF counts rare pieces of words and is not trained.")  # fmt: skip


def _choose(case: str, what: str, view: str, label: str, labels: Mapping[str, str], first: str, **options: Any) -> str:
    return chosen(f"case_{case}_{what}", first, label, labels, key=f"case_{case}_{what}_{view}", **options)


def threshold_of(case: str, view: str, arrays: Mapping[str, Any], tongue: str, engine: str) -> float:
    """Draw the slider of the threshold and return it; at first it is the careful one of the rows that set it."""
    first, label = partial(_careful, arrays, tongue, engine), _("Answer from this similarity on")
    return kept_slider(case, view, f"{tongue}_{engine}", first, label, _(_RULE))


def _careful(arrays: Mapping[str, Any], tongue: str, engine: str) -> float:
    return choices(arrays, tongue, engine, "_choice").careful()


def kept_slider(case: str, view: str, what: str, first: Callable[[], float], label: str, about: str) -> float:
    """Draw a slider of the threshold that stands at the same place in every view, and return it."""
    name, key = f"case_{case}_threshold_{what}", f"case_{case}_threshold_{view}_{what}"
    return float(kept(st.slider, name, first, label, key=key, min_value=0.0, max_value=1.0, step=0.01, help=about))


_RULE = N_("Below it: “I don't know”. At first it stands where at most 15 of 100 answers were wrong in questions kept for this choice, e.g. 0.60.")  # fmt: skip


def language_table(rivals: Sequence[Rival], key: str) -> None:
    """Draw the scores of one language beside doing nothing in the same language."""
    columns = (_("Way"), _("Score"), _("95 % interval"))
    rows = [(_(it.label), f"{it.score:.0%}", f"{it.low:.0%} – {it.high:.0%}") for it in rivals]
    st.dataframe([dict(zip(columns, row, strict=True)) for row in rows], hide_index=True, key=key)


def digest(*parts: object) -> str:
    """Return what stands for a private text in the name of a question to the workers."""
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:20]


def weights_of(arrays: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the weights of the measured network, in order."""
    return tuple(arrays[f"w_{number}"] for number in range(sum(name.startswith("w_") for name in arrays)))
