"""The README's example runs as it stands."""

import re
from pathlib import Path


def test_example_runs():
    text = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], {})  # our own text
