"""Whose face: three people of the data at first look, or people whom the user enrols after consent."""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.charts.pictures import pictures
from core.charts.scenarios.face_recognition import hidden_chart
from core.markdown import as_written
from core.messages import N_, UserError
from core.scenarios import Scenario
from core.scenarios.face_recognition import failing, words
from core.scenarios.face_recognition.errors import errors
from core.scenarios.face_recognition.measure import faces_of, own_of
from core.scenarios.face_recognition.pictures import SIDE
from core.scenarios.face_recognition.recognising import Match, Seen, hidden_parts, match, see
from core.scenarios.inputs.text import checked_text
from pages.components.chart import chart
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits
from pages.components.scenarios.face_recognition_kept import HERE, threshold_slider
from pages.components.scenarios.face_recognition_own import GALLERY, forget, own_found, privately
from pages.components.scenarios.kept import chosen, kept, listed
from pages.components.scenarios.measuring import ask

Arrays = Mapping[str, Any]
WHO = {"example": N_("People of the data"), "own": N_("My own pictures")}
ENROLLED, VIEW = (0, 1, 2), 3  # people of the test side, and the view that visits
VISITORS = {0: N_("Person 1 again"), 1: N_("Person 2 again"), 2: N_("Person 3 again"), 7: N_("A stranger"), 12: N_("Another stranger")}  # fmt: skip
NAMES, PICTURES, LONGEST = 3, 5, 40


def whose(case: Scenario, arrays: Arrays) -> None:
    """Draw who is enrolled, who comes, and the answer."""
    labels = {name: _(label) for name, label in WHO.items()}
    who = chosen(f"{HERE}_who", "example", _("Enrolled"), labels)
    threshold = threshold_slider(errors(arrays["numbers"]).equal[0])
    _DRAWN[who](case, arrays, threshold)
    st.caption(say(words.rule()))
    limits(N_("What this does not tell you: how well it knows you in other light, with glasses, or next year. It was tested on changed copies of one picture for each person."))  # fmt: skip


def _example(case: Scenario, arrays: Arrays, threshold: float) -> None:
    labels = {str(person): _(label) for person, label in VISITORS.items()}
    visitor = int(listed(f"{HERE}_visitor", "0", _("Who comes"), labels))
    shown = ask(case, f"views-{visitor}", failing.some_views, (*ENROLLED, visitor), 0)
    shown = np.concatenate([shown[:-1], ask(case, f"visit-{visitor}", failing.some_views, (visitor,), VIEW)])
    numbers = arrays["numbers"]
    gallery = {_("Person {n}").format(n=person + 1): [numbers[person, 0]] for person in ENROLLED}
    found = match(Seen(numbers[visitor, VIEW], 1.0), gallery, threshold)
    alt = headline(words.matched(found, threshold))
    chart(
        pictures(shown.reshape(len(shown), -1), (SIDE, SIDE), [*gallery, _("Who comes")], 4),
        f"gallery_{case.name}",
        alt,
    )
    _ranking(found)
    nearest = gallery[found.name][0]
    what = f"hidden-{visitor}-{hashlib.sha256(nearest.tobytes()).hexdigest()[:12]}"
    _why(shown[-1], ask(case, what, hidden_parts, own_of(arrays), shown[-1], nearest))


def _ranking(found: Match) -> None:
    rows = [{_("Enrolled person"): name, _("Cosine"): f"{alike:.2f}"} for name, alike in found.ranking]
    st.dataframe(rows, hide_index=True, key=f"{HERE}_ranking")


def _why(cut: Any, gone: Any) -> None:
    text = _(
        "**Why?** A grey square hides one part after the other. Blue: what spoke for the nearest person; orange: what spoke against."
    )
    st.markdown(text)
    chart(hidden_chart(cut, gone, _), f"{HERE}_hidden", text)


def _own(case: Scenario, arrays: Arrays, threshold: float) -> None:
    st.info(_("**Consent.** A face is sensitive personal information. Your pictures are sent to this server, turned into 32 numbers, and kept in the memory of this session only, until you delete them or close the page. They are never written to a disk, shown to others or used for training. Enrol only yourself and people who have agreed; no children under 14."))  # fmt: skip
    agreed = kept(st.checkbox, f"{HERE}_consent", False, _("I agree, and so does everybody whom I enrol"))
    if not agreed:
        if GALLERY in st.session_state:  # consent was taken back
            forget()
        st.caption(_("Without consent no picture is taken. The people of the data above can be tried without."))
        return
    gallery: dict[str, list[Any]] = st.session_state.setdefault(GALLERY, {})
    source = "camera" if kept(st.toggle, f"{HERE}_camera", False, _("Use the camera")) else "upload"
    enrol, visit = st.columns(2, gap="large")
    with enrol, shielded():
        _enrol(arrays, gallery, source)
    with visit, shielded():
        _visit(arrays, gallery, source, threshold)


def _enrol(arrays: Arrays, gallery: dict[str, list[Any]], source: str) -> None:
    st.markdown(_("**1. Enrol**"))
    name = st.text_input(_("Name or nickname"), key=f"{HERE}_name", max_chars=LONGEST)
    found = own_found(source, "enrol", _("A picture with one face"))
    if st.button(_("Enrol this face"), key=f"{HERE}_enrol", icon=":material/person_add:", disabled=found is None):
        with shielded():  # those who are enrolled stay in sight
            _take(arrays, gallery, checked_text(name, LONGEST), _one(arrays, found))
    for known, rows in gallery.items():
        st.caption(_("{name}, pictures enrolled: {n}").format(name=as_written(known), n=len(rows)))
    st.button(_("Delete all names and pictures"), key=f"{HERE}_delete", icon=":material/delete:", on_click=forget)


def _take(arrays: Arrays, gallery: dict[str, list[Any]], name: str, seen: tuple[Seen, Any]) -> None:
    if name not in gallery and len(gallery) >= NAMES:
        raise UserError(N_("Names: expected at most {most}, received one more: delete them first."), most=NAMES)
    if len(gallery.get(name, ())) >= PICTURES:
        raise UserError(N_("Pictures of one person: expected at most {most}, received one more."), most=PICTURES)
    gallery.setdefault(name, []).append(seen[0].numbers)


def _one(arrays: Arrays, found: Any) -> tuple[Seen, Any]:
    """Return what the networks make of the surest face of a picture, and its cut-out."""
    if found is None or not len(found.cuts):
        raise UserError(N_("Expected a picture with a face, received one in which none was found: come closer, with more light, and look straight ahead."))  # fmt: skip
    cut = found.cuts[0]
    return privately(see, own_of(arrays), faces_of(arrays), cut[np.newaxis])[0], cut


def _visit(arrays: Arrays, gallery: dict[str, list[Any]], source: str, threshold: float) -> None:
    st.markdown(_("**2. Who is this?**"))
    if not gallery:
        st.caption(_("Enrol somebody first."))
        return
    found = own_found(source, "visit", _("Another picture"))
    if found is None:
        return
    seen, cut = _one(arrays, found)
    answer = match(seen, gallery, threshold)
    headline(words.matched(answer, threshold))
    _ranking(answer)
    nearest = max(gallery[answer.name], key=lambda numbers: float(seen.numbers @ numbers))
    _why(cut, privately(hidden_parts, own_of(arrays), cut, nearest))


_DRAWN = {"example": _example, "own": _own}
