import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from core.lessons.amounts import AMOUNTS, amount

CATALOGUE = Path("content/locale/zh/LC_MESSAGES/messages.po")
PLACEHOLDER = re.compile(r"{(\w*)[^}]*}")


def sources() -> list[Path]:
    return [Path("app.py"), *Path("core").rglob("*.py"), *Path("pages").rglob("*.py")]


@lru_cache
def marked() -> frozenset[str]:
    keywords = {"_": None, "N_": None}
    return frozenset(
        text for file in sources() for _line, text, *_rest in extract_from_file("python", str(file), keywords=keywords)
    )


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="zh")


def test_every_text_is_translated(catalogue):
    missing = sorted(text for text in marked() if not (catalogue.get(text) and catalogue.get(text).string))
    assert missing == []


def test_no_translation_is_left_over_or_unsure(catalogue):
    assert sorted(message.id for message in catalogue if message.id and message.id not in marked()) == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


AMOUNT_VALUES = set(amount(1.0).values)


def test_placeholders_are_the_same(catalogue):
    """But for amounts: each language has units of its own, and takes what it needs from the same values."""
    differing = [
        message.id
        for message in catalogue
        if message.id and set(PLACEHOLDER.findall(message.id)) != set(PLACEHOLDER.findall(message.string))
    ]
    amounts = {*(text for _, text in AMOUNTS), "{plain}"}
    assert set(differing) <= amounts
    assert {name for text in differing for name in PLACEHOLDER.findall(catalogue.get(text).string)} <= AMOUNT_VALUES


def test_markdown_marks_are_balanced(catalogue):
    odd = [m.id for m in catalogue if m.id and m.id.count("**") != m.string.count("**")]
    assert odd == []


def calls_in_f_strings(source: str) -> list[str]:
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    return [
        ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_") and isinstance(call.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("file", sources(), ids=str)
def test_no_text_hides_in_an_f_string(file):
    # Extraction reads tokens, and before Python 3.12 an f-string is a single one.
    assert calls_in_f_strings(file.read_text("utf-8")) == []
