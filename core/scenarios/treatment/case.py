"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="treatment",
    domain="medicine",
    title=N_("Treatment recommendation"),
    question=N_("Which treatment for this patient?"),
    icon=":material/medication:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="table", task="choose", labels="thousands", error="harm", why="must"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "cn_telehealth", "eu_device", "gdpr_automated"),
    pays=False,
)
