"""Names and texts that people type: any script, no control characters, bounded, one of a kind."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages import UserError
from core.rooms.texts import LONGEST_NAME, name_of, same_name, text_of, title_of, word_of


@pytest.mark.parametrize(
    ("typed", "name"),
    (
        ("Li Na", "Li Na"),
        ("  王 　小明 ", "王 小明"),
        ("محمد", "محمد"),
        ("नेहा", "नेहा"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍🔬 Ada", "👩‍🔬 Ada"),
        ("O'Neil; DROP TABLE seats", "O'Neil; DROP TABLE seats"),
        ("<b>x</b>", "<b>x</b>"),
        ("x" * 30, "x" * 30),
    ),
)
def test_a_name_of_any_script_is_kept_as_given(typed, name):
    assert name_of(typed) == name


@pytest.mark.parametrize(
    "typed",
    ("", "   ", "\u3000", "x" * 31, "a\nb", "a\r", "\x00a", "a\x1b[0m", "a\u202eb", "a\u2028b", "\ufeffa", "\u200b",
     "\u200d", "\ud800"),
)  # fmt: skip
def test_a_name_that_can_not_be_shown_is_refused(typed):
    with pytest.raises(UserError, match="Your name: expected"):
        name_of(typed)


@given(st.text(max_size=50))
def test_what_is_taken_for_a_name_can_be_shown_and_is_so_again(typed):
    try:
        name = name_of(typed)
    except UserError:
        return
    assert 1 <= len(name) <= LONGEST_NAME and name == " ".join(name.split()) == name_of(name)
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in name)
    assert same_name(name, name.upper()) or same_name(name, name.casefold())


def test_names_are_the_same_in_any_case_and_width():
    assert same_name("Straße", "STRASSE") and same_name("Ｌｉ", "li") and same_name("Zoë", "Zoe\u0308")
    assert not same_name("Li", "Lin") and not same_name("李", "里")


def test_texts_are_bounded_and_stored_as_given():
    assert text_of(" a\r\n\tb <script> ") == "a\n\tb <script>"
    assert word_of("a  b") == "a b" and title_of("x" * 80)
    for read, typed, why in (
        (text_of, "x" * 1001, "1,001"),
        (text_of, "a\x07", "control"),
        (word_of, "a\nb", "control"),
        (title_of, "x" * 81, "81"),
    ):
        with pytest.raises(UserError, match=why):
            read(typed)
