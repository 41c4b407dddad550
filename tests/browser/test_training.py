"""Data of every kind, trained before one's eyes."""

import time

from playwright.sync_api import expect

from tests.lasting import LASTING


def test_a_spiral_and_its_moving_boundary(visit):
    # 600 epochs may be over in 0.4 s, before a second picture
    user = visit(
        "playground", dataset="spiral", hidden="16,16", epochs="2000", learning_rate="0.01", features="x,y,sin_x,sin_y"
    )
    user.keyed("train").click()
    moments = user.boundaries()
    user.is_done().sees("2000 epochs, trained in")
    assert len(moments) >= 2  # how many a second is for tests/benchmarks to say


def test_iris(visit):
    user = visit("playground", dataset="iris", hidden="8", epochs="50", learning_rate="0.01").trains()
    assert "Iris" in user.run_in_hand
    user.page.get_by_role("tab", name="How good is it?").click()
    user.page.get_by_role("button", name="Mistakes").or_(user.page.get_by_role("radio", name="Mistakes")).first.click()
    user.sees("Each cell counts test rows").is_well()


def test_digits_with_a_cnn(visit):
    user = visit("playground", dataset="digits", model="cnn", epochs="3", lang="zh").trains()
    assert "卷积" in user.run_in_hand


def test_an_own_table(visit, tmp_path):
    rows = [f"{i % 17},{i % 5},{'stays' if i % 17 > 8 else 'leaves'}" for i in range(200)]
    (tmp_path / "customers.csv").write_text("\n".join(["visits,months,outcome", *rows]), "utf-8")
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    user = visit("playground", epochs="30")
    user.keyed("upload_menu").click()
    chooser = user.page.locator("input[type=file]")
    chooser.set_input_files(tmp_path / "photo.csv")
    expect(user.page.get_by_test_id("stAlertContentError")).to_contain_text("picture")
    chooser.set_input_files(tmp_path / "customers.csv")
    user.sees("200 rows and 3 columns")
    user.keyed("upload_use").click()
    user.sees("to predict: outcome")
    user.page.keyboard.press("Escape")
    user.trains()
    assert "customers" in user.run_in_hand


def test_layers_typed_by_hand(visit):
    user = visit("playground", dataset="iris", epochs="5")
    field = user.keyed("setting_hidden", "input")
    field.fill("12，6")
    field.press("Enter")
    expect(field).to_have_value("12 – 6")
    user.page.wait_for_url("**hidden=12*6*")
    field.fill("a lot")
    field.press("Enter")
    user.sees("expected 1 to 6 whole numbers")
    expect(field).to_have_value("12 – 6")


def test_pause_one_epoch_go_on_and_stop(visit):
    user = visit("playground", seed="11", **LASTING)
    user.keyed("train").click()
    user.is_training()
    user.keyed("pause").click()
    progress = user.page.get_by_test_id("stProgress")
    expect(progress).to_contain_text("Paused at epoch")
    paused = progress.inner_text()
    time.sleep(1)
    assert progress.inner_text() == paused
    epoch = int(paused.split("epoch ")[1].split()[0])
    user.keyed("step").click()
    expect(progress).to_contain_text(f"Paused at epoch {epoch + 1} ")
    user.keyed("resume").click()
    expect(progress).to_contain_text("left")
    user.keyed("stop").click()
    user.is_done().sees("Stopped by you after")
