"""A search that is stopped, found again after a reload, resumed, and used."""

from playwright.sync_api import expect

SMALL = {"dataset": "iris", "model": "linear", "epochs": "200", "learning_rate": "0.00001", "batch_size": "4"}


def open_search(user):
    user.page.get_by_role("tab", name="What works better?").click()
    user.page.get_by_role("radio", name="Search").click()
    return user


def test_a_search_stopped_and_resumed(visit):
    user = open_search(visit("playground", **SMALL))
    field = user.keyed("search_n_trials", "input")
    field.fill("6")
    field.press("Enter")
    user.page.locator(".st-key-search_folds").get_by_role("radio", name="2").click()
    user.sees("6 combinations in 2 folds: 12 trainings at most")
    user.keyed("search_start").click()
    user.sees("of 6 combinations tried; the best so far")
    expect(user.page.get_by_test_id("stProgress")).to_contain_text("left")
    user.page.get_by_test_id("stTabs").get_by_role("button", name="Stop").click()
    user.sees("What was found is kept").is_well()
    assert "search=" in user.page.url

    user.page.reload()
    open_search(user).sees("What was found is kept")
    user.keyed("search_resume").click()
    user.sees("of 6 combinations")
    expect(user.keyed("search_again", "summary")).to_be_visible()
    expect(user.page.locator(".st-key-search_resume")).to_have_count(0)
    for picture in ("Two settings", "What mattered", "All combinations", "Side by side"):
        user.page.get_by_role("radio", name=picture).click()
        user.is_well()
    user.sees("Never choose on the test rows")

    user.keyed("search_use").click()
    user.keyed("search_train").click()
    user.is_done().sees("These settings are in the panel now")
    assert "learning_rate=" in user.page.url
