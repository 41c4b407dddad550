"""A workshop's afternoon in the playground: compare, share, go wrong, and lose nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import Visit, serving
from tests.browser.line import Line
from tests.lasting import LASTING

MOONS = {"dataset": "moons", "epochs": "40", "seed": "41", "hidden": "8", "learning_rate": "0.01"}


@pytest.fixture
def other_server(browser, tmp_path):
    """Return the address of another server, which has trained nothing yet."""
    with serving(tmp_path) as address:
        yield address


def test_a_link_gives_the_same_numbers_on_another_server(visit, other_server):
    maker = visit("playground", **MOONS).trains()
    maker.keyed("share_menu").click()
    link = maker.page.get_by_test_id("stPopoverBody").locator("code").inner_text().strip()
    other = visit("playground", address=other_server)
    other.page.goto(link.replace(maker.address, other_server))
    other.sees("Nobody has trained this experiment here yet").sees("Trains on")
    other.trains()
    assert other.run_in_hand == maker.run_in_hand


def test_two_pinned_runs_are_compared(visit):
    user = visit("playground", **MOONS | {"seed": "42"}).trains()
    user.keyed("pin").click()
    expect(user.keyed("pin")).to_contain_text("Unpin")
    user.keyed("setting_epochs", "input").fill("90")
    user.keyed("setting_epochs", "input").press("Enter")
    user.page.wait_for_url("**epochs=90*")
    user.trains()
    user.keyed("pin").click()
    user.page.get_by_role("tab", name="What works better?").click()
    user.sees("only one setting differs").is_well()
    user.page.reload()
    user.page.get_by_role("tab", name="What works better?").click()
    user.sees("only one setting differs").is_well()


def test_a_bad_table_in_the_middle_of_it_all_costs_nothing(visit, tmp_path):
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    user = visit("playground", **MOONS | {"seed": "43"}).trains()
    user.keyed("pin").click()
    user.page.goto(
        user.page.url.replace("epochs=40", "epochs=2000").replace("=moons", "=page_blocks") + "&batch_size=1"
    )
    user.keyed("train").click()
    user.is_training()
    user.keyed("upload_menu").click()
    user.page.locator("input[type=file]").set_input_files(tmp_path / "photo.csv")
    expect(user.page.get_by_test_id("stAlertContentError")).to_contain_text("picture")
    user.page.keyboard.press("Escape")
    user.is_training()
    user.keyed("stop").click()
    expect(user.keyed("stop")).to_have_count(0)
    user.sees("Stopped by you after")
    user.page.get_by_role("tab", name="What works better?").click()
    user.sees("“Run 1”: AUC").is_well()


def test_points_live_with_their_network(visit):
    user = visit("playground", **LASTING | {"dataset": "circle", "hidden": "64,32", "n_samples": "2000"})
    user.keyed("train").click()
    user.is_training()
    expect(user.page.locator(".st-key-live_network .js-plotly-plot").last).to_be_visible()
    user.keyed("reset").click()
    user.sees("Not trained yet").is_done()
    expect(user.page.locator(".st-key-start_chart .js-plotly-plot").last).to_be_visible()
    user.is_well()


def test_reset_is_heard_also_in_the_moment_when_the_training_ends(browser, server):
    user = Visit(browser, server)
    line = Line(user.page)
    user.go("playground", dataset="circle", hidden="6,3", epochs="2000", n_samples="2000", seed="44")
    user.keyed("train").click()
    user.is_training()
    line.until(b"keep_run")  # the server has drawn the finished run, and the person doesn't see it yet
    user.keyed("reset").click()
    line.let_go()
    user.sees("Not trained yet").is_done()
    user.page.context.close()
    assert user.errors == []


def test_a_class_gets_a_playground_without_distractions(visit):
    teacher = visit("playground", dataset="xor", hide="tabs,more,learning_rate")
    expect(teacher.keyed("setting_learning_rate")).to_have_count(0)
    teacher.keyed("teaching_menu").click()
    link = teacher.page.get_by_test_id("stPopoverBody").locator("code").inner_text().strip()
    assert "hide=" in link
    pupil = visit("playground")
    pupil.page.goto(link)
    expect(pupil.keyed("setting_dataset", "input")).to_be_visible()
    expect(pupil.page.get_by_role("tab")).to_have_count(0)
    pupil.is_well()
