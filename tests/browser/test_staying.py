"""What stays when the language, the tab or the person changes."""

from playwright.sync_api import expect

from tests.lasting import LASTING


def test_language_and_reload_lose_no_training(visit):
    user = visit("playground", lang="en", seed="21", **LASTING)
    user.keyed("train").click()
    user.is_training()
    user.page.get_by_text("中文", exact=True).click()
    user.sees("训练中").is_training()
    user.page.reload()
    user.sees("训练中").is_training()
    assert "seed=21" in user.page.url
    user.keyed("stop").click()
    user.is_done().sees("停止了训练")


def test_the_open_tab_stays_open(visit):
    user = visit("playground", lang="en")
    user.page.get_by_role("tab", name="How good is it?").click()
    user.sees("A simple model does as well as this network")
    user.page.get_by_text("Scores", exact=True).click()
    user.sees("Main score")
    user.page.get_by_text("中文", exact=True).click()
    user.sees("主要分数").is_well()
    expect(user.page.get_by_role("tab", selected=True)).to_have_text("它有多好？")
    user.chooses("setting_dataset", "鸢尾花").sees("主要分数")
    expect(user.page.get_by_role("tab", selected=True)).to_have_text("它有多好？")


def test_a_shared_link_replays_the_experiment(visit):
    maker = visit("playground", dataset="moons", epochs="40", seed="7", hidden="8").trains()
    maker.keyed("share_menu").click()
    link = maker.page.get_by_test_id("stPopoverBody").locator("code").inner_text().strip()
    assert "seed=7" in link
    other = visit("playground")
    other.page.goto(link)
    other.sees("Moons")
    assert other.run_in_hand == maker.run_in_hand
    other.keyed("more", "summary").click()
    expect(other.keyed("setting_seed", "input")).to_have_value("7")


def test_the_brief_is_kept_and_downloaded(visit):
    user = visit("playground", lang="zh")
    user.keyed("keep_run").click()
    user.sees("你的简报（1）")
    user.keyed("brief").click()
    user.sees("决策简报")
    user.keyed("brief_take").click()
    with user.page.expect_download() as download:
        user.keyed("brief_file_markdown").click()
    assert "德国信贷" in download.value.path().read_text("utf-8")
