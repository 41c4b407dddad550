"""What people type in a room: names, titles, words. Kept as given, and shown as text only."""

import unicodedata
from collections.abc import Iterable

from core.messages import N_, Message, UserError

LONGEST_NAME, LONGEST_TITLE, LONGEST_WORD, LONGEST_TEXT = 30, 80, 60, 1000
REFUSED = ("Cc", "Cs", "Zl", "Zp", "Cf")
JOINERS = "\u200c\u200d"  # which some scripts and emoji can't do without
KEPT = "\n\t"  # in longer texts


def name_of(text: str) -> str:
    """Return a name with its spaces folded; raise `UserError` when it is none."""
    return _line(text, LONGEST_NAME, Message(N_("Your name")))


def title_of(text: str, what: Message | None = None) -> str:
    """Return a title with its spaces folded; raise `UserError` when it is none."""
    return _line(text, LONGEST_TITLE, what or Message(N_("The room's title")))


def word_of(text: str) -> str:
    """Return an answer in a word or two with its spaces folded; raise `UserError` when it is none."""
    return _line(text, LONGEST_WORD, Message(N_("Your answer")))


def text_of(text: str, what: Message | None = None, most: int = LONGEST_TEXT) -> str:
    """Return a text of some lines, as it was given; raise `UserError` when it is empty, too long, or can't be shown."""
    what = what or Message(N_("Your text"))
    _check_shown((one for one in text.strip().replace("\r\n", "\n") if one not in KEPT), what)
    _check_length(text.strip(), most, what)
    return text.strip().replace("\r\n", "\n")


def shortened(text: str, most: int = 18) -> str:
    """Return a name as a narrow place shows it."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def same_name(one: str, other: str) -> bool:
    """Tell whether two names look alike to people: in any case, with any width."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """Return a text in one case and width, for comparing."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _line(text: str, most: int, what: Message) -> str:
    _check_shown(text, what)
    folded_spaces = " ".join(text.split())
    _check_length(folded_spaces, most, what)
    return folded_spaces


def _check_length(text: str, most: int, what: Message) -> None:
    if not _has_sign(text):
        raise UserError(N_("{what}: expected 1 to {most:,} characters, received none."), what=what, most=most)
    if len(text) > most:
        raise UserError(
            N_("{what}: expected 1 to {most:,} characters, received {n:,}."), what=what, most=most, n=len(text)
        )


def _has_sign(text: str) -> bool:
    """Tell whether there is anything to see: more than spaces, joiners, and marks on nothing."""
    return any(unicodedata.category(one)[0] not in "CMZ" for one in text)


def _check_shown(text: Iterable[str], what: Message) -> None:
    wrong = next((one for one in text if not _is_shown(one)), None)
    if wrong is not None:
        raise UserError(
            N_("{what}: expected letters, digits, signs or emoji, received the control character {code}."),
            what=what, code=f"U+{ord(wrong):04X}",
        )  # fmt: skip


def _is_shown(one: str) -> bool:
    return one in JOINERS or unicodedata.category(one) not in REFUSED
