"""Package: the run in hand as files that other programs load, each tried in a fresh process."""

import numpy as np
import pandas as pd
import streamlit as st

from core.evaluation.run_sentences import run_sentence
from core.jobs.studies import study
from core.lessons.lifecycle.packing import ENDINGS, FORMS, goes_inside, kilobytes, milliseconds, packing
from core.lessons.lifecycle.words import package_finding
from core.messages import N_
from core.takeaway import file_name
from core.training.run import Run
from pages.components import state
from pages.components.concepts.lifecycle_hand import hand
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

SERVE = """unzip {file} -d served
docker run -p 8501:8501 -e MODEL_NAME=saved_model \\
  -v "$PWD/served/saved_model:/models/saved_model" tensorflow/serving"""


def package_view() -> None:
    """Draw what is packaged, and what became of it."""
    run = state.memory().run
    what = f"package-{run.key}"
    told(run_sentence(run))
    if what not in hand().asked:
        tell("lifecycle", "package")
        st.button(
            _("Package this run"), key="lifecycle_pack", icon=":material/inventory_2:", type="primary",
            on_click=hand().asked.add, args=(what,),
        )  # fmt: skip
        return
    errand = study(engine(), engine().store, "lifecycle", what, packing(run), state.memory().owner)
    errand_view(errand, lambda found: _packages(run, found), _("Packaging, and loading each form in a fresh process"))
    tell("lifecycle", "package")
    limits(
        N_(
            "What this does not tell you: how fast a server with many callers is. Each form answered one row at a time here, "
            "on this machine's CPU; the start includes importing its library from the disk, and a busy machine makes all of them slower."
        )
    )


def _packages(run: Run, found: dict[str, np.ndarray]) -> None:
    headline(package_finding(found))
    st.dataframe(_table(found), hide_index=True)
    for form, title in FORMS.items():
        if f"{form}.error" in found:
            st.warning(_("{form}: {reason}").format(form=_(title), reason=str(found[f"{form}.error"])))
    if not goes_inside(run.preprocessor):
        st.caption(
            _("These inputs are made by functions that the forms can't hold: they take rows that are prepared already.")
        )
    with st.container(horizontal=True, key="lifecycle_files"):
        for form, title in FORMS.items():
            if f"{form}.file" in found:
                st.download_button(
                    _(title), found[f"{form}.file"].tobytes(), file_name(run, ENDINGS[form]), key=f"lifecycle_{form}",
                    icon=":material/download:", on_click="ignore",
                )  # fmt: skip
    with st.expander(_("Serve the SavedModel with TensorFlow Serving")):
        st.code(SERVE.format(file=file_name(run, ENDINGS["saved_model"])), language="bash")
        st.caption(_("Needs Docker, which this server does not have: not tried here."))


def _table(found: dict[str, np.ndarray]) -> pd.DataFrame:
    done = [form for form in FORMS if f"{form}.first" in found]
    return pd.DataFrame(
        {
            _("Form"): [_(FORMS[form]) for form in done],
            _("Size"): [_("{kb:,.0f} kB").format(kb=kilobytes(found[f"{form}.size"])) for form in done],
            _("Largest difference"): [f"{float(found[f'{form}.gap']):.1e}" for form in done],
            _("First answer"): [_("{seconds:.1f} s").format(seconds=float(found[f"{form}.first"])) for form in done],
            _("Each further row"): [_("{ms:.2f} ms").format(ms=milliseconds(found[f"{form}.one"])) for form in done],
            _("Memory of the process"): [_("{mb:,.0f} MB").format(mb=float(found[f"{form}.memory"])) for form in done],
        }
    )
