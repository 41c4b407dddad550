"""The main picture of the playground: a training as it happens, or the run in hand."""

import numpy as np
import streamlit as st

from core.anatomy import DENSE
from core.brief import finding_of_run
from core.evaluation import headline
from core.evaluation.findings import learning_advice, learning_finding, live_advice, live_finding
from core.evaluation.held_out import held_out_sentence
from core.evaluation.overfitting import overfitting_began
from core.jobs import Job, JobView
from core.messages import N_, Message
from core.training.recording import Frame
from core.training.run import Run
from pages.components import state
from pages.components.boundary import is_plane
from pages.components.engine import between_looks
from pages.components.frame import shielded
from pages.components.guess_view import guess_revealed, outcome_of
from pages.components.i18n import _, say
from pages.components.keep import keep_button, kept_words
from pages.components.live_network import live_layers, start_is_due, start_of, surface_of_layers
from pages.components.picture import Picture, draw_picture
from pages.components.pin import pin_button
from pages.components.start_view import start_view, starting_layers
from pages.components.teaching import is_shown

DRAWN_BY = ("dataset", "n_samples", "noise", "split_seed", "train_share", "label_noise")
TICK = 0.4  # seconds between two looks at a training


def training_view() -> None:
    """Draw the picture, and look again while a training is under way.

    Without one it is no fragment: what is pressed here may concern the whole page. The buttons stand beside what moves,
    and belong to the page: Streamlit drops a press that reaches a fragment which has just gone, as the training ended.
    """
    job = state.memory().job
    if job is None:
        _draw()
        return
    st.fragment(_draw, run_every=between_looks(TICK))()
    _buttons(job)


def _draw() -> None:
    with shielded():
        job = state.memory().job
        if job is None:
            (_draw_untrained if state.memory().fresh or _is_new_drawing() else _draw_run)(state.memory().run)
            return
        if state.collect():
            st.rerun()
        _draw_live(job, job.view())


def _draw_run(run: Run) -> None:
    finding = learning_finding(run.history, headline(run).beats_baseline)
    st.subheader(say(finding), anchor=False)
    st.caption(" ".join(filter(None, (_how_it_came(run), _what_is_used(run)))))
    draw_picture(
        Picture(run.experiment, run.data, run.split, run.history, run.surface, _last(run), run.best_epoch), finding
    )
    st.markdown(f"**{say(held_out_sentence(run))}** {say(learning_advice(run.history))}")
    with st.container():
        guess_revealed(run)
    finding_kept = finding_of_run(run, outcome_of(run))
    with st.container(horizontal=True, gap="small"):
        keep_button(finding_kept, "run", "metrics")
        pin_button(run)
        _first_buttons()
    kept_words(finding_kept)


def _last(run: Run) -> Frame | None:
    """Return the network that the run kept."""
    if run.recording is None:
        return None
    kept = np.flatnonzero(run.recording.epochs == run.best_epoch + 1)
    return run.recording.frame(int(kept[0])) if len(kept) else None


def _is_new_drawing() -> bool:
    """Tell whether the draft is about drawn points that no picture has shown yet."""
    draft, shown = state.memory().draft, state.memory().run.experiment
    return state.data_named(draft).drawn and any(getattr(draft, name) != getattr(shown, name) for name in DRAWN_BY)


def _draw_untrained(run: Run) -> None:
    draft = state.memory().draft
    data, split = state.data_of(draft)
    title = Message(N_("Not trained yet: what will a model make of this?"))
    st.subheader(say(title), anchor=False)
    st.caption(_(data.card.why))
    drawn = live_layers(draft, data, start_of(draft, data))
    surface = surface_of_layers(starting_layers(drawn, draft), draft, data) if drawn else None
    draw_picture(Picture(draft, data, split, surface=surface, epochs=draft.epochs), title)
    with st.container():
        if drawn:
            start_view(drawn, draft, data)
        elif draft.model in DENSE and is_plane(data):
            st.fragment(_draw_when_due, run_every=TICK)()
    st.markdown(_("Press Train and watch it learn, or One epoch and go step by step."))
    with st.container(horizontal=True, gap="small"):
        _first_buttons()


