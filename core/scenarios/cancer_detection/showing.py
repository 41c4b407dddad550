"""The form, the sliders and the menus of this case, in one place."""

from collections.abc import Mapping, Sequence

from core.messages import N_
from core.scenarios.cancer_detection.masses import ASSESSMENT

FIRST: Sequence[str] = ("age", ASSESSMENT, "shape", "margin", "density")
LIMITS: Mapping[str, tuple[float, float]] = {"age": (0, 125), ASSESSMENT: (2, 5)}
NEEDED: Sequence[str] = ("age", ASSESSMENT)
"""Without one of these there is no answer."""
CHOICES: Mapping[str, Mapping[float, str]] = {
    ASSESSMENT: {
        2.0: N_("2: benign"),
        3.0: N_("3: probably benign"),
        4.0: N_("4: suspicious"),
        5.0: N_("5: highly suggestive of cancer"),
    }
}
UNLIKE: Mapping[str, float] = {"age": 115}
"""What no mass of the data has."""

THRESHOLD = 10  # percent
PREVALENCES = (0.001, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.48)
SCREENING = 0.005  # about 5 cancers in 1,000 women at a screening
CAPACITY = (5, 95, 50)  # percent of the masses: lowest, highest, first


def prevalence_label(share: float) -> str:
    """Write how common cancer is."""
    return f"{100 * share:g}%"
