"""Pages that findings come from."""

from collections.abc import Mapping

from core.messages import N_

PAGES: Mapping[str, str] = {
    "concepts": N_("How it works"),
    "playground": N_("What a model can learn"),
    "metrics": N_("What it is worth"),
    "explain": N_("Why it decides so"),
    "scenarios": N_("What others do with it"),
}
"""What a page's findings are called in a brief, marked with `N_`; in the order of the way through the pages."""
