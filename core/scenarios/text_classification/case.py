"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="text_classification",
    domain="language",
    title=N_("Text classification"),
    question=N_("Which of these reviews need a person today?"),
    icon=":material/reviews:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="text", task="classify", labels="many", error="little", why="useful"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("pipl", "cn_algorithms", "gdpr"),
    needs=("snownlp",),
)
