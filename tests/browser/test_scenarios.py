"""Cases in a real browser: found, measured, tried, seen to fail, and what it takes to ship them."""

import re

import pytest
from playwright.sync_api import Page, expect

from core.scenarios import SCENARIOS
from tests.browser.cases import measured

PRODUCT = "From demo to product"


def view(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()


def test_from_explain_to_a_case_and_what_it_takes_to_ship_it(visit):
    user = visit("explain")
    page = user.page
    page.get_by_role("link", name=re.compile("Next: Where does this pay in my field")).click()
    expect(page.get_by_role("heading", name=re.compile("Of 15 cases: training pays in"))).to_be_visible()
    user.keyed("open_image_classification").click()
    expect(page.get_by_role("heading", name="Image classification")).to_be_visible()
    assert "case=image_classification" in page.url
    measured(user)
    view(page, "The data")
    expect(page.get_by_text("Kept apart for the test")).to_be_visible()
    view(page, PRODUCT)
    expect(page.get_by_text("Privacy and law for this case")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Image classification")).to_be_visible()
    user.keyed("to_cases").click()
    expect(page.get_by_role("heading", name=re.compile("Of 15 cases: training pays in"))).to_be_visible()


CHOICES = {
    "question_answering": "Typing errors",
    "face_recognition": "Dark",
    "image_classification": "Noisy",
}
"""Case -> a failure that isn't the first one shown."""


@pytest.mark.parametrize("name", CHOICES)
def test_what_a_user_chooses_in_a_case_stays_chosen(visit, name):
    user = visit("scenarios", case=name)
    page = user.page
    measured(user)
    view(page, "How it fails")
    choice = page.get_by_role("radio", name=CHOICES[name])
    choice.click()
    expect(choice).to_have_attribute("aria-checked", "true")
    view(page, "Try it")
    expect(choice).to_have_count(0)
    view(page, "How it fails")
    expect(choice).to_have_attribute("aria-checked", "true")


@pytest.mark.parametrize(("page", "question"), [("metrics", "worth money"), ("explain", "believe the reason")])
def test_the_run_of_a_case_opens_on_the_other_pages(visit, page, question):
    user = visit("scenarios", case="face_recognition")
    measured(user)
    user.keyed(f"{page}_face_recognition").click()
    user.sees(re.compile(question))
    assert f"/{page}" in user.page.url and "Face" in user.run_in_hand
    user.is_well()


def test_predictions_of_a_case_open_in_metrics_with_a_way_back(visit):
    user = visit("scenarios", case="voice_commands")
    measured(user)
    user.keyed("judge_voice_commands").click()
    user.sees(re.compile("worth money")).is_well()
    assert "/metrics" in user.page.url


@pytest.mark.parametrize("name", ["", *SCENARIOS])
def test_a_case_does_not_scroll_sideways_on_a_phone(visit, name):
    user = visit("scenarios", lang="zh", width=390, **({"case": name} if name else {}))
    shown = user.keyed("case_order", "label") if not name else user.keyed("to_cases")
    expect(shown).to_be_visible()
    assert user.page.evaluate("document.documentElement.scrollWidth") <= 390
    main = user.page.locator("[data-testid=stMain]")
    assert main.evaluate("it => it.scrollWidth") <= 390
