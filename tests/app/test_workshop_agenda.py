"""The agenda changed by who leads: put in another order, lengthened, and asked about one's own."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.hosting import depth, problems, submit


def text(app: AppTest, field: str):
    return next(
        one for one in (*app.text_input, *app.text_area) if re.fullmatch(f"edit_[0-9a-f]+_{field}", one.key or "")
    )


def test_the_agenda_is_reordered_shortened_and_lengthened(lead, room):
    app = depth(lead(), "Change the agenda")
    names = [one.name for one in room.room.agenda]
    app.button(key="agenda_down").click().run()
    assert [one.name for one in room.renewed().agenda][:2] == [names[1], names[0]]
    app.button(key="agenda_add").click().run()
    assert [one.name for one in room.renewed().agenda][2] == "question-1"
    app.button(key="agenda_remove").click().run()
    assert "question-1" not in [one.name for one in room.renewed().agenda]
    app.button(key="agenda_reset").click().run()
    assert [one.name for one in room.renewed().agenda] == names


def test_a_question_of_ones_own_is_asked(lead, room):
    app = depth(lead(), "Change the agenda")
    app.button(key="agenda_add").click().run()
    text(app, "title").set_value("Our churn")
    text(app, "text").set_value("Which share of our customers leaves in a year?")
    next(one for one in app.selectbox if one.key.endswith("_form")).set_value("number")
    next(one for one in app.selectbox if one.key.endswith("_truth")).set_value("=")
    text(app, "given").set_value("0.2")
    submit(app, "agenda_save")
    assert not problems(app)
    made = room.renewed().named("question-1")
    assert made.title == "Our churn" and made.question.form == "number" and made.question.truth == "=0.2"


@pytest.mark.parametrize(
    "field, value, words",
    [
        ("title", " ", "received none"),
        ("given", "lots", "expected a number for the truth"),
        ("options", "only one", "expected 2 to 6 options"),
    ],
)
def test_bad_input_keeps_the_agenda_and_what_was_typed(lead, room, field, value, words):
    app = depth(lead(), "Change the agenda")
    app.button(key="agenda_add").click().run()
    before = room.renewed().agenda
    if field == "given":
        next(one for one in app.selectbox if one.key.endswith("_truth")).set_value("=")
    text(app, field).set_value(value)
    submit(app, "agenda_save")
    assert any(words in said for said in problems(app))
    assert room.renewed().agenda == before
    assert text(app, field).value == value


def test_an_experiment_takes_its_settings_from_the_playground(open_app, room):
    app = open_app("workshop", lang="en", room=room.code, host=room.key, dataset="iris", model="mlp", epochs="33")
    depth(app, "Change the agenda")
    app.selectbox(key="agenda_kind_shown").set_value("experiment").run()
    app.button(key="agenda_add").click().run()
    next(one for one in app.checkbox if one.key.endswith("_take")).check()
    next(one for one in app.multiselect if one.key.endswith("_free")).set_value(["seed"])
    submit(app, "agenda_save")
    made = room.renewed().named("experiment-1")
    assert made.experiment["dataset"] == "iris" and made.experiment["epochs"] == "33" and made.free == ("seed",)
