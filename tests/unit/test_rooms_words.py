"""The room's words: counted by people, in any case and width, Chinese whole."""

from hypothesis import given
from hypothesis import strategies as st

from core.rooms import Room, Said
from core.rooms.words import counted, words


def test_words_are_counted_by_people_and_shown_as_most_wrote_them():
    said = (
        (1, "Threshold"),
        (2, "threshold."),
        (3, "threshold"),
        (3, "THRESHOLD, money"),
        (4, "阈值，成本"),
        (5, "「阈值」"),
    )
    assert counted(said) == (("threshold", 3), ("阈值", 2), ("money", 1), ("成本", 1))


def test_width_is_folded_and_an_answer_of_two_words_is_one():
    found = counted(((1, "ＡＵＣ"), (2, "auc"), (3, "not yet"), (4, "Not  yet!")))
    assert found == (("auc", 2), ("Not yet", 2))


@given(st.lists(st.tuples(st.integers(1, 5), st.text(max_size=12)), max_size=20))
def test_nobody_counts_twice_and_nothing_empty_is_counted(said):
    found = counted(said)
    assert all(1 <= one.people <= len({person for person, _ in said}) and one.text.strip() for one in found)
    assert [one.people for one in found] == sorted((one.people for one in found), reverse=True)


def test_words_of_one_exercise_or_of_all():
    said = (Said(1, "a", "word", {"text": "x"}, 1.0), Said(1, "b", "word", {"text": "y"}, 2.0),
            Said(1, "a", "learnt", {"text": "z"}, 3.0))  # fmt: skip
    room = Room("ABCD-EFGH", "x", 0.0, 1.0, 30, (), said=said)
    assert words(room) == (("x", 1), ("y", 1)) and words(room, "b") == (("y", 1),) and words(room, "c") == ()
