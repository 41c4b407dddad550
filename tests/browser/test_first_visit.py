"""The first minute of a new user."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.driving import Visit, serving


@pytest.fixture
def fresh_server(browser, tmp_path):
    with serving(tmp_path) as address:
        yield address


def test_a_fresh_server_on_a_phone_in_chinese(fresh_server, visit):
    """Pressed before the worker is warm, the button on the home page still brings a result."""
    user = visit(lang="zh", width=390, address=fresh_server)
    user.keyed("first_train").click()
    user.sees("训练场").is_done().sees("共 60 轮")
    user.page.get_by_role("tab", name="它有多好？").click()
    expect(user.keyed("beside", ".js-plotly-plot")).to_be_visible()
    user.is_well()


def test_one_click_on_a_desktop_in_english(visit):
    user = visit(lang="en")
    user.keyed("first_train").click()
    user.is_done().sees("60 epochs, trained in")
    assert "German credit" in user.run_in_hand
    user.page.get_by_role("tab", name="How good is it?").click()
    expect(user.keyed("beside", ".js-plotly-plot")).to_be_visible()
    user.is_well()
    user.page.get_by_test_id("stSidebarNavLink").first.click()
    user.sees("1 run, AUC")
    expect(user.page.get_by_text("check_circle")).to_have_count(1)


def _tab_to(user: Visit, aim: Locator) -> None:
    for _ in range(60):
        user.page.keyboard.press("Tab")
        if aim.evaluate("it => it === document.activeElement"):
            break
    expect(aim).to_be_focused()


def test_the_keyboard_alone_can_train(visit):
    user = visit("playground", dataset="iris", epochs="30")
    expect(user.page.locator(".js-plotly-plot").first).to_be_visible()
    user.is_done()
    _tab_to(user, user.keyed("train"))
    user.page.keyboard.press("Enter")
    user.sees("30 epochs, trained in").is_done()


def test_the_keyboard_alone_can_start_a_ready_experiment(visit):
    user = visit("playground")
    user.sees("Ready experiments").is_done()
    _tab_to(user, user.keyed("classics_menu"))
    user.page.keyboard.press("Enter")
    lesson = user.keyed("menu_start_overfitting")
    expect(lesson).to_be_focused()
    user.page.keyboard.press("Escape")
    expect(user.keyed("classics_menu")).to_be_focused()
    # Streamlit tells its server late that a menu was closed; one that is opened again before the answer comes is closed by it.
    user.page.wait_for_timeout(1500)
    user.page.keyboard.press("Enter")
    expect(lesson).to_be_focused()
    user.page.keyboard.press("Enter")
    user.sees("Try a cure").is_done()


def test_nothing_scrolls_sideways_on_a_phone(visit):
    for path in ("", "playground"):
        for lang in ("en", "zh"):
            user = visit(path, lang=lang, width=390)
            expect(user.page.locator(".js-plotly-plot").first).to_be_visible()
            user.is_well()


def test_a_phone_opens_and_closes_the_settings(visit):
    user = visit("playground", lang="en", width=390)
    dataset = user.keyed("setting_dataset", "input")
    expect(dataset).to_be_hidden()
    user.keyed("panel_toggle").click()
    expect(dataset).to_be_visible()
    user.page.get_by_role("button", name=re.compile("Close$")).click()
    expect(dataset).to_be_hidden()
