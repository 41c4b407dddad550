"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="customer_service",
    domain="finance",
    title=N_("Customer service"),
    question=N_("Which questions may a machine answer alone?"),
    icon=":material/support_agent:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="text", task="find", labels="few", error="money", why="useful"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="limited",
    laws=("cn_generative", "cn_algorithms", "pipl", "eu_transparency", "gdpr_automated"),
)
