"""The page: needs nothing from elsewhere, strangers' words stay words, what it carries is read back."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from core.card import to_html
from core.card.html import CARRIED
from core.card.pieces import Card, Section, Text
from core.messages import Message, translator
from tests.unit.card.cards import ADDRESS, CARD

DAY = date(2026, 11, 26)
OUTSIDE = re.compile(
    r"""(?:src|srcset|data|poster|action)\s*=|url\(|@import|<link|<iframe|<object|<embed|<base""", re.I
)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.text, self.inside = [], [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        self.ids += [dict(attrs)["id"]] if "id" in dict(attrs) else []

    def handle_data(self, data):
        self.text.append((self.inside, data))


def parsed(page):
    tags = Tags()
    tags.feed(page)
    return tags


@pytest.mark.parametrize("language", ["en", "zh"])
def test_needs_nothing_from_elsewhere(language):
    page = to_html(CARD, translator(language), language, DAY)
    assert not OUTSIDE.search(page.replace(ADDRESS, ""))
    tags = parsed(page)
    assert "script" not in {tag for tag, _ in tags.tags}
    assert {attrs.get("href") for tag, attrs in tags.tags if tag == "a"} == {ADDRESS}
    assert f'<html lang="{language}">' in page
    assert "@media print" in page and "light-dark(" in page
    assert len(page) < 60_000


def test_sections_have_ids_that_are_the_same_in_every_language():
    ids = [parsed(to_html(CARD, translator(language), language, DAY)).ids for language in ("en", "zh")]
    assert ids[0] == ids[1] == ["what-do-we-decide", "scores-on-rows-it-had-never-seen", "limits", "limits-3"]


def test_words_of_strangers_stay_words():
    page = to_html(CARD, str, "en", DAY)
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "⟦figure⟧" in to_html(Card(Message("T"), (Section(Message("S"), (Text("⟦figure⟧"),)),)), str, "en", DAY)


def test_numbers_are_drawn_and_told():
    page = to_html(CARD, str, "en", DAY)
    assert page.count('<figure class="numbers">') == 2
    assert page.count("<rect ") == 5
    assert "0.79 (0.73 to 0.85)" in page
    score = re.search(r'<rect x="([\d.]+)" y="6" width="([\d.]+)"', page)
    assert score.groups() == ("0.0", "790.0")


def test_what_is_carried_is_read_back():
    carried = {"note": "</script><script>alert(1)</script> <!-- & \u2028 \"' 中文"}
    page = to_html(CARD, str, "en", DAY, carried)
    blocks = [attrs for tag, attrs in parsed(page).tags if tag == "script"]
    assert blocks == [{"type": "application/json", "id": CARRIED}]
    found = re.search(rf'id="{CARRIED}">(.*?)</script>', page, re.S).group(1)
    assert json.loads(found) == carried
