"""From a score to money, by mouse, by keyboard and on a phone."""

import re

import numpy as np
from playwright.sync_api import expect

VALUE = ".js-plotly-plot"


def picture(user):
    return user.keyed("metrics_value", VALUE)


def settled(user):
    """Wait until the picture is drawn, and nothing has failed."""
    expect(picture(user)).to_be_visible()
    user.is_well()
    return user


def test_the_next_questions_lead_from_home_to_money(visit):
    user = visit(lang="en")
    for question in ("Can a model learn this", "Is it good enough to be worth money?"):
        user.page.get_by_role("link", name=re.compile(f"Next: {re.escape(question)}")).click()
    settled(user).sees("you earn most").sees("Not shown: so few rows")


def test_the_keyboard_moves_the_threshold_and_everything_with_it(visit):
    user = settled(visit("metrics", lang="en", threshold="0.4"))
    expect(picture(user)).to_contain_text("yours 0.40")
    thumb = user.keyed("decision_threshold", "input[type=range]")
    thumb.focus()
    for _ in range(3):
        user.page.keyboard.press("ArrowRight")
    expect(picture(user)).to_contain_text("yours 0.43")
    expect(user.keyed("metrics_roc", VALUE)).to_contain_text("yours 0.43")
    expect(user.keyed("metrics_precision_recall", VALUE)).to_contain_text("yours 0.43")
    user.page.wait_for_url("**threshold=0.43*")
    user.page.reload()
    expect(picture(user)).to_contain_text("yours 0.43")


def test_a_rule_chooses_and_the_amounts_change_the_verdict(visit):
    user = settled(visit("metrics", lang="en"))
    user.chooses("preset", "Most money").sees("there is no better one")
    expect(picture(user)).to_contain_text("yours 0.20")
    user.keyed("decision_threshold", "input[type=range]").focus()
    for _ in range(2):
        user.page.keyboard.press("ArrowRight")
    expect(picture(user)).to_contain_text("yours 0.22")
    expect(user.keyed("preset", "input")).to_have_value("")
    settled(user)
    user.keyed("decision_false_alarm", "input").fill("-900")
    user.keyed("decision_false_alarm", "input").press("Enter")
    user.page.wait_for_url("**values=500*")
    settled(user)


def test_a_finding_that_is_kept_is_counted_at_once(visit):
    user = settled(visit("metrics", lang="en"))
    user.keyed("keep_worth").click()
    user.sees("Your brief (1)").is_well()


def test_every_tab_fits_a_phone_in_chinese(visit):
    user = settled(visit("metrics", lang="zh", width=390))
    for name in ("做决定", "有多大把握", "谁更吃亏", "错误", "细节"):
        user.page.get_by_role("tab", name=name).click()
        expect(user.page.get_by_role("tabpanel", name=name)).to_contain_text("这些没有告诉你")
        user.is_well()
    expect(user.keyed("decision_hit", "input")).to_be_hidden()
    user.keyed("panel_toggle").click()
    expect(user.keyed("decision_hit", "input")).to_be_visible()


def test_own_predictions_are_judged_and_found_after_a_reload(visit, tmp_path):
    rng = np.random.default_rng(0)
    label = rng.integers(0, 2, 400)
    score = np.clip(0.3 * label + 0.6 * rng.random(400), 0, 1)
    region = rng.choice(["north", "south"], 400)
    lines = [f"{y},{s:.4f},{where}" for y, s, where in zip(label, score, region, strict=True)]
    (tmp_path / "churn.csv").write_text("label,score,region\n" + "\n".join(lines))
    (tmp_path / "broken.csv").write_text("label,score\n1,0.5\n0,7.5\n")
    user = settled(visit("metrics", lang="en"))
    user.keyed("bring_menu").locator("visible=true").click()
    user.page.locator("input[type=file]").set_input_files(tmp_path / "broken.csv")
    expect(user.page.get_by_test_id("stAlertContentError")).to_contain_text("7.5")
    user.page.locator("input[type=file]").set_input_files(tmp_path / "churn.csv")
    user.keyed("bring_use").click()
    expect(user.keyed("run_menu")).to_contain_text("churn")
    settled(user)
    user.page.get_by_role("tab", name="Who is treated worse").click()
    user.sees("north").is_well()
    user.page.reload()
    expect(user.keyed("run_menu")).to_contain_text("churn")
    settled(user)


def test_the_report_is_a_file_that_opens_by_itself(visit, tmp_path):
    user = settled(visit("metrics", lang="en"))
    with user.page.expect_download() as waiting:
        user.keyed("report_html").click()
    waiting.value.save_as(tmp_path / "report.html")
    reader = user.page.context.new_page()
    reader.goto(f"file://{tmp_path}/report.html")
    expect(reader.locator("h1")).to_contain_text("Is it good enough to be worth money?")
    expect(reader.locator(VALUE).first).to_be_visible()
