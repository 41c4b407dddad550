"""Spots that links of the brief lead to are tabs that there are."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from core.brief.sections import SECTIONS
from pages.components import depth
from pages.components.explain import body as explain
from pages.components.metrics import body as metrics
from pages.components.shelf import PARAM as BROUGHT
from pages.components.spots import PARAM, SPOTS, opened
from tests.unit.deciding import credit


def rows() -> dict[str, set[str]]:
    """Return the titles of every row of tabs by its key."""
    views = {f"view_{n}": set(what) for n, what in enumerate(depth.TABS.values()) if isinstance(what, Mapping)}
    judged = {f"metrics_{task}": set(titles) for task, titles in metrics.TABS.items()}
    return {"depth": set(depth.TABS), "explain": set(explain.TABS)} | views | judged


def test_every_spot_is_a_tab():
    for name, tabs in SPOTS.items():
        for key, title in tabs.items():
            assert title in rows()[key], name


def test_every_spot_of_the_brief_is_known():
    parts = [section.make(credit()) for section in SECTIONS.values()]
    links = [one.link for part in parts for one in part.missing]
    links += [piece.address for part in parts for piece in part.known if hasattr(piece, "address")]
    spots = {dict(parse_qsl(urlsplit(link).query)).get(PARAM) for link in links} - {None}
    assert len(spots) > 5 and spots <= set(SPOTS)


def test_a_link_opens_its_tabs_and_a_strange_one_none():
    assert opened({PARAM: "luck"}) == {"depth": "How good is it?", "view_2": "Luck"}
    assert opened({PARAM: "nowhere"}) == {} == opened({})


def test_the_name_of_what_was_brought_is_the_same_in_core():
    from core.brief.facts import BROUGHT as IN_CORE

    assert IN_CORE == BROUGHT
