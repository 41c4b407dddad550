"""Lessons in a real browser: touched, guessed, settled, kept over a reload, and readable on a phone."""

import pytest
from playwright.sync_api import expect

from core.lessons import LESSONS


def test_a_lesson_from_the_map_to_the_next_one(visit):
    user = visit("concepts")
    page = user.page
    title = page.get_by_role("heading", name="Say 90% and be wrong")
    expect(title).to_be_visible()
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_role("heading", name="Say 91% and be wrong")).to_be_visible()
    user.keyed("open_article").click()
    expect(page.get_by_role("heading", name="The article, checked")).to_be_visible()
    assert "topic=article" in page.url
    expect(page.get_by_text("comes here once you have guessed")).to_be_visible()
    user.keyed("guess_article_1").click()
    expect(page.get_by_text("You guessed “About two in three”, and that is right.")).to_be_visible()
    page.get_by_text("Its claims").click()
    expect(page.get_by_text("By its own formula it is 1.7148")).to_be_visible()
    user.keyed("to_map").click()
    expect(page.get_by_text("1 of 14 lessons taken; 1 of 1 guesses right.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 of 14 lessons taken; 1 of 1 guesses right.")).to_be_visible()


def test_a_view_that_is_left_while_it_waits_leaves_nothing_behind(visit):
    user = visit("concepts", topic="questions", learnt="questions.s")
    page = user.page
    expect(page.get_by_role("progressbar").first).to_be_visible()
    user.go("concepts", topic="article", learnt="article.s")
    page.get_by_text("What to read").click()
    expect(page.get_by_text("Attention Is All You Need")).to_be_visible()
    page.wait_for_timeout(1500)
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_does_not_scroll_sideways_on_a_phone(visit, name):
    user = visit("concepts", lang="zh", width=390, topic=name)
    expect(user.keyed(f"try_{name}")).to_be_visible()
    assert user.page.evaluate("document.documentElement.scrollWidth") <= 390
    main = user.page.locator("[data-testid=stMain]")
    assert main.evaluate("it => it.scrollWidth") <= 390
