"""Faces in a picture of the package or the user's own, and whose face it is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.face_recognition import photo_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.face_recognition import words
from core.scenarios.face_recognition.detecting import Found, find_in_photo
from core.scenarios.face_recognition.facing import dataset, experiment
from core.scenarios.face_recognition.measure import faces_of, own_of
from core.scenarios.face_recognition.pictures import PHOTOS
from core.scenarios.face_recognition.recognising import FACE, see
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.face_recognition_kept import HERE, weight_slider
from pages.components.scenarios.face_recognition_own import own_found, privately
from pages.components.scenarios.face_recognition_whose import whose
from pages.components.scenarios.kept import chosen, listed
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]
TASKS = {"find": N_("Find faces"), "whose": N_("Whose face?")}
OWN = {"upload": N_("A picture of mine"), "camera": N_("My camera")}


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw the task that the user chose."""
    labels = {name: _(label) for name, label in TASKS.items()}
    task = chosen(f"{HERE}_task", "find", _("Task"), labels)
    _DRAWN[task](case, arrays)
    run_buttons(case, experiment(), dataset(), FACE)


def _find(case: Scenario, arrays: Arrays) -> None:
    labels = {name: _(label) for name, label in (PHOTOS | OWN).items()}
    source = listed(f"{HERE}_source", next(iter(PHOTOS)), _("Picture"), labels)
    threshold = weight_slider()
    found = _found(case, source)
    if found is None:
        st.info(_("Choose a picture above; meanwhile nothing is looked for."), icon=":material/photo_camera:")
        return
    alt = headline(words.finds(found, threshold))
    chart(photo_chart(found, threshold, _), f"found_{case.name}", alt)
    if len(found.cuts):
        seen = privately(see, own_of(arrays), faces_of(arrays), found.cuts[:1])[0]
        told(words.checked(seen))
    told(words.alarms(arrays, threshold))
    st.caption(_("A **cascade** (Viola and Jones 2001) slides a window over the picture and asks ever finer questions about bright and dark areas; the **weight** says how far a window passed the last one. A lower threshold finds more faces and more gravel."))  # fmt: skip
    limits(N_("What this does not tell you: how it does on many photographs. One face and four pictures without a person show what a threshold does, not how good it is."))  # fmt: skip


def _found(case: Scenario, source: str) -> Found | None:
    if source in PHOTOS:
        found: Found = ask(case, f"found-{source}", find_in_photo, source)
        return found
    return own_found(source, "find", _("A picture, with or without faces"))


_DRAWN = {"find": _find, "whose": whose}
