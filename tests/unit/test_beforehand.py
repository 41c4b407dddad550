"""A server has imported what pages need before the first of them asks."""

import subprocess
import sys

SCRIPT = """
import sys
from core.beforehand import import_beforehand
assert "sklearn" not in sys.modules
import_beforehand(0.0).join()
before = set(sys.modules)
from core.bundles import bundle
from core.evaluation.held_out import held_out_sentence
held_out_sentence(bundle("german_credit"))
print(sorted(name for name in set(sys.modules) - before if name.split(".")[0] in ("sklearn", "scipy", "plotly")))
print("tensorflow" in sys.modules or "shap" in sys.modules)
"""


def test_what_the_first_page_needs_is_there():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:2] == ["[]", "False"], done.stderr
