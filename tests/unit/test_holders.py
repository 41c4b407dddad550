"""Who holds a token of a ledger."""

import pytest

from core.jobs import Owner
from core.ledger.holders import Holders, is_token, new_token


def test_a_token_has_one_holder_at_a_time():
    holders, one, second = Holders(), Owner(), Owner()
    token = holders.hold("", one)
    assert is_token(token)
    assert holders.hold(token, one) == token
    fork = holders.hold(token, second)
    assert is_token(fork) and fork != token
    assert holders.hold(token, one) == token
    assert holders.hold(fork, second) == fork


def test_a_token_whose_session_is_away_or_gone_can_be_had():
    holders, here = Holders(), [True]
    first, second = Owner(lambda: here[0]), Owner()
    token = holders.hold("", first)
    assert holders.hold(token, second) != token
    here[0] = False
    assert holders.hold(token, second) == token
    here[0] = True
    assert holders.hold(token, first) != token  # the one that was away goes on under another
    third = holders.hold("", Owner())  # its owner is gone at once
    assert holders.hold(third, second) == third


@pytest.mark.parametrize("text", ["", "short", "x" * 23, "../../etc/passwd-------", "x" * 21 + "é", "x" * 21 + "\n"])
def test_what_is_no_token(text):
    assert not is_token(text)
    assert len({new_token() for _ in range(50)}) == 50
