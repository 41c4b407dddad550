"""The code's style and types are tests too, so that one command says all."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command", (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "core"]), ids=" ".join
)
def test_clean(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_core_does_not_import_streamlit():
    guilty = [p for p in (ROOT / "core").rglob("*.py") if "import streamlit" in p.read_text("utf-8")]
    assert guilty == []
