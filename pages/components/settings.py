"""A widget for every kind of setting; each shows the draft and writes back to it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import streamlit as st

from core.by_hand import ByHand, Edit
from core.experiment import SETTINGS
from core.ladder import ladder
from core.ledger.differences import written
from core.markdown import as_written
from core.messages import UserError
from core.settings import Choice, Flag, Names, Real, Setting, Whole, Wholes
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import all_picked, picked
from pages.components.room.locks import is_fixed

SHAPES = ("4", "8", "16", "64", "8,8", "32,16", "64,64", "128,64", "64,64,64", "32,32,32,32", "256,128,64")

Common = dict[str, Any]


def control(name: str, options: Mapping[str, str] | None = None, disabled: bool = False) -> None:
    """Draw the widget of a setting.

    Parameters
    ----------
    options : mapping, optional
        Names to choose from and what to call them in the language of the page, where these depend on the data.

    One that a teacher has put away isn't drawn.
    """
    if name in state.memory().view.hide:
        return
    described = SETTINGS[name]
    common = {
        "label": _(described.label),
        "help": _(described.help),
        "key": f"setting_{name}",
        "on_change": _changed,
        "args": (name,),
        "disabled": disabled or is_fixed(state.memory(), name),
    }
    WIDGETS[type(described)](described, getattr(state.memory().draft, name), common, options)


def shown(name: str) -> str:
    """Return the draft's value of a setting as a user reads it."""
    described, value = SETTINGS[name], getattr(state.memory().draft, name)
    if isinstance(described, Choice):
        return _(described.options().get(value, value))
    if isinstance(described, ByHand):
        words = written(state.memory().draft, name)
        return words if isinstance(words, str) else say(words)
    return described.text(value) if not isinstance(value, bool | float) else f"{value:g}"


def brief(name: str) -> str:
    """Return a setting and its value in few words."""
    value = getattr(state.memory().draft, name)
    return set_by_hand(len(value)) if name == "by_hand" else f"{_(SETTINGS[name].label)} {shown(name)}"


def set_by_hand(count: int) -> str:
    """Say how many numbers were set by hand."""
    text = _("1 number set by hand") if count == 1 else _("{count} numbers set by hand")
    return text.format(count=count)


def _changed(name: str) -> None:
    _set(name, st.session_state[f"setting_{name}"])


def _picked(name: str, read: Callable[[str, Collection[str]], Any], among: Collection[str]) -> None:
    value = read(f"setting_{name}", among)
    if value is not None:
        _set(name, value)


def _set(name: str, value: Any) -> None:
    described = SETTINGS[name]
    try:
        state.change(**{name: _READ.get(type(described), lambda _, v: v)(described, value)})
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def _show(common: Common, value: Any) -> Common:
    st.session_state[common["key"]] = value
    return common


def _whole(described: Whole, value: int, common: Common, options: Any) -> None:
    if described.log:
        _steps(described, value, common)
        return
    step = 10 if described.default >= 100 else 1
    st.number_input(**_show(common, value), min_value=int(described.low), max_value=int(described.high), step=step)


def _real(described: Real, value: float, common: Common, options: Any) -> None:
    if described.log:
        _steps(described, value, common)
        return
    st.slider(**_show(common, value), min_value=float(described.low), max_value=float(described.high), step=0.05)


def _steps(described: Whole | Real, value: float, common: Common) -> None:
    st.select_slider(**_show(common, value), options=ladder(described, value), format_func=lambda step: f"{step:,g}")


def _flag(described: Flag, value: bool, common: Common, options: Any) -> None:
    st.toggle(**_show(common, value))


def _choice(described: Choice, value: str, common: Common, options: Mapping[str, str] | None) -> None:
    usual = {name: _(label) for name, label in described.options().items()}
    labels = _labels(usual if options is None else options, [value])
    late = {"on_change": _picked, "args": (*common["args"], picked, list(labels))}
    st.selectbox(**_show(common | late, value), options=list(labels), format_func=labels.__getitem__)


def _wholes(described: Wholes, value: tuple[int, ...], common: Common, options: Any) -> None:
    text = described.text(value)
    shapes = sorted({*SHAPES, text}, key=lambda shape: (shape.count(","), *map(int, shape.split(","))))
    st.selectbox(
        **_show(common, text),
        options=shapes,
        format_func=lambda shape: shape.replace(",", " – "),
        accept_new_options=True,
    )


def _names(described: Names, value: tuple[str, ...], common: Common, options: Mapping[str, str] | None) -> None:
    labels = _labels(options or {}, value)
    late = {"on_change": _picked, "args": (*common["args"], all_picked, list(labels))}
    st.multiselect(
        **_show(common | late, list(value)),
        options=list(labels),
        format_func=labels.__getitem__,
        placeholder=_("All columns"),
    )


def _by_hand(described: ByHand, value: tuple[Edit, ...], common: Common, options: Any) -> None:
    """Draw what was set, and the way back: the drawing of a network is where it is set."""
    st.caption(f"{common['label']}: {as_written(shown('by_hand'))}", help=common["help"])
    if value:
        st.button(
            _("Leave it out"), key=common["key"], icon=":material/undo:", on_click=lambda: state.change(by_hand=())
        )


def _labels(options: Mapping[str, str], chosen: Iterable[str]) -> dict[str, str]:
    """Return name -> what it is called; what is chosen is among them whatever it is."""
    return {**options, **{name: name for name in chosen if name not in options}}


def _typed_wholes(described: Setting[Any], text: str) -> tuple[int, ...]:
    numbers: tuple[int, ...] = described.parse(re.sub(r"[\s,，、;；–x×*-]+", ",", text.strip()).strip(","))
    return numbers


WIDGETS: Mapping[type, Callable[..., None]] = {
    Whole: _whole,
    Real: _real,
    Flag: _flag,
    Choice: _choice,
    Wholes: _wholes,
    Names: _names,
    ByHand: _by_hand,
}
_READ: Mapping[type, Callable[[Setting[Any], Any], Any]] = {Wholes: _typed_wholes, Names: lambda _, value: tuple(value)}