def _draw_when_due() -> None:
    """Draw the page again once the network is there: a server that has just started takes a while."""
    if start_is_due():
        st.rerun()


def _how_it_came(run: Run) -> str:
    facts = {"seconds": run.seconds, "device": run.device, "epochs": len(run.history["loss"])}
    if state.memory().opened == run.key:
        return _("Opened at once: this very experiment had been trained before, in {seconds:.1f} s.").format(**facts)
    if run.stopped:
        return _("Stopped by you after {epochs} epochs; trained for {seconds:.1f} s ({device}).").format(**facts)
    return _("{epochs} epochs, trained in {seconds:.1f} s ({device}).").format(**facts)


def _what_is_used(run: Run) -> str:
    """Say which weights a run goes on with and why, where others did better on the validation rows."""
    if run.experiment.patience or overfitting_began(run.history) is None:
        return ""
    if run.stopped:
        return _("The last epoch is used; “Early stopping” would go back to the lowest validation loss.")
    return _(
        "The last epoch is used, because all were asked for; “Early stopping” would go back to the lowest validation loss."
    )


def _draw_live(job: Job, view: JobView) -> None:
    finding = live_finding(view.history)
    st.subheader(say(finding), anchor=False)
    st.progress(min(1.0, view.epoch / max(1, view.epochs)), text=_progress(view))
    data, split = state.data_of(job.experiment)
    draw_picture(
        Picture(job.experiment, data, split, view.history, view.surface, view.frame, epochs=view.epochs), finding
    )
    st.markdown(say(live_advice(view.history)))


def _progress(view: JobView) -> str:
    return _PROGRESS[view.status](view)


def _waiting(view: JobView) -> str:
    if view.place:
        return _("Place {place} in the queue, about {seconds:.0f} s").format(
            place=view.place, seconds=view.wait_seconds or 0
        )
    return _("Getting ready…")


def _running(view: JobView) -> str:
    text = _("Epoch {epoch} of {epochs}").format(epoch=view.epoch, epochs=view.epochs)
    left = view.left_seconds
    return text if left is None else f"{text} · " + _("about {seconds:.0f} s left").format(seconds=np.ceil(left))


def _paused(view: JobView) -> str:
    text = _("Training the epochs under way, then pausing ({epoch} of {epochs} done)")
    return (text if view.settling else _("Paused at epoch {epoch} of {epochs}")).format(
        epoch=view.epoch, epochs=view.epochs
    )


_PROGRESS = {"waiting": _waiting, "running": _running, "paused": _paused}


def _buttons(job: Job) -> None:
    if not is_shown("steps"):
        return
    paused = job.view().status == "paused"
    with shielded(), st.container(horizontal=True, gap="small"):
        if paused:
            st.button(_("Go on"), icon=":material/play_arrow:", key="resume", on_click=job.resume)
        else:
            st.button(_("Pause"), icon=":material/pause:", key="pause", on_click=job.pause)
        st.button(
            _("One epoch"), icon=":material/skip_next:", key="step", on_click=job.step,
            help=_("Go through the training rows once, then pause."),
        )  # fmt: skip
        st.button(
            _("Stop"), icon=":material/stop:", key="stop", on_click=job.stop, help=_("Keep what it has learned so far.")
        )
        _reset_button()
    if paused and job.experiment.model in DENSE and is_shown("tabs"):
        st.caption(_("To set a weight now: Stop, then “What has it learned?”, Network. Training goes on from there."))


def _first_buttons() -> None:
    if not is_shown("steps"):
        return
    st.button(
        _("One epoch"), icon=":material/skip_next:", key="first_step", on_click=state.step,
        help=_("Begin anew, go through the training rows once, then pause."),
    )  # fmt: skip
    _reset_button()


def _reset_button() -> None:
    st.button(
        _("Reset"), icon=":material/replay:", key="reset", on_click=state.reset,
        help=_("Back to the untrained network. Finished runs are kept."),
    )  # fmt: skip
