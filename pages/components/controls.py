"""The playground's right side: five settings in sight, Train, and the rest under More."""

from collections.abc import Callable, Mapping

import streamlit as st

from core.datasets import DATASETS, Dataset
from core.datasets.features import FEATURES
from core.experiment import SETTINGS
from core.messages import N_
from core.models import MODELS
from pages.components import state
from pages.components.guess_view import guess_menu
from pages.components.i18n import _
from pages.components.layers import layers_editor
from pages.components.names import named
from pages.components.panel import folded, panel, panel_switch
from pages.components.settings import brief, control, shown
from pages.components.teaching import is_shown
from pages.components.upload import TASKS, upload

IN_SIGHT = ("dataset", "model", "hidden", "learning_rate", "epochs")
ALWAYS_NAMED = ("activation", "optimizer", "batch_size")
GROUPS: Mapping[str, str] = {
    "data": N_("Data"),
    "model": N_("Network"),
    "training": N_("Training"),
    "regularisation": N_("Against learning by heart"),
}
# Where a setting says nothing about some data, it isn't shown for it.
APPLIES: Mapping[str, Callable[[Dataset], bool]] = {
    "noise": lambda data: data.drawn,
    "n_samples": lambda data: data.drawn,
    "features": lambda data: data.image_shape is None and not data.drawn,
    "scaling": lambda data: data.image_shape is None,
    "augment": lambda data: data.image_shape is not None,
    "class_weight": lambda data: data.task == "classification",
    "resample": lambda data: data.task == "classification",
}


def controls() -> None:
    """Draw the settings and the button; a phone has them at the foot of the screen, the settings folded."""
    with panel():
        with folded("settings"):
            _settings()
        with st.container(horizontal=True, gap="small"):
            panel_switch()
            _train_button()
        _changed()
        with folded("more_settings"):
            if is_shown("guess"):
                guess_menu()
            if is_shown("more"):
                _more()


def _settings() -> None:
    _question()
    control("dataset", options=_datasets())
    if is_shown("upload"):
        upload()
    if state.data_named(state.memory().draft).drawn and is_shown("features"):
        _features()
    control("model", options=_models())
    control("hidden", disabled=state.memory().draft.model == "linear")
    if state.memory().draft.model != "linear" and is_shown("hidden"):
        layers_editor()
    control("learning_rate")
    control("epochs")


def _question() -> None:
    """Draw the choice between classes and numbers, which decides what data there is to choose from."""
    if not is_shown("dataset"):
        return
    st.session_state["question"] = state.data_named(state.memory().draft).task
    labels = {task: _(label) for task, label in TASKS.items() if task is not None}
    st.segmented_control(
        _("The question"), list(labels), format_func=labels.__getitem__, key="question", required=True,
        on_change=_ask, width="stretch",
        help=_("Which class: will this customer leave? How much: what will this house cost?"),
    )  # fmt: skip


def _ask() -> None:
    task = st.session_state["question"]
    state.change(dataset=next(name for name, entry in DATASETS.items() if entry.task == task))


def _features() -> None:
    """Draw what the model may see of a drawn point, one switch each."""
    draft = state.memory().draft
    st.session_state["feature_pills"] = list(draft.features or ("x", "y"))
    label = SETTINGS["features"].label
    st.pills(
        _(label), list(FEATURES), format_func=lambda name: _(FEATURES[name].label),
        selection_mode="multi", key="feature_pills", on_change=_choose_features,
        help=_("What the model may see of a point. With x² and y² even a single layer can draw a circle."),
    )  # fmt: skip


def _choose_features() -> None:
    chosen = set(st.session_state["feature_pills"])
    names = tuple(name for name in FEATURES if name in chosen)
    state.change(features=() if names == ("x", "y") else names)


def _train() -> None:
    state.memory().panel_open = False
    state.train()


def _datasets() -> dict[str, str]:
    task = state.data_named(state.memory().draft).task
    uploads = {name: data.card.title for name, data in state.memory().uploads.items() if data.task == task}
    return {name: _(entry.label) for name, entry in DATASETS.items() if entry.task == task} | uploads


def _models() -> dict[str, str]:
    has_image = state.data_named(state.memory().draft).image_shape is not None
    return {name: _(model.label) for name, model in MODELS.items() if model.takes(has_image)}


def _train_button() -> None:
    busy = state.memory().job is not None
    st.button(
        _("Training…") if busy else _("Train"),
        type="primary",
        icon=":material/play_arrow:",
        key="train",
        width="stretch",
        disabled=busy,
        on_click=_train,
    )


def _changed() -> None:
    if state.memory().job is None and state.memory().run.experiment != state.memory().draft:
        st.caption(_("The settings have changed since the run in the picture. Train to see what they do."))


def _more() -> None:
    with st.expander(_("More: {values}").format(values=_summary()), key="more"):
        for group, title in GROUPS.items():
            names = [name for name in SETTINGS if SETTINGS[name].group == group and _useful(name)]
            st.markdown(f"**{_(title)}**")
            for name in names:
                control(name, options=_columns() if name == "features" else None)


def _useful(name: str) -> bool:
    return name not in IN_SIGHT and APPLIES.get(name, lambda data: True)(state.data_named(state.memory().draft))


def _columns() -> dict[str, str]:
    data = state.data_named(state.memory().draft)
    return {name: named(data, name) for name in data.feature_names}


def _summary() -> str:
    """Name the usual choices and whatever isn't at its default."""
    changed = [
        brief(name)
        for name in SETTINGS
        if name not in IN_SIGHT + ALWAYS_NAMED and getattr(state.memory().draft, name) != SETTINGS[name].default
    ]
    batch = _("batch {n}").format(n=state.memory().draft.batch_size)
    return " · ".join([shown("activation"), shown("optimizer"), batch, *changed])
