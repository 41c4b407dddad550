"""From a decision to its reasons: a rejected applicant, the planted leak, on a phone, and where one came from."""

import re

from playwright.sync_api import expect

VALUE = ".js-plotly-plot"


def picture(user):
    return user.keyed("explain_steps", VALUE)


def settled(user):
    """Wait until the decision is drawn, and nothing has failed."""
    expect(picture(user)).to_be_visible()
    user.is_well()
    return user


def test_the_next_questions_lead_from_home_to_why(visit):
    user = visit(lang="en")
    for question in ("Can a model learn this", "Is it good enough", "Why did it say that"):
        user.page.get_by_role("link", name=re.compile(f"Next: {re.escape(question)}")).click()
    settled(user).sees("Flagged as “Went bad”")


def test_a_rejected_applicant_can_be_told_why_what_would_change_it_and_how_sure_that_is(visit):
    user = settled(visit("explain", lang="en"))
    user.sees("Pushed up most by").sees("What would change it.").sees("How far to trust this.")
    user.keyed("explain_copy").click()
    told = user.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(told).to_contain_text("At your threshold of 50% it is flagged.")
    expect(told).to_contain_text("the predicted chance of “Went bad” falls from")
    expect(told).to_contain_text("The pulls themselves are known to")
    user.is_well()


def test_the_planted_leak_is_found_by_its_explanation(visit):
    user = settled(visit("explain", lang="en"))
    user.keyed("run_menu").click()
    user.page.get_by_role("button", name=re.compile("German credit, with the service log")).click()
    settled(user)
    user.page.get_by_role("tab", name="Overall").click()
    user.sees("Service calls, last months moves the predicted chance")
    user.page.get_by_role("tab", name="Can we trust it").click()
    user.page.get_by_role("radio", name="A planted leak").click()
    user.chooses("trust_leak_column", "Age").sees("can be known")
    user.chooses("trust_leak_column", "Service calls, last months")
    user.sees("The same tests on the run in hand").is_well()


def test_a_reload_finds_the_row_and_what_was_looked_at(visit):
    user = settled(visit("explain", lang="en"))
    title = user.page.get_by_role("heading", level=3).first
    before = title.inner_text()
    user.keyed("explain_next").click()
    expect(title).not_to_have_text(before)
    after = title.inner_text()
    user.page.wait_for_url(re.compile(r"row=\d+"))
    user.page.reload()
    expect(title).to_have_text(after)


def test_every_tab_fits_a_phone_in_chinese(visit):
    user = settled(visit("explain", lang="zh", width=390))
    for name in ("这个决定", "怎样才会改变", "整体", "能不能信", "更简单的模型"):
        user.page.get_by_role("tab", name=name).click()
        expect(user.page.get_by_role("tabpanel", name=name)).to_contain_text("这些没有告诉你")
        user.is_well()
    expect(user.keyed("explain_filter", "input")).to_be_hidden()
    user.keyed("panel_toggle").click()
    expect(user.keyed("explain_filter", "input")).to_be_visible()
