"""A user's own voice and face: the browser's microphone beeps, its camera shows a drawing, a file shows a person."""

import re

import pytest
from playwright.sync_api import expect
from skimage.data import astronaut
from skimage.io import imsave

from tests.browser.cases import measured

SECONDS = 2_000  # ms of a recording
TRIES = 20  # at the camera


@pytest.fixture
def portrait(tmp_path):
    imsave(tmp_path / "eileen.png", astronaut())
    return tmp_path / "eileen.png"


def recorded(user, key):
    """Record what the microphone hears."""
    user.keyed(key, "[aria-label=Record]").click()
    user.page.wait_for_timeout(SECONDS)
    user.keyed(key, "[aria-label='Stop recording']").click()


def photographed(user):
    """Take a picture, once the camera has one to give."""
    for _ in range(TRIES):
        user.page.get_by_role("button", name="Take Photo").first.click()
        user.page.wait_for_timeout(1_000)
        if user.page.get_by_role("button", name="Clear photo").count():
            return
    raise AssertionError("the camera gave no picture")


ANSWERS = {
    "voice_commands": re.compile("is likeliest, but|I don't know|carried out"),
    "transcription": "the grammar finds none of its phrases in this sound",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_recording_of_a_beep_is_heard_and_nothing_is_made_of_it(visit, name):
    user = measured(visit("scenarios", case=name))
    user.page.get_by_role("radio", name="My own voice").click()
    recorded(user, f"case_{name}_recorded")
    user.sees(ANSWERS[name]).is_well()


def test_a_camera_without_a_face_is_said_and_a_person_is_known_again(visit, portrait):
    user = measured(visit("scenarios", case="face_recognition"))
    user.page.get_by_role("radio", name="Whose face?").click()
    user.page.get_by_role("radio", name="My own pictures").click()
    expect(user.keyed("case_face_recognition_enrol")).to_have_count(0)
    user.keyed("case_face_recognition_consent_shown", "label").click()
    user.page.get_by_label("Name or nickname").fill("<b>Eileen</b>")
    chooser = user.page.locator("input[type=file]")
    chooser.first.set_input_files(portrait)
    user.keyed("case_face_recognition_enrol").click()
    user.sees("<b>Eileen</b>, pictures enrolled: 1")
    chooser.nth(1).set_input_files(portrait)
    user.sees("<b>Eileen</b>: cosine 1.00, above the threshold of")
    user.keyed("case_face_recognition_camera_shown", "label").click()
    photographed(user)
    user.keyed("case_face_recognition_enrol").click()
    user.sees("received one in which none was found").sees("<b>Eileen</b>, pictures enrolled: 1")
    user.keyed("case_face_recognition_delete").click()
    user.sees("Enrol somebody first.").is_well()
