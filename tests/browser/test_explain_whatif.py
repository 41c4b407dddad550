"""What if, in a real browser: a slider moved by keys, a number beyond the range, and a file of own rows."""

from playwright.sync_api import expect

DURATION = "whatif_1"


def opened(visit, **how):
    user = visit("explain", **how)
    user.page.get_by_test_id("stTab").nth(1).click()
    expect(user.keyed(DURATION, "input[type=range]")).to_be_visible()
    return user


def test_a_slider_moved_by_keys_changes_both_pictures_and_can_be_taken_back(visit):
    user = opened(visit)
    user.keyed(DURATION, "input[type=range]").focus()
    user.page.keyboard.press("ArrowLeft")
    user.sees("With Duration 59 months instead of 60 months")
    user.page.keyboard.press("Home")
    user.sees("With Duration 4 months instead of 60 months")
    expect(user.page.locator(".st-key-whatif_bridge .js-plotly-plot")).to_contain_text("4 months")
    expect(user.page.locator(".st-key-whatif_reasons .js-plotly-plot")).to_contain_text("4 months")
    user.keyed("whatif_reset").click()
    user.sees("As it is, the predicted chance")
    expect(user.page.locator(".st-key-whatif_bridge")).to_have_count(0)
    user.is_well()


def test_a_number_beyond_the_range_is_warned_of_on_a_phone(visit):
    user = opened(visit, width=390)
    user.page.locator(".st-key-whatif_menu_1 button:visible").click()
    field = user.keyed("whatif_any_1", "input")
    field.fill("100")
    field.press("Enter")
    user.sees("outside what the model has seen (4 months to 72 months)")
    user.sees("With Duration 100 months instead of 60 months")
    user.is_well()


def test_own_rows_are_brought_and_a_broken_file_is_refused(visit, tmp_path):
    user = opened(visit)
    user.page.locator(".st-key-explain_change button").nth(2).click()
    with user.page.expect_download() as waiting:
        user.page.locator(".st-key-own_rows_example button:visible").first.click()
    waiting.value.save_as(tmp_path / "rows.csv")
    (tmp_path / "broken.csv").write_text((tmp_path / "rows.csv").read_text("utf-8").replace(",60,", ",long,"), "utf-8")
    file = user.page.locator("input[type=file]").last
    file.set_input_files(tmp_path / "broken.csv")
    expect(user.page.get_by_test_id("stAlertContentError")).to_contain_text("“long”")
    user.page.locator("input[type=file]").last.set_input_files(tmp_path / "rows.csv")
    user.sees("1 of 1 rows are flagged")
    expect(user.page.locator(".st-key-own_rows_reasons .js-plotly-plot")).to_be_visible()
    user.is_well()
