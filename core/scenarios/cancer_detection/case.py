"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="cancer_detection",
    domain="medicine",
    title=N_("Cancer detection"),
    question=N_("Which finding needs a biopsy?"),
    icon=":material/biotech:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="table", task="classify", labels="few", error="harm", why="must"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "eu_device", "gdpr", "us_hipaa"),
)
