"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="disease_risk",
    domain="medicine",
    title=N_("Disease risk"),
    question=N_("Whom should we examine first?"),
    icon=":material/cardiology:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="table", task="rank", labels="few", error="harm", why="must"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "eu_device", "gdpr", "us_hipaa"),
)
