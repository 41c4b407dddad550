"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="credit_risk",
    domain="finance",
    title=N_("Credit risk"),
    question=N_("Who will pay back, and whom do we refuse?"),
    icon=":material/credit_score:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="table", task="rank", labels="few", error="money", why="must"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="high",
    laws=("pipl_automated", "cn_credit", "eu_high", "gdpr_automated", "us_credit"),
)
