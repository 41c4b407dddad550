"""What is done by hand: a weight set and trained on from, a threshold moved, files taken away, a run deleted."""

import json
import zipfile

from playwright.sync_api import expect

from tests.browser.driving import Visit

CIRCLE = {"dataset": "circle", "hidden": "4,2", "epochs": "60", "learning_rate": "0.03", "seed": "51"}
FILES = ("Model (.keras)", "Curves (.csv)", "Script (.py)", "Model card (.md)", "Model card (.html)")


def opened(user: Visit, tab: str, view: str) -> Visit:
    """Open a view below the picture."""
    user.page.get_by_role("tab", name=tab).click()
    user.page.locator("[class*=st-key-view_]").get_by_role("radio", name=view).or_(
        user.page.locator("[class*=st-key-view_] button", has_text=view)
    ).first.click()
    return user


def test_a_weight_set_before_training_and_another_after_it(visit):
    user = visit("playground", **CIRCLE)
    user.keyed("reset").click()
    user.page.locator(".st-key-start_weights summary").click()
    user.page.locator("[class*=st-key-start_number_] input").fill("6")
    user.page.keyboard.press("Enter")
    user.page.wait_for_url("**by_hand=0%3A*%3D6.0*")
    user.sees("Back to what the seed drew (1 number set by hand)").trains()
    opened(user, "What has it learned?", "Network").page.locator("[class*=st-key-network_number_] input").fill("-5")
    user.page.keyboard.press("Enter")
    user.sees("60 epochs exactly as in this one").keyed("network_go_on").click()
    user.page.wait_for_url("**epochs=120*")
    user.is_done()
    assert "60%3A" in user.page.url
    user.page.reload()
    user.sees("120 epochs, trained in").is_well()


def test_a_threshold_is_moved(visit):
    user = opened(visit("playground"), "How good is it?", "Mistakes").sees("Of 200 rows it flags 54")
    handle = user.page.locator(".st-key-decision_threshold input").first
    handle.focus()
    for _ in range(20):
        user.page.keyboard.press("ArrowLeft")
    expect(user.page.get_by_text("Of 200 rows it flags 54")).to_have_count(0)
    user.sees("Of 200 rows it flags").is_well()


def test_files_are_taken_away_and_can_be_opened(visit, tmp_path):
    user = opened(visit("playground"), "How is it made?", "Take away")
    model, curves, script, card, page = (_taken(user, name, tmp_path) for name in FILES)
    with zipfile.ZipFile(model) as archive:
        assert json.loads(archive.read("config.json"))["class_name"] == "Functional"
    assert curves.read_text("utf-8").splitlines()[0].startswith("epoch,loss")
    compile(script.read_text("utf-8"), script.name, "exec")
    assert card.read_text("utf-8").startswith("# Model card: German credit")
    other = user.page.context.new_page()
    other.goto(page.as_uri())
    expect(other.locator("h1")).to_contain_text("German credit")
    user.is_well()


def _taken(user: Visit, name: str, folder):
    with user.page.expect_download() as download:
        user.page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_run_is_deleted_for_good(visit):
    user = visit("playground", **CIRCLE | {"seed": "52"}).trains()
    opened(user, "What works better?", "Your runs").sees("One of these runs")
    user.keyed("ledger_delete_menu").click()
    user.keyed("ledger_delete").click()
    user.sees("You have trained nothing yet")
    user.page.reload()
    user.sees("Nobody has trained this experiment here yet").is_well()
