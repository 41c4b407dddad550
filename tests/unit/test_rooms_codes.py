"""Codes that people read aloud, keys and tokens that nobody can guess, links that don't give them away."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from core.rooms.codes import ALPHABET, digest, matches, new_code, new_secret, read_code
from core.rooms.links import facilitating, for_others, invitation, seated

CODES = st.text(alphabet=ALPHABET, min_size=8, max_size=8)
BETWEEN = st.sampled_from(["", "-", " ", "–", " - ", "　", "－", "\t"])


def wide(text):
    """Return a text as a Chinese keyboard types it in full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


@given(CODES, BETWEEN, st.sampled_from([str, str.lower, str.title, wide]))
def test_a_code_is_read_in_any_writing(letters, between, written):
    text = between + written(letters[:3]) + between + written(letters[3:]) + between
    assert read_code(text) == f"{letters[:4]}-{letters[4:]}"


@given(st.text(max_size=40))
def test_anything_else_is_no_code(text):
    found = read_code(text)
    assert found == "" or (len(found) == 9 and read_code(found) == found)


def test_codes_have_no_letters_that_look_alike_and_differ():
    codes = [new_code() for _ in range(2000)]
    assert len(set(codes)) == 2000 and {len(code) for code in codes} == {9}
    assert not set("0O1IL") & set("".join(codes)) and set("".join(codes)) == {*ALPHABET, "-"}
    assert all(read_code(code) == code for code in codes)
    for wrong in ("", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD/EFGH", "ABCD-EFGÉ", " "):
        assert read_code(wrong) == ""


def test_secrets_are_long_and_only_their_digests_kept():
    secrets = {new_secret() for _ in range(1000)}
    assert len(secrets) == 1000 and {len(one) for one in secrets} == {22}
    one = secrets.pop()
    assert digest(one) == hashlib.sha256(one.encode()).hexdigest() and one not in digest(one)
    assert matches(one, digest(one)) and not matches(one[:-1], digest(one)) and not matches("", digest(one))


def test_a_link_for_others_has_no_key_and_no_token():
    everything = {**facilitating("abcdefgh", "KEY"), **seated("ABCD-EFGH", "TOKEN"), "dataset": "iris"}
    assert everything == {"room": "ABCD-EFGH", "host": "KEY", "seat": "TOKEN", "dataset": "iris"}
    assert for_others(everything) == {**invitation("ABCD EFGH"), "dataset": "iris"}
