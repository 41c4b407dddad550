import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

CATALOGUE = Path("content/locale/zh/LC_MESSAGES/messages.po")
PLACEHOLDER = re.compile(r"{(\w*)[^}]*}")


def marked() -> set[str]:
    found = set()
    for folder in ("core", "pages"):
        for _file, _line, text, _comments, _context in extract_from_dir(
            folder, method_map=[("**.py", "python")], keywords={"_": None, "N_": None}
        ):
            found.add(text)
    return found


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


def test_placeholders_are_the_same(catalogue):
    differing = [
        message.id
        for message in catalogue
        if message.id and set(PLACEHOLDER.findall(message.id)) != set(PLACEHOLDER.findall(message.string))
    ]
    assert differing == []


def test_markdown_marks_are_balanced(catalogue):
    odd = [m.id for m in catalogue if m.id and m.id.count("**") != m.string.count("**")]
    assert odd == []
