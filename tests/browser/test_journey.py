"""The first visit as one story: German credit from a guess to a brief, by the next-question links alone."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, expect

from core.messages import translator
from pages.components.brief.ways import VIEWS
from pages.components.places import PLACES, after
from tests.browser.driving import Visit, serving

SLOW = 240_000  # ms: a fresh server imports TensorFlow before the first training, and again for the first reasons
SETTLED = 1500  # ms: Streamlit tells its server of a slider a little after the last key
MOST_PRESSES = 16  # that the story takes from the first to the last
TOLD = {  # of each finding, what nobody else says
    "playground": "0.60 to 0.95",
    "metrics": "At its best threshold the model should bring",
    "groups": "Age",
    "explain": "row ",
    "scenarios": "Credit risk: ",
}


@pytest.fixture(scope="module")
def fresh_server(browser, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("story")) as address:
        yield address


@dataclass
class Walk:
    """Count what a person presses on the way."""

    user: Visit
    lang: str
    presses: list[str] = field(default_factory=list)

    def say(self, text: str) -> str:
        return translator(self.lang)(text)

    def press(self, what: Locator, name: str) -> None:
        expect(what).to_be_enabled(timeout=SLOW)
        what.click()
        self.presses.append(name)

    def keep(self, key: str) -> None:
        """Keep a finding, and wait until the page says that it is kept."""
        self.press(self.user.keyed(f"keep_{key}"), key)
        expect(self.user.keyed(f"keep_{key}")).to_be_disabled(timeout=SLOW)

    def goes_on(self, page: str) -> None:
        """Follow the question that the page ends with, and wait for the page that answers it."""
        following = after(page)
        assert following is not None
        links = self.user.page.locator("[data-testid=stMain] [data-testid=stPageLink] a")
        expect(links.last).to_contain_text(self.say(PLACES[following].question), timeout=SLOW)
        self.press(links.last, f"to {following}")
        expect(self.user.page.locator("h1")).to_have_text(self.say(PLACES[following].title), timeout=SLOW)
        self.user.is_well()

    def has_german_credit(self) -> None:
        expect(self.user.keyed("run_menu")).to_contain_text(self.say("German credit"), timeout=SLOW)


@pytest.mark.parametrize("lang, width", [("en", 1280), ("zh", 390)])
def test_german_credit_from_a_guess_to_a_brief(browser, fresh_server, lang, width):
    user = Visit(browser, fresh_server, width)
    user.page.set_default_timeout(SLOW)
    walk = Walk(user.go(lang=lang), lang)
    _guesses_and_trains(walk)
    walk.goes_on("playground")
    walk.has_german_credit()
    walk.keep("worth")
    walk.press(walk.user.page.get_by_role("tab", name=walk.say("Who is treated worse")), "who is treated worse")
    walk.keep("groups_score")
    walk.goes_on("metrics")
    walk.has_german_credit()
    walk.keep("explain_decision")
    walk.goes_on("explain")
    walk.keep("case_credit_risk")
    walk.goes_on("scenarios")
    walk.has_german_credit()
    _finds_all_in_the_brief(walk)
    walk.goes_on("brief")
    assert len(walk.presses) <= MOST_PRESSES, walk.presses
    _comes_home(walk)
    user.page.context.close()
    assert user.errors == []


def _guesses_and_trains(walk: Walk) -> None:
    page = walk.user.page
    handles = page.locator(".st-key-guess_pairs").get_by_role("slider")
    for number, steps in enumerate((5, 10)):
        for _ in range(steps):
            handles.nth(number).press("ArrowRight", timeout=SLOW)
    expect(page.locator(".st-key-guess_pairs [data-testid=stSliderThumbValue]").nth(1)).to_have_text("95")
    page.wait_for_timeout(SETTLED)
    walk.press(walk.user.keyed("guess_commit"), "commit")
    expect(walk.user.keyed("guess_commit")).to_have_count(0)
    expect(page.get_by_text("60").first).to_be_visible()
    walk.press(walk.user.keyed("first_train"), "train")
    expect(walk.user.keyed("keep_run")).to_be_visible(timeout=SLOW)
    expect(page.locator("[data-testid=stAlert]").get_by_text("0.60").first).to_be_visible(timeout=SLOW)
    walk.has_german_credit()
    walk.keep("run")


def _finds_all_in_the_brief(walk: Walk) -> None:
    page = walk.user.page
    expect(walk.user.keyed("brief_take")).to_be_visible(timeout=SLOW)
    assert page.locator("[data-testid=stMain] h3").first.inner_text().strip()  # the verdict
    walk.press(page.locator(f".st-key-{VIEWS}").get_by_text(walk.say("Findings"), exact=True), "findings")
    kept = page.locator("[data-testid=stMain] [class*='st-key-brief_finding_']")
    expect(kept).to_have_count(len(TOLD), timeout=SLOW)
    if walk.lang == "en":
        for text in TOLD.values():
            expect(kept.filter(has_text=text).first).to_be_visible()
    walk.user.is_well()


def _comes_home(walk: Walk) -> None:
    """See on the map what came of every step but the last one, which is the person's own."""
    walk.user.page.goto(walk.user.page.url.replace("/workshop", "/"))
    expect(walk.user.keyed("first_train")).to_be_visible(timeout=SLOW)
    expect(walk.user.page.locator(".st-key-next_step")).to_contain_text(
        walk.say("Say what you decide, and by which rule"), timeout=SLOW
    )
    walk.user.is_well()
