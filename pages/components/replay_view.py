"""Replay: back and forth through the recorded epochs of a run, and where overfitting began."""

from concurrent.futures import TimeoutError as Late

import streamlit as st

from core.anatomy import DENSE, predicted, run_layers, surface
from core.anatomy.names import names_of
from core.charts.network import Look, network_chart
from core.charts.outcomes import confusion_chart, predicted_against_true
from core.charts.replay import replay_curves
from core.datasets import DATASETS
from core.evaluation import confusion
from core.evaluation.moment import moment_sentence
from core.evaluation.overfitting import overfitting_began, overfitting_finding
from core.messages import N_, UserError
from core.training.recording import Recording
from core.training.replay import Replayed, replayed
from core.training.run import Run
from pages.components.boundary import boundary, is_plane
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.moments import Moment, moment
from pages.components.names import named
from pages.components.network_view import drawn, maps_of

TICK = 0.5  # seconds an epoch is shown while it plays
PATIENCE = 30  # seconds
HEIGHT = 320
SLIDER = "replay_epoch"


def replay_view(run: Run) -> None:
    """Draw the finding, the ways to move, and the network of that epoch."""
    st.subheader(say(overfitting_finding(run.history)), anchor=False)
    if run.recording is None:
        _unrecorded(run)
        return
    now = moment(run)
    _buttons(now, len(run.recording.epochs) - 1)
    if now.playing:
        st.fragment(_play, run_every=TICK)(run, run.recording, now)
    else:
        _still(run, run.recording, now)


def _unrecorded(run: Run) -> None:
    st.caption(
        _(
            "Of this run there are the curves only: it was made without a recording, or its network is too large for one. "
            "Train it again to see whether there is one."
        )
    )
    _curves(run, run.best_epoch + 1)


def _buttons(now: Moment, last: int) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            _("One back"), icon=":material/skip_previous:", key="replay_back", on_click=_move, args=(now, -1),
            disabled=now.playing or now.place == 0,
        )  # fmt: skip
        st.button(
            _("Stop here") if now.playing else _("Play"), key="replay_play", on_click=_toggle, args=(now, last),
            icon=":material/pause:" if now.playing else ":material/play_arrow:", type="primary",
        )  # fmt: skip
        st.button(
            _("One forward"), icon=":material/skip_next:", key="replay_forward", on_click=_move, args=(now, 1),
            disabled=now.playing or now.place == last,
        )  # fmt: skip


def _move(now: Moment, by: int) -> None:
    now.place += by


def _toggle(now: Moment, last: int) -> None:
    now.playing = not now.playing
    if now.playing and now.place == last:
        now.place = -1  # its first look goes to the beginning


def _play(run: Run, recording: Recording, now: Moment) -> None:
    """Go one epoch on and draw it; at the end stop, which concerns the buttons outside."""
    now.place += 1
    if now.place >= len(recording.epochs) - 1:
        now.place, now.playing = len(recording.epochs) - 1, False
        st.rerun()
    with shielded():
        _still(run, recording, now)


def _still(run: Run, recording: Recording, now: Moment) -> None:
    epochs = recording.epochs.tolist()
    now.place = min(max(now.place, 0), len(epochs) - 1)

    def moved() -> None:
        now.place = epochs.index(st.session_state[SLIDER])

    st.session_state[SLIDER] = epochs[now.place]
    st.select_slider(
        _("Epochs done"), epochs, key=SLIDER, on_change=moved,
        help=_("How often it had gone through its training rows: 0 is before training."),
    )  # fmt: skip
    st.markdown(say(moment_sentence(run.history, epochs[now.place])))
    _pictures(run, recording, now.place)


def _pictures(run: Run, recording: Recording, place: int) -> None:
    dense = run.experiment.model in DENSE
    places = iter(st.columns([1, 1.4, 1] if dense else [1, 1]))
    with next(places):
        _answers(run, _said(run, recording, place))
    if dense:
        with next(places):
            _network(run, recording, place)
    with next(places):
        _curves(run, int(recording.epochs[place]))


def _said(run: Run, recording: Recording, place: int) -> Replayed:
    """Return what the network of that moment says; only Keras can ask other networks than dense ones."""
    if run.experiment.model not in DENSE:
        with st.spinner(_("Asking the network of that epoch…")):
            return _asked(run.key, place, run)
    layers = run_layers(run, recording.frame(place))
    plane = surface(layers, run) if is_plane(run.data) else None
    return Replayed(predicted(layers, run, run.data.X[run.split.val]), plane)


@st.cache_data(max_entries=256, show_spinner=False)
def _asked(key: str, place: int, _run: Run) -> Replayed:
    recording = _run.recording
    assert recording is not None
    data = None if _run.data.name in DATASETS else _run.data
    call = engine().call(replayed, _run.experiment, data, recording.frame(place), key=f"replay {key} {place}")
    try:
        found: Replayed = call.result(PATIENCE)
    except Late:
        raise UserError(N_("The workers are busy with other trainings: try again in a moment.")) from None
    return found


def _answers(run: Run, said: Replayed) -> None:
    if said.surface is not None:
        boundary(run, said.surface, "replay_plane", HEIGHT)
        return
    y = run.data.y[run.split.val]
    if run.data.task == "regression":
        figure = predicted_against_true(y, said.y_val[:, 0], _(run.data.card.target), _)
        chart(figure, "replay_predicted", _("Predictions against the truth; a perfect model lies on the line"))
    else:
        names = [named(run.data, name) for name in run.data.class_names]
        figure = confusion_chart(confusion(y, said.y_val), names, _)
        chart(figure, "replay_confusion", _("How often each class was called what"))
    st.caption(_("{rows:,} validation rows: it did not learn from them.").format(rows=len(y)))


def _network(run: Run, recording: Recording, place: int) -> None:
    """Draw the network of that moment; which units are drawn is decided by the last one, so that none comes or goes."""
    layers = run_layers(run, recording.frame(place))
    last = run_layers(run, recording.frame(len(recording.epochs) - 1))
    look = Look(units=drawn(last), height=HEIGHT)
    figure = network_chart(layers, names_of(run.data, run.preprocessor), _, maps_of(run, layers), look)
    chart(figure, "replay_network", _("The network with its weights at that epoch"))


def _curves(run: Run, epoch: int) -> None:
    figure = replay_curves(run.history, _, epoch, overfitting_began(run.history), height=HEIGHT)
    chart(figure, "replay_curves", say(overfitting_finding(run.history)))
